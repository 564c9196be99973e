using System.Collections.Immutable;
using Dashboard.Investigations.Samples;
using Dashboard.Investigations.Views;

namespace Dashboard.Tour;

/// <summary>A stop of the tour through the training case.</summary>
/// <param name="Title">Where it is.</param>
/// <param name="Text">What to see there, and what to try.</param>
/// <param name="Address">The page.</param>
public sealed record TourStop(string Title, string Text, string Address)
{
    /// <summary>The stops, from log to packet.</summary>
    public static ImmutableArray<TourStop> All { get; } =
    [
        new("The log",
            "Everything starts with a log. The report says how each row was read: accepted, a duplicate, rejected or set aside, and nothing is missing.", PageAddress.Case(TrainingCase.Id, "imports")),
        new("The workbench",
            "Graph, timeline and heatmap show one selection. Drag over the timeline or click a cell: everything narrows, the address carries it, and Back goes back.", PageAddress.Case(TrainingCase.Id, "workbench")),
        new("The analysis",
            "Which accounts act together, what speaks for it, and which innocent explanations were tested. Open the first cluster.",
            PageAddress.Analysis(TrainingCase.Id)),
        new("An exhibit", "A view that was frozen, with its rows and hashes. Recount it: it says whether it still holds.",
            PageAddress.Exhibit(TrainingCase.Id, 1)),
        new("The allegation",
            "A chain of five links, each with grounds for and against. How far a link may stand follows from its grounds.",
            PageAddress.Allegation(TrainingCase.Id, 1)),
        new("The summary", "Six answers for whoever decides. Click a number to see how it is known.",
            PageAddress.Case(TrainingCase.Id, "summary")),
        new("The packet",
            "The allegation sealed with all that it cites. Others check it with standard tools, offline, without this program.",
            PageAddress.Case(TrainingCase.Id, "packets")),
    ];
}
