using Dashboard.Core;

namespace Dashboard.Casework.Exhibits;

/// <summary>The panel or table that an exhibit was frozen from.</summary>
public enum ExhibitView
{
    Graph,
    Timeline,
    Heatmap,
    Accounts,
    Figures,
    Interactions,
    Clusters,
    CoAction,
    Templates,
    Targeting,
    Releases,
    Comparison,
}

/// <summary>The words for what an exhibit was frozen from, the same on pages and in packets.</summary>
public static class ExhibitViews
{
    public static string Word(this ExhibitView view) => view switch
    {
        ExhibitView.Graph => "graph",
        ExhibitView.Timeline => "timeline",
        ExhibitView.Heatmap => "heatmap",
        ExhibitView.Accounts => "accounts",
        ExhibitView.Figures => "figures",
        ExhibitView.Interactions => "interactions",
        ExhibitView.Clusters => "clusters",
        ExhibitView.CoAction => "co-action",
        ExhibitView.Templates => "prompt templates",
        ExhibitView.Targeting => "targeting",
        ExhibitView.Releases => "releases",
        ExhibitView.Comparison => "comparison",
        _ => throw new ArgumentOutOfRangeException(nameof(view)),
    };
}

/// <summary>What a recount of an exhibit's figures came to.</summary>
public enum RecountOutcome
{
    /// <summary>Every figure and every row came out the same.</summary>
    Holds,

    /// <summary>At least one figure or row came out different.</summary>
    Drifted,
}

/// <summary>
/// A view frozen: what was selected, by which method, on which data, what it showed. Its files are immutable and
/// addressed by their content; of this record only the last recount ever changes.
/// </summary>
public sealed class Exhibit
{
    public required CaseId CaseId { get; init; }

    public required int Number { get; init; }

    /// <summary>SHA-256 of the manifest <c>exhibit.json</c>, which holds the SHA-256 of every other file.</summary>
    public required string ContentHash { get; init; }

    public required string Title { get; init; }

    public required ExhibitView View { get; init; }

    /// <summary>The selection, as in the URL.</summary>
    public required Selection Selection { get; init; }

    /// <summary>The panel's own options, as in the URL.</summary>
    public string ViewOptions { get; init; } = "";

    public required Method Method { get; init; }

    /// <summary>The method's parameters, a JSON object.</summary>
    public string ParametersJson { get; init; } = "{}";

    public required Fingerprint Fingerprint { get; init; }

    /// <summary>The time zone in which it was shown.</summary>
    public required string TimeZone { get; init; }

    public required DateTime FrozenAt { get; init; }

    public required string FrozenBy { get; init; }

    /// <summary>The figures it shows, as counted when it was frozen.</summary>
    public required IReadOnlyList<Figure.Observed> Figures { get; init; }

    /// <summary>The rows of <c>rows.csv</c>, its header not counted.</summary>
    public required long RowCount { get; init; }

    public required bool IsSynthetic { get; init; }

    /// <summary>When its figures were last recounted, UTC; null when never.</summary>
    public DateTime? RecountedAt { get; set; }

    public RecountOutcome? RecountOutcome { get; set; }

    /// <summary>What each figure came to when they were last recounted, in their order; empty when never.</summary>
    public IReadOnlyList<long> RecountedValues { get; set; } = [];

    /// <summary>What came out different, in words; empty when nothing did.</summary>
    public string RecountDifference { get; set; } = "";
}
