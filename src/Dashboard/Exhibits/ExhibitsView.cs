using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Exhibits;

/// <summary>The orders of the gallery.</summary>
public enum ExhibitOrder
{
    Newest,
    Oldest,
    Title,
    Interactions,
}

/// <summary>Which exhibits a recount has told apart.</summary>
public enum ExhibitState
{
    Holds,
    Drifted,
    NotRecounted,
}

/// <summary>What the gallery shows, as its address says it.</summary>
public sealed record ExhibitsView
{
    public ExhibitView? View { get; init; }

    public ExhibitState? State { get; init; }

    public string By { get; init; } = "";

    public string Text { get; init; } = "";

    public ExhibitOrder Order { get; init; }

    /// <summary>Whether anything is filtered.</summary>
    public bool IsFiltered => this with { Order = default } != new ExhibitsView();

    /// <summary>Reads the parts of an address. What it does not know counts as not there: an old link still opens the page.</summary>
    public static ExhibitsView Of(string? view, string? state, string? by, string? text, string? order) => new()
    {
        View = Named<ExhibitView>(view), State = Named<ExhibitState>(state), By = by?.Trim() ?? "", Text = text?.Trim() ?? "",
        Order = Named<ExhibitOrder>(order) ?? default,
    };

    public static string Address(CaseId caseId, ExhibitsView view) => $"{PageAddress.Case(caseId, "exhibits")}?{view}".TrimEnd('?');

    /// <summary>The exhibits that pass the filter, in order.</summary>
    public IReadOnlyList<Exhibit> Apply(IEnumerable<Exhibit> exhibits)
    {
        var passing = exhibits.Where(
            x => (View is null || x.View == View) && (State is null || StateOf(x) == State) && (By.Length == 0 || x.FrozenBy == By)
            && (Text.Length == 0 || x.Title.Contains(Text, StringComparison.OrdinalIgnoreCase)
                || ExhibitWords.Selected(x).Contains(Text, StringComparison.OrdinalIgnoreCase)));
        return [.. Order switch
        {
            ExhibitOrder.Newest => passing.OrderByDescending(x => x.Number),
            ExhibitOrder.Oldest => passing.OrderBy(x => x.Number),
            ExhibitOrder.Title => passing.OrderBy(x => x.Title, StringComparer.OrdinalIgnoreCase).ThenBy(x => x.Number),
            ExhibitOrder.Interactions =>
                passing.OrderByDescending(x => x.Figures.FirstOrDefault(f => f.Measure == Measure.Interactions)?.Value ?? 0)
                .ThenBy(x => x.Number),
            _ => throw new InvalidOperationException($"There is no order {Order}."),
        }];
    }

    /// <summary>The query string without <c>?</c>; empty for everything, newest first.</summary>
    public override string ToString() => string.Join('&', Parts().Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));

    private IEnumerable<(string Key, string Value)> Parts()
    {
        if (View is { } view) yield return ("view", Slug.Of(view));
        if (State is { } state) yield return ("state", Slug.Of(state));
        if (By.Length > 0) yield return ("by", By);
        if (Text.Length > 0) yield return ("text", Text);
        if (Order != default) yield return ("order", Slug.Of(Order));
    }

    private static ExhibitState StateOf(Exhibit exhibit) => exhibit.RecountOutcome switch
    {
        RecountOutcome.Holds => ExhibitState.Holds,
        RecountOutcome.Drifted => ExhibitState.Drifted,
        _ => ExhibitState.NotRecounted,
    };

    private static T? Named<T>(string? word)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Slug.Of(value) == word) return value;
        return null;
    }
}
