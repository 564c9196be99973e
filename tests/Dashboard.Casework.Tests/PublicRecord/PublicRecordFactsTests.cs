using Dashboard.Core;

namespace Dashboard.Casework.Tests;

/// <summary>What the sample says, against what is publicly reported.</summary>
public class PublicRecordFactsTests(PublicRecordWorkspace sample) : IClassFixture<PublicRecordWorkspace>
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;

    [Theory]
    [InlineData("nearly 29 million")]
    [InlineData("roughly 28.8 million")]
    [InlineData("roughly 25,000")]
    [InlineData("nearly 25,000")]
    [InlineData("more than 151 million")]
    [InlineData("more than 16 million")]
    [InlineData("about 24,000")]
    [InlineData("more than 150,000")]
    [InlineData("more than 3.4 million")]
    [InlineData("more than 13 million")]
    public async Task Figures_OfTheSample_KeepTheirQualifier(string wording)
    {
        var figure = Assert.Single(await FiguresAsync(), f => f.Wording == wording);

        Assert.StartsWith(figure.Qualifier + " ", wording, StringComparison.Ordinal);
        Assert.NotEmpty(figure.Qualifier);
    }

    [Fact]
    public async Task Figures_CampaignAndLaterReport_OverlapAndAreNotAddedUp()
    {
        var figures = await FiguresAsync();
        var campaign = figures.Single(f => f.Wording == "roughly 28.8 million");
        var later = figures.Single(f => f.Wording == "more than 151 million");

        Assert.Equal((new DateOnly(2026, 4, 22), new DateOnly(2026, 6, 5)), (campaign.WindowStart, campaign.WindowEnd));
        Assert.Equal(WindowRelation.Overlapping, ReportedFigures.Relation(campaign, later));
        Assert.Null(ReportedFigures.Add([campaign, later]).Value);
        Assert.Contains("never to be added", later.OverlapNote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_FebruaryTotalAndItsParts_AreNotAddedUp()
    {
        var february = (await FiguresAsync()).Where(f => f.SourceNumber == 6 && f.Measure == Measure.Interactions).ToList();

        Assert.Equal(4, february.Count);
        Assert.Null(ReportedFigures.Add(february).Value);
    }

    [Fact]
    public async Task Sources_ThatCarryTheCampaignsFigures_AreOneOrigin()
    {
        var sources = (await sample.Get<SourceRegister>().ListAsync(Owner, PublicRecordSample.Id)).Rows;
        var carriers = (await FiguresAsync()).Where(f => f.WindowStart is not null).Select(f => f.SourceNumber).Distinct().ToList();

        Assert.Equal([1, 2, 3, 10], carriers);
        Assert.Equal(1, SourceOrigins.CountIndependent(carriers, sources));
    }

    [Fact]
    public async Task Sources_OfTheSample_HaveAGradeWithItsReasonAndNoInventedAddress()
    {
        var sources = (await sample.Get<SourceRegister>().ListAsync(Owner, PublicRecordSample.Id)).Rows;

        Assert.All(sources, s =>
        {
            Assert.Matches("^[A-F][1-6]$", s.Grade);
            Assert.NotEmpty(s.GradeReason);
            Assert.NotEmpty(s.Note);
            Assert.Null(s.Url);
        });
    }

    [Fact]
    public async Task Allegation_OfTheSample_ClaimsNoMoreThanItsSources()
    {
        var allegation = Assert.Single((await sample.Get<AllegationRegister>().ListAsync(Owner, PublicRecordSample.Id)).Rows);

        Assert.Equal(
            [Standing.Alleged, Standing.Alleged, Standing.Alleged, Standing.Unverifiable, Standing.Unverifiable],
            allegation.Elements.Select(e => e.Standing));
        Assert.Equal(ElementKind.UsedInTraining, allegation.WeakestLink()!.Kind);
        Assert.All(allegation.Elements, e => Assert.Null(e.Likelihood));
        Assert.Contains("affiliated with", allegation.Elements[2].Text, StringComparison.Ordinal);
        Assert.Contains("Qwen lab ran", allegation.Elements[2].Text, StringComparison.Ordinal);
        Assert.All(allegation.Elements.Take(3), e => Assert.Contains("Not independently verified.", e.Text, StringComparison.Ordinal));
        Assert.NotEmpty(allegation.Against);
    }

    [Fact]
    public async Task Texts_OfTheSample_CiteOnlySourcesThatExistAndHoldNoMixedSentence()
    {
        var events = (await sample.Get<CaseTimeline>().ListAsync(Owner, PublicRecordSample.Id)).Rows;
        var questions = (await sample.Get<QuestionRegister>().ListAsync(Owner, PublicRecordSample.Id)).Rows;
        var allegation = (await sample.Get<AllegationRegister>().FindAsync(Owner, PublicRecordSample.Id, 1))!;
        var numbers = (await sample.Get<SourceRegister>().ListAsync(Owner, PublicRecordSample.Id)).Rows.Select(s => s.Number).ToHashSet();

        Assert.All(events, e => Assert.Contains(e.SourceNumber!.Value, numbers));
        Assert.All(questions, q => Assert.Contains(q.SourceNumber!.Value, numbers));
        Assert.Equal(new DateOnly(2026, 6, 12), events.Single(e => e.Kind == EventKind.Regulation).On);
        Assert.Empty(AnalyticWording.SentencesMixingLikelihoodAndConfidence(
            string.Join('\n', [allegation.Summary, allegation.Against, .. allegation.Elements.Select(e => e.Text + "\n" + e.StandingReason)])));
    }

    private async Task<IReadOnlyList<ReportedFigure>> FiguresAsync() =>
        (await sample.Get<SourceRegister>().ListFiguresAsync(Owner, PublicRecordSample.Id)).Rows;
}

/// <summary>A workspace with the sample case, made once for the tests that only read it.</summary>
public sealed class PublicRecordWorkspace : IAsyncLifetime
{
    private TemporaryWorkspace workspace = null!;

    public async Task InitializeAsync()
    {
        workspace = await TemporaryWorkspace.OpenAsync();
        await workspace.Get<PublicRecordSample>().EnsureAsync();
    }

    public T Get<T>()
        where T : notnull => workspace.Get<T>();

    public async Task DisposeAsync() => await workspace.DisposeAsync();
}
