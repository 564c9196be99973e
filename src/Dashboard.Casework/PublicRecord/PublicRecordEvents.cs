namespace Dashboard.Casework;

/// <summary>The public events, and what they leave open.</summary>
internal static class PublicRecordEvents
{
    public static IReadOnlyList<CaseEventEdit> All { get; } =
    [
        new()
        {
            On = new DateOnly(2026, 2, 12), Kind = EventKind.Disclosure, Standing = Standing.Corroborated, Statement = StatementKind.OwnFinding, SourceNumber = PublicRecordSources.GoogleReport,
            Title = "Google's threat-intelligence group reports attempts to coerce reasoning traces",
            Detail = "“More than 100,000” prompts. Names nobody. That it was published was read in the report; what it says is the provider's own account.",
        },
        new()
        {
            On = new DateOnly(2026, 2, 12), Kind = EventKind.Disclosure, Standing = Standing.Alleged, SourceNumber = PublicRecordSources.OpenAIMemo,
            Title = "OpenAI sends a House committee a memo about DeepSeek",
            Detail = "It speaks of “obfuscated third-party routers”. Known through a secondary source.",
        },
        new()
        {
            On = new DateOnly(2026, 2, 23), Kind = EventKind.Disclosure, Standing = Standing.Corroborated, Statement = StatementKind.OwnFinding, SourceNumber = PublicRecordSources.FebruaryDisclosure,
            Title = "Anthropic discloses three campaigns",
            Detail = "“More than 16 million” exchanges, “about 24,000” fraudulent accounts; DeepSeek, Moonshot and MiniMax are named. That it was published was read in the disclosure; what it says is the provider's own account.",
        },
        new()
        {
            On = new DateOnly(2026, 4, 22), Until = new DateOnly(2026, 6, 5), Kind = EventKind.Allegation, Standing = Standing.Alleged, SourceNumber = PublicRecordSources.Letter,
            Title = "Alleged campaign aimed at software engineering and agentic reasoning",
            Detail = "Alleged by Anthropic of operators affiliated with Alibaba's Qwen lab; one article writes that the lab ran it. Both dates are part of the window. Not independently verified.",
        },
        new()
        {
            On = new DateOnly(2026, 5, 1), Until = new DateOnly(2026, 7, 31), Kind = EventKind.Allegation, Standing = Standing.Alleged, SourceNumber = PublicRecordSources.LaterReport,
            Title = "Period of the later report's figures for the same lab",
            Detail = "“More than 151 million” exchanges. The source names months, not days. Overlaps the window of 22 April – 5 June. Known through a secondary source; not independently verified.",
        },
        new()
        {
            On = new DateOnly(2026, 6, 10), Kind = EventKind.Letter, Standing = Standing.Alleged, SourceNumber = PublicRecordSources.Letter,
            Title = "Anthropic writes to the White House and to Senators Tim Scott and Elizabeth Warren",
            Detail = "The letter itself was not read.",
        },
        new()
        {
            On = new DateOnly(2026, 6, 12), Kind = EventKind.Regulation, Standing = Standing.Alleged, SourceNumber = PublicRecordSources.ExportControlAccount,
            Title = "US Commerce Department restricts exports of Anthropic's Mythos and Fable models",
            Detail = "The account says “two days later”; the date is reckoned from that. Whether it is a response to the letter is unclear. Not independently verified.",
        },
        new()
        {
            On = new DateOnly(2026, 6, 24), Kind = EventKind.Publication, Standing = Standing.Alleged, SourceNumber = PublicRecordSources.Letter,
            Title = "The letter becomes public",
            Detail = "Known through a secondary source.",
        },
        new()
        {
            On = new DateOnly(2026, 9, 8), Kind = EventKind.Publication, Standing = Standing.Alleged, SourceNumber = PublicRecordSources.AgencyAdvisory,
            Title = "US agencies publish a joint advisory on distillation that names six labs",
            Detail = "Known through a secondary source.",
        },
        new()
        {
            On = new DateOnly(2026, 9, 10), Kind = EventKind.Disclosure, Standing = Standing.Alleged, SourceNumber = PublicRecordSources.LaterReport,
            Title = "Anthropic publishes figures for May to July",
            Detail = "“More than 151 million” exchanges for the same lab. Known through a secondary source.",
        },
    ];

    public static IReadOnlyList<OpenQuestionEdit> Questions { get; } =
    [
        new("Were the outputs used in training?", "Circumstantial. The other half of the chain lies with the accused.", PublicRecordSources.Letter),
        new("Who has checked the figures?", "Nobody independent. They rest on the provider's own analysis of usage patterns; there is no independent audit.", PublicRecordSources.Letter),
        new("Did the lab run it, or did operators affiliated with it?", "One article writes that the Qwen lab ran the campaign, another that operators affiliated with the lab did. The two are not the same, and the letter itself was not read.", PublicRecordSources.Letter),
        new("What does the accused say?", "There is no detailed public rebuttal of the figures. One outlet reports a denial without detail.", PublicRecordSources.DenialAccount),
        new("Are the export-control restrictions an answer to the letter?", "They are said to have come two days later. Whether they are a response is unclear; not independently verified.", PublicRecordSources.ExportControlAccount),
        new("How do the later figures relate to the first ones?", "“More than 151 million” (May to July) and “roughly 28.8 million” (22 April – 5 June) overlap in time. How much of one is in the other is not published, so they cannot be added up; “about 190 million” is such a sum.", PublicRecordSources.LaterReport),
        new("Whose interest does the accusation serve?", "The accuser is also an interested party: the remedies that it asks for protect it. It built its models on scraped text itself.", PublicRecordSources.Letter),
    ];
}
