using Dashboard.Casework.Sources;

namespace Dashboard.Casework.PublicRecord;

/// <summary>
/// The sources of the public record. Two articles were at hand and are quoted; two reports were read; everything else is known
/// through others and has no grade. No address is given that was not at hand.
/// </summary>
internal static class PublicRecordSources
{
    public const int Letter = 1;
    public const int ArticleA = 2;
    public const int ArticleB = 3;
    public const int GoogleReport = 4;
    public const int OpenAIMemo = 5;
    public const int FebruaryDisclosure = 6;
    public const int AssociationNote = 7;
    public const int MemorandumApril = 8;
    public const int MemorandumJune = 9;
    public const int RelayWarning = 10;
    public const int AgencyAdvisory = 11;
    public const int LaterReport = 12;
    public const int AddedUpFigure = 13;

    private const string Unread =
        "Nobody here has read it. It is known through a secondary source that is not recorded here; no wording of it is quoted from the document itself.";

    private const string Ungraded = "Nobody grades what nobody has read.";

    private const string ProviderGrade =
        "B: the provider sees its own logs at first hand. 3: the figures rest on its own analysis, and nobody independent has checked them.";

    private const string AccuserInterest =
        "The accuser is an interested party: article A argues that the remedies which the letter tees up would protect it.";

    /// <summary>In the order of their numbers, from 1.</summary>
    public static IReadOnlyList<SourceEdit> All { get; } =
    [
        new()
        {
            Title = "The letter to the White House and to US senators", Publisher = "Anthropic",
            Author = "Dario Amodei, chief executive (as article A has it)",
            Kind = SourceKind.Statement, Party = SourceParty.Accuser, IsUnread = true, GradeReason = Ungraded, Interest = AccuserInterest,
            Note = "Nobody here has read it: articles A and B relay it, and what they word is theirs. Article A gives the day, 10 June; article B gives none. It became public on 24 June 2026, according to a secondary source.",
        },
        new()
        {
            Title = "The Distillation War (article A)", Publisher = "Alpha Briefing", Kind = SourceKind.Press, DerivedFrom = [Letter],
            TextSha256 = PublicRecordWordings.TextOfA,
            Reliability = Reliability.F, Credibility = Credibility.PossiblyTrue,
            GradeReason = "F: nothing is known here of the outlet's record. 3: it relays the letter, confirms nothing of it independently, and argues.",
            Interest = "It writes for investors: its last line promises what happens “and what it means for money and the future”.",
            Note = "Opinion with reporting; undated, it says “this week”. Its headline and its body word the accusation differently.",
        },
        new()
        {
            Title = "The Allegation (article B)", Publisher = "", Kind = SourceKind.Press, DerivedFrom = [Letter],
            TextSha256 = PublicRecordWordings.TextOfB,
            Reliability = Reliability.F, Credibility = Credibility.PossiblyTrue,
            GradeReason = "F: the outlet is not stated. 3: it relays the letter and confirms nothing of it independently.",
            Note = "Headed “The Allegation”; the outlet is not stated, and there is no date.",
        },
        new()
        {
            Title = "Report of Google's threat-intelligence group, 12 February 2026", Publisher = "Google",
            Kind = SourceKind.ProviderReport, Party = SourceParty.ThirdParty,
            PublishedOn = new DateOnly(2026, 2, 12), Reliability = Reliability.B, Credibility = Credibility.PossiblyTrue,
            GradeReason = ProviderGrade,
            Interest = "A provider of models that has the same interest in protection against distillation.",
            Note = "Read in the primary source. It names nobody. Its figure is recorded as it was noted down, and was not held against the text word for word.",
        },
        new()
        {
            Title = "Memo to a committee of the US House of Representatives, 12 February 2026", Publisher = "OpenAI",
            Kind = SourceKind.Statement, Party = SourceParty.ThirdParty,
            PublishedOn = new DateOnly(2026, 2, 12), IsUnread = true, GradeReason = Ungraded,
            Interest = "A competitor of the company it speaks about, addressing lawmakers.",
            Note = $"{Unread} It is about DeepSeek, and according to the secondary source it speaks of obfuscated third-party routers.",
        },
        new()
        {
            Title = "Disclosure of three distillation campaigns, 23 February 2026", Publisher = "Anthropic",
            Kind = SourceKind.ProviderReport, Party = SourceParty.Accuser,
            PublishedOn = new DateOnly(2026, 2, 23), Reliability = Reliability.B, Credibility = Credibility.PossiblyTrue,
            GradeReason = ProviderGrade,
            Interest = "The same accuser as the letter's.",
            Note = """
                Read in the primary source; its figures are recorded as they were noted down, and were not held against the text word for word.

                Of DeepSeek it tells of reasoning, rubric-based grading and censorship-safe rewriting; synchronised traffic, identical patterns, shared payment methods and coordinated timing. Of Moonshot: agentic reasoning and tool use, coding and data analysis, computer use, vision; hundreds of accounts over several access paths. Of MiniMax: agentic coding and tool orchestration; within 24 hours of a model release nearly half the traffic moved to the new model.

                A hydra cluster of proxies held more than 20,000 accounts at once and mixed the harvesting with unrelated customers' requests.
                """,
        },
        new()
        {
            Title = "Note of a trade association on February's disclosure", Publisher = "A trade association", Kind = SourceKind.Statement,
            Party = SourceParty.ThirdParty, IsUnread = true,
            DerivedFrom = [FebruaryDisclosure], GradeReason = Ungraded,
            Note = $"{Unread} It counts more than 35,000 API keys; keys are not accounts, and the two are not compared here.",
        },
        new()
        {
            Title = "US memorandum NSTM-4, 23 April 2026", Publisher = "US government", Kind = SourceKind.Agency,
            Party = SourceParty.ThirdParty, PublishedOn = new DateOnly(2026, 4, 23), IsUnread = true,
            GradeReason = Ungraded,
            Note = $"{Unread} According to the secondary source it concedes that distilled models do not replicate the full performance.",
        },
        new()
        {
            Title = "US memorandum NSPM-11 §4(c), 5 June 2026", Publisher = "US government", Kind = SourceKind.Agency,
            Party = SourceParty.ThirdParty, PublishedOn = new DateOnly(2026, 6, 5), IsUnread = true,
            GradeReason = Ungraded, Note = $"{Unread} It is on distillation.",
        },
        new()
        {
            Title = "Warning of China's Ministry of State Security, 8 June 2026", Publisher = "China's Ministry of State Security",
            Kind = SourceKind.Agency, Party = SourceParty.ThirdParty,
            PublishedOn = new DateOnly(2026, 6, 8), IsUnread = true, GradeReason = Ungraded,
            Note = $"{Unread} It warns that operators of relays (transfer stations) resell intercepted logs: outputs found in a model's training would not show who ran the accounts.",
        },
        new()
        {
            Title = "Joint advisory of US agencies on distillation, 8 September 2026", Publisher = "US agencies, jointly",
            Kind = SourceKind.Agency, Party = SourceParty.ThirdParty,
            PublishedOn = new DateOnly(2026, 9, 8), IsUnread = true, GradeReason = Ungraded,
            Note = $"{Unread} It names six labs; which is not recorded here.",
        },
        new()
        {
            Title = "Later report with figures for May to July, 10 September 2026", Publisher = "Anthropic",
            Kind = SourceKind.ProviderReport, Party = SourceParty.Accuser,
            PublishedOn = new DateOnly(2026, 9, 10), IsUnread = true, GradeReason = Ungraded,
            Interest = "The same accuser as the letter's, not a second origin.",
            Note = Unread,
        },
        new()
        {
            Title = "A sum of the provider's figures, made by somebody else", Publisher = "", Kind = SourceKind.Other, IsUnread = true,
            DerivedFrom = [Letter, LaterReport], GradeReason = Ungraded,
            Note = "Kept so that the figure is recognised where it turns up: it adds up windows that overlap, counts the same interactions twice, and is used nowhere.",
        },
    ];
}
