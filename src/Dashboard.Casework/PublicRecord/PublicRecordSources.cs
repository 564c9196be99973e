namespace Dashboard.Casework;

/// <summary>
/// The sources of the public record. No address and no headline is given that was not at hand; every note says what
/// was read itself, and what only through another.
/// </summary>
internal static class PublicRecordSources
{
    public const int Letter = 1;
    public const int ArticleNearly29 = 2;
    public const int ArticleRoughly288 = 3;
    public const int GoogleReport = 4;
    public const int OpenAIMemo = 5;
    public const int FebruaryDisclosure = 6;
    public const int ExportControlAccount = 7;
    public const int DenialAccount = 8;
    public const int AgencyAdvisory = 9;
    public const int LaterReport = 10;
    public const int AddedUpFigure = 11;

    private const string ProviderGrade =
        "B: the provider sees its own logs at first hand. 3: the figures rest on its own analysis of usage patterns, and nobody independent has checked them.";

    private const string AccuserInterest =
        "The accuser is an interested party: the remedies it asks for would also protect it against competitors.";

    /// <summary>In the order of their numbers, from 1.</summary>
    public static IReadOnlyList<SourceEdit> All { get; } =
    [
        new()
        {
            Title = "Letter to the White House and to Senators Tim Scott and Elizabeth Warren, dated 10 June 2026",
            Publisher = "Anthropic", Kind = SourceKind.PrimaryDocument, PublishedOn = new DateOnly(2026, 6, 24),
            Reliability = Reliability.B, Credibility = Credibility.PossiblyTrue, GradeReason = ProviderGrade, Interest = AccuserInterest,
            Note = "Not read itself: known here through press accounts that repeat it. It became public on 24 June 2026, according to a secondary source.",
        },
        new()
        {
            Title = "Press article on the letter that says “nearly 29 million” (article A)",
            Publisher = "", Kind = SourceKind.Press, OriginNumber = Letter,
            Reliability = Reliability.F, Credibility = Credibility.PossiblyTrue,
            GradeReason = "F: the outlet is not recorded here, so its reliability cannot be judged. 3: it repeats the letter and confirms nothing independently.",
            Note = "One of two articles that this case started from. Outlet, headline and date are not recorded. One of the two writes that the Qwen lab ran the campaign, the other that operators affiliated with it did; which is which is not recorded here.",
        },
        new()
        {
            Title = "Press article on the letter that says “roughly 28.8 million” (article B)",
            Publisher = "", Kind = SourceKind.Press, OriginNumber = Letter,
            Reliability = Reliability.F, Credibility = Credibility.PossiblyTrue,
            GradeReason = "F: the outlet is not recorded here, so its reliability cannot be judged. 3: it repeats the letter and confirms nothing independently.",
            Note = "The other of the two articles that this case started from; see the note on article A.",
        },
        new()
        {
            Title = "Report of Google's threat-intelligence group on attempts to extract reasoning traces, 12 February 2026",
            Publisher = "Google", Kind = SourceKind.ProviderReport, PublishedOn = new DateOnly(2026, 2, 12),
            Reliability = Reliability.B, Credibility = Credibility.PossiblyTrue, GradeReason = ProviderGrade,
            Interest = "A provider of models that has the same interest in protection against distillation.",
            Note = "Read in the primary source. It names nobody.",
        },
        new()
        {
            Title = "Memo to a committee of the US House of Representatives, 12 February 2026",
            Publisher = "OpenAI", Kind = SourceKind.Statement, PublishedOn = new DateOnly(2026, 2, 12),
            Reliability = Reliability.B, Credibility = Credibility.PossiblyTrue,
            GradeReason = "B: the provider sees its own logs at first hand. 3: read only in a secondary source, and nobody independent has checked it.",
            Interest = "A competitor of the company it speaks about, addressing lawmakers.",
            Note = "Read in a secondary source only. It is about DeepSeek and “obfuscated third-party routers”.",
        },
        new()
        {
            Title = "Disclosure of three distillation campaigns, 23 February 2026",
            Publisher = "Anthropic", Kind = SourceKind.ProviderReport, PublishedOn = new DateOnly(2026, 2, 23),
            Reliability = Reliability.B, Credibility = Credibility.PossiblyTrue, GradeReason = ProviderGrade, Interest = AccuserInterest,
            Note = """
                Read in the primary source. It names DeepSeek (reasoning, rubric-based grading, censorship-safe rewriting; synchronised traffic, identical patterns, shared payment methods, coordinated timing), Moonshot (agentic reasoning and tool use, coding and data analysis, computer use, vision; hundreds of accounts over several access paths) and MiniMax (agentic coding, tool orchestration; within 24 hours of a model release nearly half the traffic moved to the new model).

                It describes a “hydra cluster” of proxies that mixed the harvesting with unrelated customers' requests.
                """,
        },
        new()
        {
            Title = "Press account of US export-control restrictions on Anthropic's Mythos and Fable models",
            Publisher = "", Kind = SourceKind.Press,
            Reliability = Reliability.F, Credibility = Credibility.CannotBeJudged,
            GradeReason = "F: the outlet is not recorded here. 6: not independently verified, and the order itself was not read.",
            Note = "It dates the restrictions of the US Commerce Department “two days later” than the letter. Whether they are a response to it is unclear.",
        },
        new()
        {
            Title = "Press account of a denial by Alibaba without detail",
            Publisher = "", Kind = SourceKind.Press,
            Reliability = Reliability.F, Credibility = Credibility.CannotBeJudged,
            GradeReason = "F: the outlet is not recorded here. 6: one outlet only, and what exactly is denied is not recorded.",
            Interest = "The denial comes from the accused.",
            Note = "Read in a secondary source. Otherwise there is no detailed public rebuttal of the figures.",
        },
        new()
        {
            Title = "Joint advisory of US agencies on distillation, 8 September 2026",
            Publisher = "US agencies, jointly", Kind = SourceKind.Agency, PublishedOn = new DateOnly(2026, 9, 8),
            Reliability = Reliability.B, Credibility = Credibility.CannotBeJudged,
            GradeReason = "B: agencies answer for what they publish. 6: read only in a secondary source, which does not give the advisory's basis.",
            Interest = "The agencies of one government, on an industry that it protects.",
            Note = "Read in a secondary source only. It names six labs; which is not recorded here.",
        },
        new()
        {
            Title = "Later report with figures for May to July, 10 September 2026",
            Publisher = "Anthropic", Kind = SourceKind.ProviderReport, PublishedOn = new DateOnly(2026, 9, 10),
            Reliability = Reliability.B, Credibility = Credibility.PossiblyTrue, GradeReason = ProviderGrade, Interest = AccuserInterest,
            Note = "Read in a secondary source only. The same accuser again, not a second origin.",
        },
        new()
        {
            Title = "Press figure that adds the provider's figures up",
            Publisher = "", Kind = SourceKind.Press, OriginNumber = LaterReport,
            Reliability = Reliability.F, Credibility = Credibility.Improbable,
            GradeReason = "F: the outlet is not recorded here. 5: the figure adds up windows that overlap, so it counts the same interactions twice.",
            Note = "Kept so that the figure is recognised when it turns up. It goes back to the provider's own figures and is used nowhere.",
        },
    ];
}
