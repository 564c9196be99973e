using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Views;

/// <summary>The panels that can be opened alone, shown as a table, and frozen.</summary>
public enum Panel
{
    Graph,
    Timeline,
    Heatmap,
}

/// <summary>What a heatmap's cells say.</summary>
public enum CellMeasure
{
    Targeting,
    Count,
    Share,
}

/// <summary>
/// All that a workbench shows, as its URL has it: the selection and the page's own keys. It parses and prints itself;
/// what is as at first is not printed, so that equal states have equal addresses.
/// </summary>
public sealed record WorkbenchState
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string PanelKey = "panel";
    private const string StackKey = "stack";
    private const string ResolutionKey = "resolution";
    private const string ZoomKey = "zoom";
    private const string ScaleKey = "scale";
    private const string MeasureKey = "measure";
    private const string ColumnsKey = "columns";
    private const string RowsKey = "rows";
    private const string AnchorKey = "anchor";
    private const string AgainstKey = "against";
    private const string TableKey = "table";
    private const string ExhibitKey = "exhibit";
    private const string HiddenLaneKey = "without-lane";

    private static readonly ImmutableArray<(Grouping Value, string Word)> Stacks =
    [
        (Grouping.Capability, "capability"), (Grouping.Cluster, "cluster"), (Grouping.Model, "model"),
        (Grouping.Disposition, "disposition"), (Grouping.None, "none"),
    ];

    private static readonly ImmutableArray<(Grouping Value, string Word)> ColumnWords =
    [
        (Grouping.Week, "week"), (Grouping.Day, "day"), (Grouping.Cluster, "cluster"), (Grouping.Model, "model"),
        (Grouping.HourOfWeek, "hour-of-week"),
    ];

    private static readonly ImmutableArray<(Grouping Value, string Word)> RowWords = [
        (Grouping.Capability, "capability"), (Grouping.Cluster, "cluster")];

    public Selection Selection { get; init; } = Selection.Everything;

    /// <summary>The panel that fills the page; null for all of them.</summary>
    public Panel? Alone { get; init; }

    /// <summary>How the graph is looked at.</summary>
    public GraphView Graph { get; init; } = new();

    /// <summary>What the timeline is stacked by.</summary>
    public Grouping Stack { get; init; } = Grouping.Capability;

    /// <summary>The timeline's bins; null for what fits.</summary>
    public Resolution? Resolution { get; init; }

    /// <summary>Whether the timeline shows the selected time only, instead of the selected time within all time.</summary>
    public bool IsZoomed { get; init; }

    /// <summary>Whether the timeline's counts are on a logarithmic scale, each series by itself: logarithms do not add up.</summary>
    public bool IsLogarithmic { get; init; }

    public CellMeasure Measure { get; init; } = CellMeasure.Targeting;

    /// <summary>The heatmap's columns.</summary>
    public Grouping Columns { get; init; } = Grouping.Week;

    /// <summary>The heatmap's rows.</summary>
    public Grouping Rows { get; init; } = Grouping.Capability;

    /// <summary>The day that the timeline counts days from; null for the calendar.</summary>
    public DateOnly? Anchor { get; init; }

    /// <summary>The selection that the heatmap compares with; null for accounts in no campaign, or columns with each other.</summary>
    public Selection? Against { get; init; }

    /// <summary>The panels shown as tables.</summary>
    public ImmutableSortedSet<Panel> Tables { get; init; } = [];

    /// <summary>The exhibit that was opened as it was; null once anything was changed.</summary>
    public int? Exhibit { get; init; }

    /// <summary>The lanes that the timeline leaves out.</summary>
    public ImmutableSortedSet<TimelineLane> HiddenLanes { get; init; } = [];

    /// <summary>What the timeline can be stacked by, in the order offered.</summary>
    public static IEnumerable<Grouping> StackChoices => Stacks.Select(s => s.Value);

    /// <summary>What the heatmap's columns can be, in the order offered.</summary>
    public static IEnumerable<Grouping> ColumnChoices => ColumnWords.Select(c => c.Value);

    /// <summary>What the heatmap's rows can be, in the order offered.</summary>
    public static IEnumerable<Grouping> RowChoices => RowWords.Select(r => r.Value);

    /// <summary>The state narrowed or widened to another selection; a zoom ends with the time it zoomed into.</summary>
    public WorkbenchState With(Selection selection) =>
        this with { Selection = selection, IsZoomed = IsZoomed && selection.Time is not null };

    /// <summary>The state with a panel's table opened or closed.</summary>
    public WorkbenchState ToggleTable(Panel panel) =>
        this with { Tables = Tables.Contains(panel) ? Tables.Remove(panel) : Tables.Add(panel) };

    /// <summary>Parses a query string, with or without <c>?</c>.</summary>
    /// <exception cref="FormatException">A key or a value is not one that a workbench knows; the message is for a person.</exception>
    public static WorkbenchState Parse(string? query)
    {
        var selection = new List<string>();
        var state = new WorkbenchState();
        foreach (var pair in (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var key = Uri.UnescapeDataString(equals < 0 ? pair : pair[..equals]);
            var value = equals < 0 ? "" : Uri.UnescapeDataString(pair[(equals + 1)..]);
            switch (key)
            {
                case PanelKey: state = state with { Alone = Named<Panel>(key, value) }; break;
                case StackKey: state = state with { Stack = Spelled(key, value, Stacks) }; break;
                case ResolutionKey: state = state with { Resolution = Named<Resolution>(key, value) }; break;
                case ZoomKey:
                    state = state with { IsZoomed = value == "selection" ? true : throw Unknown(key, value, ["selection"]) }; break;
                case ScaleKey: state = state with { IsLogarithmic = value == "log" ? true : throw Unknown(key, value, ["log"]) }; break;
                case MeasureKey: state = state with { Measure = Named<CellMeasure>(key, value) }; break;
                case ColumnsKey: state = state with { Columns = Spelled(key, value, ColumnWords) }; break;
                case RowsKey: state = state with { Rows = Spelled(key, value, RowWords) }; break;
                case AnchorKey:
                    state =
                        state with { Anchor = TimeRange.TryParseDate(value, out var day)
                            ? day : throw Unknown(key, value, ["a day, 2026-05-12"]) }; break;
                case AgainstKey: state = state with { Against = Selection.Parse(value) }; break;
                case HiddenLaneKey: state = state with { HiddenLanes = state.HiddenLanes.Add(Named<TimelineLane>(key, value)) }; break;
                case TableKey: state = state with { Tables = state.Tables.Add(Named<Panel>(key, value)) }; break;
                case ExhibitKey:
                    state =
                        state with { Exhibit = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                            ? number : throw Unknown(key, value, ["an exhibit's number"]) }; break;
                default:
                    // What is no key of the page has to be one of the selection, and Selection.Parse says so if not.
                    if (state.Graph.With(key, value) is { } graph) state = state with { Graph = graph };
                    else selection.Add(pair);
                    break;
            }
        }

        return state.With(Selection.Parse(string.Join('&', selection)));
    }

    /// <summary>The query string without <c>?</c>; empty for a workbench as first opened.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        if (!Selection.IsEverything) parts.Add(Selection.ToString());
        var view = ViewOptions;
        if (view.Length > 0) parts.Add(view);
        if (Exhibit is { } number) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{ExhibitKey}={number}"));
        return string.Join('&', parts);
    }

    /// <summary>The page's own keys alone, but for the exhibit that it was opened from.</summary>
    public string ViewOptions
    {
        get
        {
            var parts = new List<string>();
            if (Alone is { } panel) parts.Add($"{PanelKey}={Slug.Of(panel)}");
            parts.AddRange(Graph.Words());
            parts.AddRange(DataOptions());
            parts.AddRange(Tables.Select(t => $"{TableKey}={Slug.Of(t)}"));
            return string.Join('&', parts);
        }
    }

    /// <summary>The query string of what panels fetch: without the keys that only arrange the page.</summary>
    public string DataQuery => string.Join('&', new[] { Selection.ToString() }.Where(s => s.Length > 0).Concat(DataOptions()));

    private IEnumerable<string> DataOptions()
    {
        var first = new WorkbenchState();
        if (Stack != first.Stack) yield return $"{StackKey}={Slug.Of(Stack)}";
        if (Resolution is { } resolution) yield return $"{ResolutionKey}={Slug.Of(resolution)}";
        if (IsZoomed) yield return $"{ZoomKey}=selection";
        if (IsLogarithmic) yield return $"{ScaleKey}=log";
        if (Measure != first.Measure) yield return $"{MeasureKey}={Slug.Of(Measure)}";
        if (Columns != first.Columns) yield return $"{ColumnsKey}={Slug.Of(Columns)}";
        if (Rows != first.Rows) yield return $"{RowsKey}={Slug.Of(Rows)}";
        if (Against is { } other) yield return $"{AgainstKey}={Uri.EscapeDataString(other.ToString())}";
        if (Anchor is { } day) yield return $"{AnchorKey}={day.ToString(DayFormat, CultureInfo.InvariantCulture)}";
        foreach (var lane in HiddenLanes) yield return $"{HiddenLaneKey}={Slug.Of(lane)}";
    }

    private static T Named<T>(string key, string value) where T : struct, Enum =>
        Spelled(key, value, [.. Enum.GetValues<T>().Select(v => (v, Slug.Of(v)))]);

    private static T Spelled<T>(string key, string value, ImmutableArray<(T Value, string Word)> words)
    {
        foreach (var word in words)
            if (word.Word == value) return word.Value;
        throw Unknown(key, value, words.Select(w => w.Word));
    }

    private static FormatException Unknown(string key, string value, IEnumerable<string> words) =>
        new($"'{key}' cannot be '{value}'. It knows {string.Join(", ", words)}.");
}
