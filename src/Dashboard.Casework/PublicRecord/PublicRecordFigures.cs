using Dashboard.Core;

namespace Dashboard.Casework;

/// <summary>The figures of the public record, each in its source's words.</summary>
internal static class PublicRecordFigures
{
    private const string Campaign = "Alleged campaign of 22 April – 5 June, by operators affiliated with Alibaba's Qwen lab (one article: run by the lab)";
    private const string February = "Three campaigns disclosed in February, together";
    private const string PartOfFebruary = "A part of “more than 16 million”, which is the total of the three campaigns.";

    private static readonly DateOnly Start = new(2026, 4, 22);
    private static readonly DateOnly End = new(2026, 6, 5);

    public static IReadOnlyList<ReportedFigureDraft> All { get; } =
    [
        new()
        {
            SourceNumber = PublicRecordSources.Letter, Subject = Campaign, Measure = Measure.Accounts, Qualifier = "roughly", Wording = "roughly 25,000", Value = 25_000,
            WindowStart = Start, WindowEnd = End,
            OverlapNote = "So worded in one press account of the letter; another writes “nearly 25,000”. The same count twice, not two.",
        },
        new()
        {
            SourceNumber = PublicRecordSources.Letter, Subject = Campaign, Measure = Measure.Accounts, Qualifier = "nearly", Wording = "nearly 25,000", Value = 25_000,
            WindowStart = Start, WindowEnd = End,
            OverlapNote = "So worded in one press account of the letter; another writes “roughly 25,000”. The same count twice, not two.",
        },
        new()
        {
            SourceNumber = PublicRecordSources.ArticleNearly29, Subject = Campaign, Measure = Measure.Interactions, Qualifier = "nearly", Wording = "nearly 29 million", Value = 29_000_000,
            WindowStart = Start, WindowEnd = End,
            OverlapNote = "The same count as “roughly 28.8 million” in the other article on the letter.",
        },
        new()
        {
            SourceNumber = PublicRecordSources.ArticleRoughly288, Subject = Campaign, Measure = Measure.Interactions, Qualifier = "roughly", Wording = "roughly 28.8 million", Value = 28_800_000,
            WindowStart = Start, WindowEnd = End,
            OverlapNote = "The same count as “nearly 29 million” in the other article on the letter. Overlaps “more than 151 million” from 1 May to 5 June.",
        },
        new()
        {
            SourceNumber = PublicRecordSources.LaterReport, Subject = "The same lab, May to July", Measure = Measure.Interactions, Qualifier = "more than", Wording = "more than 151 million", Value = 151_000_000,
            WindowStart = new DateOnly(2026, 5, 1), WindowEnd = new DateOnly(2026, 7, 31),
            OverlapNote = "Overlaps the window of 22 April – 5 June from 1 May to 5 June: never to be added to it. The source names months, not days.",
        },
        new()
        {
            SourceNumber = PublicRecordSources.AddedUpFigure, Subject = "A sum of the provider's figures", Measure = Measure.Interactions, Qualifier = "about", Wording = "about 190 million", Value = 190_000_000,
            OverlapNote = "A sum over overlapping windows. It counts the same interactions twice and is used nowhere.",
        },
        new()
        {
            SourceNumber = PublicRecordSources.FebruaryDisclosure, Subject = February, Measure = Measure.Interactions, Qualifier = "more than", Wording = "more than 16 million", Value = 16_000_000,
            OverlapNote = "The total of the three campaigns that are listed singly.",
        },
        new()
        {
            SourceNumber = PublicRecordSources.FebruaryDisclosure, Subject = February, Measure = Measure.Accounts, Qualifier = "about", Wording = "about 24,000", Value = 24_000,
        },
        new()
        {
            SourceNumber = PublicRecordSources.FebruaryDisclosure, Subject = "DeepSeek, as disclosed in February", Measure = Measure.Interactions, Qualifier = "more than", Wording = "more than 150,000", Value = 150_000,
            OverlapNote = PartOfFebruary,
        },
        new()
        {
            SourceNumber = PublicRecordSources.FebruaryDisclosure, Subject = "Moonshot, as disclosed in February", Measure = Measure.Interactions, Qualifier = "more than", Wording = "more than 3.4 million", Value = 3_400_000,
            OverlapNote = PartOfFebruary,
        },
        new()
        {
            SourceNumber = PublicRecordSources.FebruaryDisclosure, Subject = "MiniMax, as disclosed in February", Measure = Measure.Interactions, Qualifier = "more than", Wording = "more than 13 million", Value = 13_000_000,
            OverlapNote = PartOfFebruary,
        },
        new()
        {
            SourceNumber = PublicRecordSources.FebruaryDisclosure, Subject = "A “hydra cluster” of proxies, accounts held at once", Measure = Measure.Accounts, Qualifier = "more than", Wording = "more than 20,000", Value = 20_000,
            OverlapNote = "May count some of the “about 24,000”; how the two relate is not recorded here.",
        },
        new()
        {
            SourceNumber = PublicRecordSources.GoogleReport, Subject = "Prompts meant to coerce reasoning traces; nobody is named", Measure = Measure.Interactions, Qualifier = "more than", Wording = "more than 100,000", Value = 100_000,
        },
    ];
}
