using System.Text.RegularExpressions;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exports;
using Dashboard.Casework.Headlines;
using Dashboard.Casework.Linting;
using Dashboard.Casework.PublicRecord;
using Dashboard.Casework.Quotations;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;

namespace Dashboard.Casework.Tests;

/// <summary>What the sample says, against what is publicly reported.</summary>
public partial class PublicRecordFactsTests(PublicRecordWorkspace sample) : IClassFixture<PublicRecordWorkspace>
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;

    [SeedsFact]
    public async Task Quotations_EveryOne_StandInTheirArticleCharacterForCharacter()
    {
        var quotations = await QuotationsAsync();
        var sources = (await SourcesAsync()).ToDictionary(s => s.Number);

        Assert.True(quotations.Count >= 55, $"Only {quotations.Count} quotations.");
        Assert.All(
            quotations, q => Assert.Equal(QuotationCheck.Found, q.Check(SeedsFactAttribute.TextOf(sources[q.SourceNumber].TextSha256))));
    }

    [SeedsFact]
    public async Task Texts_EverythingBetweenQuotationMarks_StandsInAnArticle()
    {
        var articles = (await SourcesAsync()).Where(s => s.TextSha256.Length > 0).Select(s => SeedsFactAttribute.TextOf(s.TextSha256))
            .ToList();
        var quoted = (await TextsAsync()).SelectMany(text => Quoted().Matches(text).Select(m => m.Groups[1].Value)).Distinct().ToList();

        Assert.True(quoted.Count > 20, $"Only {quoted.Count} quoted wordings.");
        Assert.DoesNotContain(quoted, words => !articles.Any(a => a.Contains(words, StringComparison.Ordinal)));
    }

    [SeedsFact]
    public async Task Figures_OfTheArticles_AreWordedInThem()
    {
        var sources = (await SourcesAsync()).ToDictionary(s => s.Number);

        Assert.All(
            (await FiguresAsync()).Where(f => sources[f.SourceNumber].TextSha256.Length > 0),
            f => Assert.Contains(f.Wording, SeedsFactAttribute.TextOf(sources[f.SourceNumber].TextSha256), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "Who did it", "Alibaba's Qwen lab ran|operators tied to Alibaba's Qwen AI lab", "operators affiliated with Alibaba's Qwen AI lab")]
    [InlineData("Accounts", "25,000 fake accounts|roughly 25,000 fraudulent accounts", "approximately 25,000 fraudulent accounts")]
    [InlineData("Interactions", "29 million Claude interactions|nearly 29 million interactions", "roughly 28.8 million interactions")]
    [InlineData("When", "between April 22 and June 5", "between April 22 and June 5, 2026")]
    [InlineData(
        "At what", "the most valuable capabilities|software engineering and agentic reasoning",
        "software engineering and agentic reasoning")]
    [InlineData(
        "Rank", "the largest known \"distillation attack\" to date", "the largest known distillation attack against its Claude models")]
    [InlineData(
        "The accused", "Alibaba has not publicly responded.",
        "Alibaba has not issued a detailed public rebuttal addressing Anthropic's specific figures")]
    public async Task Quotations_OfOneTopic_StandSideBySide(string topic, string inA, string inB)
    {
        var quotations = (await QuotationsAsync()).Where(q => q.Topic == topic).ToLookup(q => q.SourceNumber, q => q.Text);

        Assert.Equal(inA.Split('|'), quotations[2]);
        Assert.Equal([inB], quotations[3]);
    }

    [Fact]
    public async Task Quotations_OfArguments_AreTheirAuthorsOpinion()
    {
        var quotations = await QuotationsAsync();

        Assert.All(
            quotations.Where(q => q.Topic is "Remedies" or "Scraped web" or "What the story is" or "Takeaways" or "Use in training"),
            q => Assert.Equal(StatementKind.Opinion, q.Statement));
        Assert.All(
            quotations.Where(q => q.Statement == StatementKind.Opinion),
            q => Assert.StartsWith("the author of article ", q.SaidBy, StringComparison.Ordinal));
        Assert.All(quotations.Where(q => q.Statement == StatementKind.Relayed), q => Assert.Equal("Anthropic", q.SaidBy));
        Assert.Contains(quotations, q => q.Text == "distillation resistance, access controls, and capability half-life");
    }

    [Theory]
    [InlineData("nearly 29 million", 2)]
    [InlineData("roughly 28.8 million", 3)]
    [InlineData("roughly 25,000", 2)]
    [InlineData("approximately 25,000", 3)]
    [InlineData("more than 151 million", 12)]
    [InlineData("more than 16 million", 6)]
    [InlineData("about 24,000", 6)]
    [InlineData("more than 150,000", 6)]
    [InlineData("more than 3.4 million", 6)]
    [InlineData("more than 13 million", 6)]
    [InlineData("more than 20,000", 6)]
    [InlineData("more than 100,000", 4)]
    public async Task Figures_OfTheSample_KeepTheirQualifierAndBelongToWhoWordsThem(string wording, int source)
    {
        var figure = Assert.Single(await FiguresAsync(), f => f.Wording == wording);

        Assert.StartsWith(figure.Qualifier + " ", wording, StringComparison.Ordinal);
        Assert.Equal(source, figure.SourceNumber);
    }

    [Fact]
    public async Task Figures_CampaignAndLaterReport_AreBoundAndNeverAddedUp()
    {
        var figures = await FiguresAsync();
        var campaign = figures.Single(f => f.Wording == "roughly 28.8 million");
        var later = figures.Single(f => f.Wording == "more than 151 million");

        Assert.Null(ReportedFigures.Add([campaign, later]).Value);
        var bound = Assert.Single(ReportedFigures.Bounds(figures));
        Assert.Equal((151e6, 179.8e6), (bound.Low, bound.High));
        Assert.StartsWith(
            "Together at least 151 million, which is “more than 151 million” alone, and at most 180 million", bound.Words,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_ThatCarryTheCampaignsFigures_AreOneOrigin()
    {
        var carriers = (await FiguresAsync()).Where(f => f.WindowStart is not null).Select(f => f.SourceNumber).Distinct().ToList();

        Assert.Equal([2, 3, 12], carriers);
        Assert.Equal(1, SourceOrigins.CountIndependent(carriers, [.. await SourcesAsync()]));
    }

    [Fact]
    public async Task Sources_NobodyRead_HaveNoGradeAndEveryOtherHasOneWithItsReason()
    {
        Assert.All(await SourcesAsync(), s =>
        {
            Assert.Matches(s.IsUnread ? "^ungraded$" : "^[A-F][1-6]$", s.Grade);
            Assert.NotEmpty(s.GradeReason);
            Assert.NotEmpty(s.Note);
            Assert.Null(s.Url);
        });
        Assert.True((await SourcesAsync())[0].IsUnread);
        Assert.Equal([2, 3, 4, 6], (await SourcesAsync()).Where(s => !s.IsUnread).Select(s => s.Number));
    }

    [Fact]
    public async Task Allegation_OfTheSample_ClaimsNoMoreThanItsSources()
    {
        var dossier = (await sample.Get<AllegationDossiers>().FindAsync(Owner, PublicRecordSample.Id, 1))!;

        Assert.Equal(
            [Standing.Alleged, Standing.Alleged, Standing.Alleged, Standing.Unverifiable, Standing.Unverifiable],
            dossier.Chain.Select(e => e.Standing));
        Assert.Equal(Standing.Unverifiable, dossier.CeilingOf(dossier.Chain[4]).Highest);
        var headline = Headline.Of(dossier);
        Assert.Equal(
            "Anthropic alleges, as source 3 words it, that “approximately 25,000” fraudulent accounts acted together and drew “roughly 28.8 million” interactions from 22 April to 5 June 2026, "
            + "the work of “operators affiliated with Alibaba's Qwen AI lab”.",
            headline.Claim);
        Assert.Equal("Not shown: that the lab directed it and that the outputs were used in training.", headline.Limits);
    }

    [Fact]
    public async Task Events_OfTheSample_KeepTheirPrecisionAndAreKnownOnlyWhereTheDocumentWasRead()
    {
        var events = (await sample.Get<CaseTimeline>().ListAsync(Owner, PublicRecordSample.Id)).Rows;
        var export = Assert.Single(events, e => e.Precision == EventPrecision.Relative);

        Assert.Equal(
            ("Two days after Anthropic's letter was sent", 3, new DateOnly(2026, 6, 12)),
            (export.RelativeWords, export.SourceNumber!.Value, export.On));
        Assert.Equal([4, 6], events.Where(e => e.Standing == Standing.Corroborated).Select(e => e.SourceNumber!.Value));
        Assert.All(events, e => Assert.NotNull(e.SourceNumber));
    }

    [Fact]
    public async Task Texts_OfTheSample_LeaveNothingForTheLinter()
    {
        var dossier = (await sample.Get<AllegationDossiers>().FindAsync(Owner, PublicRecordSample.Id, 1))!;

        Assert.Empty(AllegationLinter.Check(dossier).Select(p => $"{p.Place}: {p.Remark.Rule} “{p.Remark.Excerpt}”"));
        Assert.Empty(
            (await TextsAsync()).SelectMany(text => StatementLinter.Check(text).Select(r => $"{r.Rule} “{r.Excerpt}” in: {text}")));
    }

    [Fact]
    public async Task Markdown_OfTheSample_SaysWhoWhereFromAndWhatTellsHypothesesApart()
    {
        var document = ExportedAllegation.Of((await sample.Get<AllegationDossiers>().FindAsync(Owner, PublicRecordSample.Id, 1))!, [], []);

        var markdown = AllegationMarkdown.Of(document);

        Assert.All(
            [
                "operator: operators tied to Alibaba's Qwen AI lab (Source 2)", "capabilities: software engineering, agentic reasoning",
                "Collect next: Logs of relays, and what they offered for sale.",
                "Coincidence of shared networks: II, ordinary accounts", "“Alibaba has not publicly responded.” (undated) (Source 2)",
                "draws on Source 1; F3; text SHA-256 47097b2f", "read by nobody here; ungraded",
                "[Figure 4](/cases/public-record/sources#figure-4) “roughly 28.8 million” interactions",
                "Without Source 3: “Affiliated, not directed”",
            ],
            part => Assert.Contains(part, markdown, StringComparison.Ordinal));
        Assert.Equal(document.Figures.Count, document.Figures.Select(f => f.Link).Distinct().Count());
    }

    private async Task<IReadOnlyList<string>> TextsAsync()
    {
        var allegation = (await sample.Get<AllegationRegister>().FindAsync(Owner, PublicRecordSample.Id, 1))!;
        return
        [
            allegation.Title, allegation.Summary, allegation.Against,
            .. allegation.Elements.SelectMany(
                e => (string[])[e.Text, e.StandingReason, e.Warrant, e.WouldChange, .. e.Grounds.Select(g => g.Note)]),
            .. (await SourcesAsync()).SelectMany(s => (string[])[s.Title, s.GradeReason, s.Interest, s.Note]),
            .. (await sample.Get<CaseTimeline>().ListAsync(Owner, PublicRecordSample.Id)).Rows.SelectMany(
                e => (string[])[e.Title, e.Detail, e.RelativeWords]),
            .. (await sample.Get<QuestionRegister>().ListAsync(Owner, PublicRecordSample.Id)).Rows.SelectMany(
                q => (string[])[q.Question, q.AnswerSoFar]),
            .. (await QuotationsAsync()).Select(q => q.Note),
        ];
    }

    private async Task<IReadOnlyList<Source>> SourcesAsync() =>
        (await sample.Get<SourceRegister>().ListAsync(Owner, PublicRecordSample.Id)).Rows;

    private async Task<IReadOnlyList<Quotation>> QuotationsAsync() =>
        (await sample.Get<QuotationRegister>().ListAsync(Owner, PublicRecordSample.Id)).Rows;

    private async Task<IReadOnlyList<ReportedFigure>> FiguresAsync() =>
        (await sample.Get<SourceRegister>().ListFiguresAsync(Owner, PublicRecordSample.Id)).Rows;

    [GeneratedRegex("“([^”]+)”")]
    private static partial Regex Quoted();
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
