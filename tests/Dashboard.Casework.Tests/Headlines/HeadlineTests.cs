using Dashboard.Casework.Allegations;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Headlines;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using static Dashboard.Casework.Tests.GivenCase;

namespace Dashboard.Casework.Tests;

public class HeadlineTests
{
    private static readonly ElementKind[] Kinds = Enum.GetValues<ElementKind>();

    private static readonly IReadOnlyList<GroundEdit> Palette =
    [
        Shows(1), Shows(2, ""), Shows(1, bearing: Bearing.Against),
        Says(Letter, StatementKind.OwnFinding), Says(ArticleA, StatementKind.Relayed), Says(ArticleB, StatementKind.Reported),
        Says(Agency, StatementKind.OwnFinding),
        Says(Agency, StatementKind.Reported, ""), Says(Newspaper, StatementKind.Reported), Says(Newspaper, StatementKind.Opinion),
        Says(Denial, StatementKind.OwnFinding, bearing: Bearing.Against),
        Says(Denial, StatementKind.Relayed, bearing: Bearing.Against), Says(Concession, StatementKind.Admission),
        Says(Newspaper, StatementKind.Admission),
        Says(Laboratory, StatementKind.Test), Says(Laboratory, StatementKind.Test, commitment: "sha256 ab12"),
        Says(Digest, StatementKind.Reported), Says(AccuserAgain, StatementKind.OwnFinding),
    ];

    [Fact]
    public void Of_EveryStandingOverGeneratedGrounds_ClaimsNothingAboveTheRule()
    {
        var random = new Random(1);
        var (tried, above) = (0, new List<string>());
        for (var set = 0; set < 12; set++)
        {
            var grounds = Kinds.Select(
                _ => (IReadOnlyList<GroundEdit>)[.. Enumerable.Range(0, random.Next(5)).Select(_ => Palette[random.Next(Palette.Count)])])
                .ToList();
            var allegation = Allegation([.. Kinds.Select((kind, i) => (kind, Standing.Unverifiable, grounds[i]))]);
            var dossier = new AllegationDossier(
                Case(isSynthetic: set % 2 == 1, holder: set % 3 == 0 ? "A relay" : ""), allegation, GivenCase.Sources, [Exhibit()], []);
            var facts = grounds.Select(of => of.Select(dossier.Grounding.FactsOf).ToArray()).ToList();
            var allowed = Kinds.Select((kind, i) => StandingCeilingTests.Expected(kind, facts[i])).ToArray();
            for (var combination = 0; combination < 7776; combination++)
            {
                for (int i = 0, rest = combination; i < 5; i++, rest /= 6) allegation.Elements[i].Standing = (Standing)(rest % 6);
                tried++;
                var headline = Headline.Of(dossier);
                if (IsAbove(
                    headline, [.. allegation.Elements.Select((e, i) => (Standing)Math.Min((int)e.Standing, (int)allowed[i]))],
                    dossier.Case.IsSynthetic)) above.Add(headline.Claim);
            }
        }

        Assert.Equal(93_312, tried);
        Assert.Empty(above.Take(3));
    }

    [Fact]
    public void Of_EverythingSetToCorroboratedOnOneDataSet_SaysThatTheCaseAlleges()
    {
        var headline = Headline.Of(
            Dossier([.. Kinds.Select(kind => (kind, Standing.Corroborated, (IReadOnlyList<GroundEdit>)[Shows(1), Shows(2)]))]));

        Assert.Equal(
            "This case alleges, from its own data, that fraudulent accounts among 1,204 linked ones, observed within an inferred cluster, acted together and drew some of their 212,480 interactions from 22 April to 5 June 2026, the days that were selected.",
            headline.Claim);
        Assert.Equal(
            "Not shown: that the operator is identified and that the lab directed it and that the outputs were used in training.",
            headline.Limits);
        Assert.Equal(
            ["that the operator is identified", "that the lab directed it", "that the outputs were used in training"], headline.NotShown);
    }

    [Theory]
    [InlineData(
        "cluster=4&disposition=pool",
        "that 1,204 fraudulent accounts, observed within an inferred cluster, acted together and drew 212,480 interactions.")]
    [InlineData(
        "disposition=operator&disposition=pool",
        "that 1,204 fraudulent accounts, observed within an inferred cluster, acted together and drew 212,480 interactions.")]
    [InlineData(
        "cluster=4",
        "that fraudulent accounts among 1,204 linked ones, observed within an inferred cluster, acted together and drew some of their 212,480 interactions.")]
    [InlineData(
        "cluster=4&disposition=bystander&disposition=pool",
        "that fraudulent accounts among 1,204 linked ones, observed within an inferred cluster, acted together and drew some of their 212,480 interactions.")]
    [InlineData(
        "cluster=4&not-disposition=bystander",
        "that fraudulent accounts among 1,204 linked ones, observed within an inferred cluster, acted together and drew some of their 212,480 interactions.")]
    [InlineData("account=a", "that 1,204 fraudulent accounts acted together and drew 212,480 interactions.")]
    public void Of_AccountsCounted_AreAllCalledFraudulentOnlyWhereTheCountIsOfThose(string selection, string claim)
    {
        var dossier = new AllegationDossier(
            Case(),
            Allegation(
                [(ElementKind.AccountsFraudulent, Standing.Alleged, [Shows(1)]), (ElementKind.Coordinated, Standing.Alleged, [Shows(1)])]),
                GivenCase.Sources, [Exhibit(selection)], []);

        Assert.EndsWith(claim, Headline.Of(dossier).Claim, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_Admission_IsClaimedWithoutWhoDirectedItAndWithoutWhoRanIt()
    {
        var headline = Headline.Of(Dossier(
        [
            (ElementKind.AccountsFraudulent, Standing.Alleged, [Shows(1)]), (ElementKind.Coordinated, Standing.Alleged, [Shows(1)]),
            (ElementKind.OperatorIdentified, Standing.Unverifiable, []), (ElementKind.DirectedByLab, Standing.Unverifiable, []),
            (ElementKind.UsedInTraining, Standing.Alleged, [Says(Concession, StatementKind.Admission)]),
        ]));

        Assert.Contains("used in training", headline.Claim, StringComparison.Ordinal);
        Assert.DoesNotContain("directed", headline.Claim, StringComparison.Ordinal);
        Assert.Equal("Not shown: that the operator is identified and that the lab directed it.", headline.Limits);
    }

    [Fact]
    public void Of_CorroboratedLinks_KeepsNumbersInASentenceOfTheirOwn()
    {
        var grounds = (IReadOnlyList<GroundEdit>)[Shows(1), Says(Agency, StatementKind.OwnFinding)];

        var headline = Headline.Of(
            Dossier(
                [(ElementKind.AccountsFraudulent, Standing.Corroborated, grounds),
                    (ElementKind.Coordinated, Standing.Corroborated, grounds)]));

        Assert.Equal(
            "Independent origins corroborate that fraudulent accounts acted together and drew answers from a model. "
            + "Observed within an inferred cluster: 1,204 accounts and 212,480 interactions from 22 April to 5 June 2026, the days that were selected.",
            headline.Claim);
        Assert.StartsWith("No part of this allegation: that the operator is identified", headline.Limits, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SyntheticCase_SaysSoFirst()
    {
        var dossier = Dossier([(ElementKind.AccountsFraudulent, Standing.Alleged, [Shows(1)])]);

        Assert.StartsWith(
            "Synthetic: this case alleges", Headline.Of(dossier with { Case = Case(isSynthetic: true) }).Claim, StringComparison.Ordinal);
        Assert.StartsWith(
            "Synthetic: nothing that",
            Headline.Of(Dossier([(ElementKind.AccountsFraudulent, Standing.Alleged, [])]) with { Case = Case(isSynthetic: true) }).Claim,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WholeLogFrozen_HasNoWindow()
    {
        var dossier = Dossier([(ElementKind.AccountsFraudulent, Standing.Alleged, [Shows(1)])]) with { Exhibits = [Exhibit("")] };

        Assert.Equal(
            "This case alleges, from its own data, that 1,204 fraudulent accounts drew 212,480 interactions.", Headline.Of(dossier).Claim);
    }

    [Fact]
    public void Of_InferredPeriod_SaysItsDoubt()
    {
        var dossier = Dossier([(ElementKind.AccountsFraudulent, Standing.Alleged, [Shows(1)])]);
        dossier.Allegation.Particulars = new AllegationParticulars
        {
            Period = new(new(2026, 4, 22), new(2026, 6, 5), PeriodBasis.Inferred, new(2026, 4, 20), new(2026, 4, 24), new(2026, 6, 4),
                new(2026, 6, 7)),
        };

        Assert.EndsWith(
            "from about 22 April (20 April – 24 April) to about 5 June 2026 (4 June – 7 June), an inferred window.",
            Headline.Of(dossier).Claim, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_KindThatStandsThereTwice_HoldsOnlyWhereBothDo()
    {
        var headline = Headline.Of(
            Dossier(
                [(ElementKind.AccountsFraudulent, Standing.Alleged, [Shows(1)]), (ElementKind.AccountsFraudulent, Standing.Alleged, [])]));

        Assert.Empty(headline.Carried);
    }

    [Fact]
    public void Of_OperatorWithoutASource_IsNotNamed()
    {
        var chain = Kinds.Take(3)
            .Select(kind => (kind, Standing.Alleged, (IReadOnlyList<GroundEdit>)[Says(ArticleA, StatementKind.Relayed)])).ToList();
        var typed = Dossier(chain);
        typed.Allegation.Particulars = new AllegationParticulars { Parties = [new(PartyRole.Operator, "the Harrow lab")] };
        var named = Dossier(chain);
        named.Allegation.Particulars =
            new AllegationParticulars { Parties = [new(PartyRole.Operator, "operators close to Harrow", ArticleA)] };

        Assert.EndsWith("the work of one operator.", Headline.Of(typed).Claim, StringComparison.Ordinal);
        Assert.EndsWith("the work of “operators close to Harrow”.", Headline.Of(named).Claim, StringComparison.Ordinal);
    }

    internal static AllegationDossier Dossier(
        IReadOnlyList<(ElementKind Kind, Standing Standing, IReadOnlyList<GroundEdit> Grounds)> chain) =>
        new(Case(), Allegation(chain), GivenCase.Sources, [Exhibit()], []);

    internal static Exhibit Exhibit(string selection = "time=2026-04-22..2026-06-05&cluster=4") => new()
    {
        CaseId = Id, Number = 1, ContentHash = new string('b', 64), Title = "Exhibit 1", View = ExhibitView.Timeline,
        Selection = Selection.Parse(selection), Method = new Method("count", 1),
        Fingerprint = new(new string('a', 64)), TimeZone = "UTC", FrozenAt = Now, FrozenBy = "ada", RowCount = 77, IsSynthetic = false,
        Figures = [Counted(Measure.Accounts, 1204), Counted(Measure.Interactions, 212_480)],
    };

    private static Figure.Observed Counted(Measure measure, long value) =>
        new(measure, value, Selection.Everything, new(new string('a', 64)), new Method("count", 1));

    // What the words of a headline claim, held against what each link may be.
    private static bool IsAbove(Headline headline, Standing[] may, bool isSynthetic)
    {
        var claim = headline.Claim;
        bool Says(string words) => claim.Contains(words, StringComparison.Ordinal);
        bool Alleged(params ElementKind[] links) => links.All(k => may[(int)k] >= Standing.Alleged);
        var claimed = new List<ElementKind>();
        if (Says("fraudulent")) claimed.Add(ElementKind.AccountsFraudulent);
        if (Says("acted together")) claimed.Add(ElementKind.Coordinated);
        if (Says("the work of")) claimed.Add(ElementKind.OperatorIdentified);
        if (Says("directed")) claimed.Add(ElementKind.DirectedByLab);
        if (Says("training")) claimed.Add(ElementKind.UsedInTraining);
        return !Alleged([.. claimed])
            || (Says("drew") && !Alleged(ElementKind.AccountsFraudulent))
            || (Says("acted together") && !Alleged(ElementKind.AccountsFraudulent))
            || (Says("the work of") && !Alleged(ElementKind.AccountsFraudulent, ElementKind.Coordinated))
            || (Says("directed") && !Alleged(ElementKind.AccountsFraudulent, ElementKind.Coordinated, ElementKind.OperatorIdentified))
            || (Says("orroborate that") && claimed.Exists(k => may[(int)k] < Standing.Corroborated))
            || (!Says("orroborate that") && !Says("alleges") && !Says("alleged") && claimed.Count > 0)
            || (isSynthetic && !claim.StartsWith("Synthetic: ", StringComparison.Ordinal))
            || Says("The lab did all of it");
    }
}
