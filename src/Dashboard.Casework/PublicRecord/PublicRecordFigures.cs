using Dashboard.Casework.Sources;
using Dashboard.Core;

namespace Dashboard.Casework.PublicRecord;

/// <summary>
/// The figures that the sources name. Those of the two articles are quoted; the others are recorded as they were noted down.
/// </summary>
internal static class PublicRecordFigures
{
    private const string Campaign = "The alleged campaign of spring 2026";
    private const string February = "Three campaigns together, as disclosed in February";
    private const string SameCount =
        "The other article gives the same count in other words. Overlaps the later report's figure from 1 May to 5 June.";
    private const string PartOfFebruary = "A part of the total of the three campaigns.";
    private const int FebruaryTotal = 6;

    private static readonly DateOnly Start = new(2026, 4, 22);
    private static readonly DateOnly End = new(2026, 6, 5);

    /// <summary>In the order of their numbers, from 1.</summary>
    public static IReadOnlyList<ReportedFigureDraft> All { get; } =
    [
        new() { SourceNumber = PublicRecordSources.ArticleA, Subject = Campaign, Measure = Measure.Accounts, Qualifier = "roughly",
            Wording = "roughly 25,000", Value = 25_000, WindowStart = Start, WindowEnd = End },
        new()
        {
            SourceNumber = PublicRecordSources.ArticleA, Subject = Campaign, Measure = Measure.Interactions, Qualifier = "nearly",
            Wording = "nearly 29 million", Value = 29_000_000,
            WindowStart = Start, WindowEnd = End, OverlapNote = SameCount,
        },
        new() { SourceNumber = PublicRecordSources.ArticleB, Subject = Campaign, Measure = Measure.Accounts, Qualifier = "approximately",
            Wording = "approximately 25,000", Value = 25_000, WindowStart = Start, WindowEnd = End },
        new()
        {
            SourceNumber = PublicRecordSources.ArticleB, Subject = Campaign, Measure = Measure.Interactions, Qualifier = "roughly",
            Wording = "roughly 28.8 million", Value = 28_800_000,
            WindowStart = Start, WindowEnd = End, OverlapNote = SameCount,
        },
        new()
        {
            SourceNumber = PublicRecordSources.LaterReport, Subject = "The same lab, May to July", Measure = Measure.Interactions,
            Qualifier = "more than", Wording = "more than 151 million", Value = 151_000_000,
            WindowStart = new DateOnly(2026, 5, 1), WindowEnd = new DateOnly(2026, 7, 31),
            OverlapNote = "Overlaps the window of 22 April – 5 June from 1 May to 5 June: never to be added to it. Months are named, not days.",
        },
        new() { SourceNumber = PublicRecordSources.FebruaryDisclosure, Subject = February, Measure = Measure.Interactions,
            Qualifier = "more than", Wording = "more than 16 million", Value = 16_000_000 },
        new() { SourceNumber = PublicRecordSources.FebruaryDisclosure, Subject = February, Measure = Measure.Accounts, Qualifier = "about",
            Wording = "about 24,000", Value = 24_000 },
        Part("DeepSeek, as disclosed in February", "more than 150,000", 150_000),
        Part("Moonshot, as disclosed in February", "more than 3.4 million", 3_400_000),
        Part("MiniMax, as disclosed in February", "more than 13 million", 13_000_000),
        new()
        {
            SourceNumber = PublicRecordSources.FebruaryDisclosure, Subject = "A hydra cluster of proxies, accounts held at once",
            Measure = Measure.Accounts, Qualifier = "more than", Wording = "more than 20,000", Value = 20_000,
            OverlapNote = "May count some of the about 24,000 accounts; how the two relate is not recorded here.",
        },
        new() { SourceNumber = PublicRecordSources.GoogleReport, Subject = "Prompts meant to coerce reasoning traces; nobody is named",
            Measure = Measure.Interactions, Qualifier = "more than", Wording = "more than 100,000", Value = 100_000 },
        new()
        {
            SourceNumber = PublicRecordSources.AddedUpFigure, Subject = "A sum that somebody else made", Measure = Measure.Interactions,
            Qualifier = "about", Wording = "about 190 million", Value = 190_000_000,
            OverlapNote = "A sum over overlapping windows. It counts the same interactions twice and is used nowhere.", IsOthersSum = true,
        },
    ];

    private static ReportedFigureDraft Part(string subject, string wording, double value) => new()
    {
        SourceNumber = PublicRecordSources.FebruaryDisclosure, Subject = subject, Measure = Measure.Interactions, Qualifier = "more than",
        Wording = wording, Value = value,
        OverlapNote = PartOfFebruary, PartOfNumber = FebruaryTotal,
    };
}
