using Dashboard.Casework.Cases;
using Dashboard.Casework.Events;
using Dashboard.Casework.Standings;

namespace Dashboard.Casework.PublicRecord;

/// <summary>The public events, and what they leave open.</summary>
internal static class PublicRecordEvents
{
    private const string Secondary = "Known through a secondary source; the document was not read.";

    public static IReadOnlyList<CaseEventEdit> All { get; } =
    [
        Published(
            new(2026, 2, 12), PublicRecordSources.GoogleReport,
            "Google's threat-intelligence group reports prompts meant to coerce reasoning traces",
            "More than 100,000 prompts; nobody is named. That it was published was read in the report; what it says is the provider's own account."),
        Relayed(new(2026, 2, 12), EventKind.Disclosure, PublicRecordSources.OpenAIMemo,
            "OpenAI sends a House committee a memo about DeepSeek", Secondary),
        Published(
            new(2026, 2, 23), PublicRecordSources.FebruaryDisclosure,
            "Anthropic discloses three campaigns and names DeepSeek, Moonshot and MiniMax",
            "More than 16 million exchanges and about 24,000 accounts, which it calls fraudulent. That it was published was read in the disclosure; what it says is the provider's own account."),
        Relayed(
            new(2026, 4, 22), EventKind.Allegation, PublicRecordSources.ArticleB,
            "Alleged campaign aimed at software engineering and agentic reasoning",
            "Alleged by Anthropic, as articles A and B relay it. Both dates are part of the window; the year is article B's. Not independently verified.", new(2026, 6, 5)),
        Relayed(
            new(2026, 4, 23), EventKind.Regulation, PublicRecordSources.MemorandumApril, "US memorandum NSTM-4 on distillation", Secondary),
        Relayed(
            new(2026, 5, 1), EventKind.Allegation, PublicRecordSources.LaterReport, "Period of the later report's figures for the same lab",
            $"More than 151 million exchanges. Overlaps the window of 22 April – 5 June. {Secondary}", new(2026, 7, 31),
            EventPrecision.Month),
        Relayed(new(2026, 6, 5), EventKind.Regulation, PublicRecordSources.MemorandumJune, "US memorandum NSPM-11 §4(c) on distillation",
            Secondary),
        Relayed(new(2026, 6, 8), EventKind.Publication, PublicRecordSources.RelayWarning,
            "China's Ministry of State Security warns that relay operators resell intercepted logs", Secondary),
        new()
        {
            On = new(2026, 6, 10), Kind = EventKind.Letter, Standing = Standing.Alleged, SourceNumber = PublicRecordSources.ArticleA,
            Statement = StatementKind.Reported,
            Title = "Anthropic's chief executive, Dario Amodei, writes to the White House and to Senators Tim Scott and Elizabeth Warren",
            Detail = "The day is article A's, which gives no year; article B gives no day and speaks of “US senators and White House officials”. No lawsuit was filed, article A reports. Nobody here has read the letter.",
        },
        new()
        {
            On = new(2026, 6, 12), Kind = EventKind.Regulation, Standing = Standing.Alleged, SourceNumber = PublicRecordSources.ArticleB,
            Statement = StatementKind.Reported,
            Precision = EventPrecision.Relative, RelativeWords = "Two days after Anthropic's letter was sent",
            Title = "The US Commerce Department puts export-control restrictions on Anthropic's own Mythos and Fable models",
            Detail = "Article B calls them “strict export control restrictions”. Whether the timing is a direct response or a coincidence “remains unclear”, it says. It is 12 June only where article B's interval is joined with article A's day.",
        },
        Relayed(new(2026, 6, 24), EventKind.Publication, PublicRecordSources.Letter, "The letter becomes public",
            "According to a secondary source. Article A, undated, says “this week”."),
        Relayed(new(2026, 9, 8), EventKind.Publication, PublicRecordSources.AgencyAdvisory,
            "US agencies publish a joint advisory on distillation that names six labs", Secondary),
        Relayed(new(2026, 9, 10), EventKind.Disclosure, PublicRecordSources.LaterReport, "Anthropic publishes figures for May to July",
            $"More than 151 million exchanges for the same lab. {Secondary}"),
    ];

    public static IReadOnlyList<OpenQuestionEdit> Questions { get; } =
    [
        new("Were the outputs used in training?",
            "Not shown. “That link is, for now, circumstantial”, article A argues: what can be documented is accounts and volume. Outputs found in a model would not show who ran the accounts either, since relays resell logs.", PublicRecordSources.ArticleA),
        new("Who has checked the figures?",
            "Nobody independent. They are “Anthropic's own allegations”, from its “own usage-pattern analysis rather than an independent third-party audit”, as article B words it.", PublicRecordSources.ArticleB),
        new("Who is said to have done it?",
            "Three wordings, three claims: “Alibaba's Qwen lab ran” (A, headline), “operators tied to Alibaba's Qwen AI lab” (A, body), “operators affiliated with Alibaba's Qwen AI lab” (B). Nobody here has read the letter.", PublicRecordSources.ArticleA),
        new("What does the accused say?",
            "“Alibaba has not publicly responded” (A, undated). It “has not issued a detailed public rebuttal addressing Anthropic's specific figures” (B, undated).", PublicRecordSources.ArticleB),
        new("Are the export-control restrictions an answer to the letter?", "Article B leaves it open: it “remains unclear”.",
            PublicRecordSources.ArticleB),
        new("How do the later figures relate to the first ones?",
            "More than 151 million (May to July) and “roughly 28.8 million” (22 April – 5 June) overlap in time. How much of one is in the other is not published: together they are at least the larger and at most the sum.", PublicRecordSources.LaterReport),
        new("Is it the largest?",
            "“the largest known \"distillation attack\" to date” is what the company calls it, as article A relays. Against February's total of more than 16 million exchanges it is 1.8 times, against the largest of those campaigns 2.2 times.", PublicRecordSources.ArticleA),
        new("Whose interest does the accusation serve?",
            "Opinion of article A's author: export controls, know-your-customer rules and a posture that treats weights and outputs as strategic assets are “the remedies Anthropic would prefer anyway”, and “the remedy is self-serving”.", PublicRecordSources.ArticleA),
    ];

    private static CaseEventEdit Published(DateOnly on, int source, string title, string detail) => new()
    {
        On = on, Kind = EventKind.Disclosure, Standing = Standing.Corroborated, Statement = StatementKind.OwnFinding, SourceNumber = source,
        Title = title, Detail = detail,
    };

    private static CaseEventEdit Relayed(
        DateOnly on, EventKind kind, int source, string title, string detail, DateOnly? until = null,
        EventPrecision precision = EventPrecision.Day) => new()
    {
        On = on, Until = until, Kind = kind, Standing = Standing.Alleged, Statement = StatementKind.Relayed, SourceNumber = source,
        Title = title, Detail = detail, Precision = precision,
    };
}
