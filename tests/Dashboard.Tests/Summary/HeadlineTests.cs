using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Summary;

namespace Dashboard.Tests.Summary;

public sealed class HeadlineTests
{
    private const string Window = "2026-04-22..2026-06-05";

    [Fact]
    public void Of_ThreeAllegedLinksOnReportedFigures_AttributesAndSaysWhatIsNotShown()
    {
        var allegation = Grounded(Standing.Alleged, Standing.Alleged, Standing.Alleged, Standing.Unverifiable, Standing.Unverifiable);

        var headline = Headline.Of(allegation, Reported());

        Assert.Equal(
            "The provider alleges that “roughly 25,000” fraudulent accounts acted together and drew “roughly 28.8 million” interactions from 22 April to 5 June 2026, the work of the Harrow pool.",
            headline.Claim);
        Assert.Equal("Not shown: that the lab directed it and that the outputs were used in training.", headline.Limits);
    }

    [Fact]
    public void Of_CountedFigures_SaysThatTheCaseAllegesFromItsOwnData()
    {
        var allegation = Grounded(Standing.Corroborated, Standing.Alleged, Standing.Disputed);
        var basis = HeadlineBasis.OfData.From([Given.Counted(Measure.Accounts, 1204), Given.Counted(Measure.Interactions, 212_480)], null, TimeRange.Parse(Window));

        var headline = Headline.Of(allegation, basis);

        Assert.Equal("This case alleges, from its own data, that 1,204 fraudulent accounts acted together and drew 212,480 interactions from 22 April to 5 June 2026.", headline.Claim);
        Assert.Equal("Disputed: that the operator is identified.", headline.Limits);
    }

    [Fact]
    public void Of_FirstLinkRetracted_ClaimsNothing()
    {
        var headline = Headline.Of(Grounded(Standing.Retracted, Standing.Corroborated), Reported());

        Assert.Empty(headline.Carried);
        Assert.DoesNotContain("25,000", headline.Claim, StringComparison.Ordinal);
        Assert.StartsWith("Retracted: that the accounts were fraudulent.", headline.Limits, StringComparison.Ordinal);
        Assert.Contains("hanging on what comes before it: that the accounts acted together", headline.Limits, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_PressOrigin_SaysWhoReports()
    {
        var basis = HeadlineBasis.OfSources.From(null, [Given.Source(1, "The Gazette", SourceKind.Press)], [Given.Figure(1, 1, Measure.Interactions, "nearly 29 million", 29e6, Window)]);

        var headline = Headline.Of(Grounded(Standing.Alleged), basis);

        Assert.StartsWith("It is alleged, as The Gazette reports, that fraudulent accounts drew “nearly 29 million”", headline.Claim, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_EveryChain_ClaimsNoMoreThanItsWeakestCarriedLink()
    {
        var standings = Enum.GetValues<Standing>();
        var chains = from a in standings from b in standings from c in standings from d in standings from e in standings select new[] { a, b, c, d, e };

        foreach (var chain in chains)
        {
            var headline = Headline.Of(Grounded(chain), Reported());
            var carried = chain.TakeWhile(s => s >= Standing.Alleged).ToList();

            Assert.Equal(carried.Count, headline.Carried.Count);
            Assert.Equal(carried.Count > 0 && carried.All(s => s == Standing.Corroborated), headline.Claim.Contains("corroborate", StringComparison.Ordinal));
            Assert.Equal(carried.Count >= 2, headline.Claim.Contains("acted together", StringComparison.Ordinal));
            Assert.Equal(carried.Count >= 3, headline.Claim.Contains("Harrow", StringComparison.Ordinal));
            Assert.Equal(carried.Count >= 4, headline.Claim.Contains("directed", StringComparison.Ordinal));
            Assert.Equal(carried.Count >= 5, headline.Claim.Contains("training", StringComparison.Ordinal));
            Assert.Equal(carried.Count < 5, headline.Limits.Contains("training", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Of_LinkWithoutGrounds_IsNotClaimed()
    {
        var allegation = Given.Allegation(Standing.Alleged, Standing.Alleged);
        allegation.Cite(1, source: 1);
        allegation.Cite(2, source: 1, bearing: Bearing.Against);

        var headline = Headline.Of(allegation, Reported());

        Assert.DoesNotContain("acted together", headline.Claim, StringComparison.Ordinal);
        Assert.Equal("Without grounds so far: that the accounts acted together.", headline.Limits);
    }

    private static Allegation Grounded(params Standing[] standings)
    {
        var allegation = Given.Allegation(standings);
        for (var i = 1; i <= standings.Length; i++) allegation.Cite(i, source: 1);
        return allegation;
    }

    private static HeadlineBasis.OfSources Reported() => HeadlineBasis.OfSources.From(
        null, [Given.Source(1)],
        [Given.Figure(1, 1, Measure.Accounts, "roughly 25,000", 25_000, Window), Given.Figure(2, 1, Measure.Interactions, "roughly 28.8 million", 28.8e6, Window)]);
}
