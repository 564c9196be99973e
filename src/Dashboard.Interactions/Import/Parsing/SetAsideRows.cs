namespace Dashboard.Interactions.Import.Parsing;

/// <summary>
/// Rows that are no request to a model, or that stand at no time: neither accepted nor at fault, counted by what they are.
/// </summary>
internal sealed class SetAsideRows
{
    private const int MostGroups = 100;

    private readonly Dictionary<(string Column, string What), long> groups = [];

    public long Rows { get; private set; }

    /// <summary>Rows by what they are, most first.</summary>
    public IReadOnlyList<RejectGroup> Groups =>
        [.. groups.Select(g => new RejectGroup(g.Key.Column, g.Key.What, g.Value)).OrderByDescending(g => g.Rows)
            .ThenBy(g => g.Column, StringComparer.Ordinal).ThenBy(g => g.Reason, StringComparer.Ordinal)];

    public void Add(string column, string what, long rows = 1)
    {
        var group = (column, what);
        if (groups.Count >= MostGroups && !groups.ContainsKey(group)) group = ("", "rows of other kinds");
        groups[group] = groups.GetValueOrDefault(group) + rows;
        Rows += rows;
    }
}
