using System.Text.Json;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>
/// A selection as a query's source: the common table <c>s</c> (import, account, capability, model, day, n,
/// input_tokens, output_tokens, first, last) over whole days, or, where the selection or the query looks within a
/// day, over single interactions. The user's texts are parameters throughout.
/// </summary>
internal sealed class SelectionScope
{
    private const string Cache = "cached_tokens, cache_write_tokens";

    private readonly List<Condition> conditions = [];
    private readonly List<(string Name, object? Value)> parameters = [];

    private SelectionScope(bool isByDay) => IsByDay = isByDay;

    /// <summary>Whether it reads the daily sums.</summary>
    public bool IsByDay { get; }

    public IReadOnlyList<(string Name, object? Value)> Parameters => parameters;

    /// <summary>The whole days that it holds, the last one excluded; null for all, or where it looks within days.</summary>
    public (DateOnly From, DateOnly To)? Days { get; private init; }

    /// <summary>The condition on the table that is read.</summary>
    public string Where => Joined(conditions);

    /// <summary>The common table expression, to follow <c>WITH</c>.</summary>
    public string With => IsByDay
        ? $"s AS (SELECT import, account, capability, model, day, interactions AS n, input_tokens, output_tokens, {Cache}, uncached_tokens, first, last FROM daily WHERE {Where})"
        : $"s AS (SELECT import, account, capability, model, CAST(instant AS DATE) AS day, requests AS n, input_tokens, output_tokens, {Cache}, {Schema.Uncached} AS uncached_tokens, instant AS first, instant AS last FROM interactions WHERE {Where})";

    /// <param name="connection">Where names are looked up.</param>
    /// <param name="selection">What is selected.</param>
    /// <param name="withinDays">Whether the query needs single interactions.</param>
    /// <param name="cancellation">Stops the look-up.</param>
    /// <exception cref="UnknownAccountSetException">The selection names an account set that the case does not have.</exception>
    public static SelectionScope Of(DuckDbConnection connection, Selection selection, bool withinDays, CancellationToken cancellation)
    {
        var isByDay = !withinDays && selection.Time is null or { IsWholeDays: true };
        var scope = new SelectionScope(isByDay)
        {
            Days = isByDay && selection.Time is { } days ? (DateOnly.FromDateTime(days.Start), DateOnly.FromDateTime(days.End)) : null,
        };
        if (selection.Time is { } time)
        {
            var column = scope.IsByDay ? "day" : "instant";
            scope.Add(
                column,
                () =>
                $"{column} >= {scope.Parameter("from", scope.Time(time.Start))} AND {column} < {scope.Parameter("to", scope.Time(time.End))}");
        }

        foreach (var (dimension, facet) in selection.Facets)
        {
            if (dimension == Dimension.AccountSet) CheckAccountSets(connection, facet, cancellation);
            if (!facet.Included.IsEmpty) scope.Add(ColumnOf(dimension), () => scope.Matches(dimension, facet.Included, "with"));
            if (!facet.Excluded.IsEmpty)
                scope.Add(ColumnOf(dimension), () => $"NOT coalesce({scope.Matches(dimension, facet.Excluded, "without")}, false)");
        }

        return scope;
    }

    /// <summary>The condition on one column, with its parameters; null for none.</summary>
    public (string Where, IEnumerable<(string Name, object? Value)> Parameters)? On(string column)
    {
        var own = conditions.Where(c => c.Column == column).ToArray();
        return own.Length == 0 ? null : (Joined(own), own.SelectMany(c => c.Parameters));
    }

    private static string Joined(IReadOnlyCollection<Condition> conditions) => conditions.Count == 0
        ? "true" : string.Join(" AND ", conditions.Select(c => c.Sql));

    private void Add(string column, Func<string> condition)
    {
        var known = parameters.Count;
        var sql = condition();
        conditions.Add(new(column, sql, parameters[known..]));
    }

    private static string ColumnOf(Dimension dimension) => dimension switch
    {
        Dimension.Capability => "capability",
        Dimension.Model => "model",
        Dimension.Import => "import",
        _ => "account",
    };

    private object Time(DateTime instant) => IsByDay ? DateOnly.FromDateTime(instant) : instant;

    /// <summary>Interactions with any of the values. One without an account matches no dimension of accounts.</summary>
    private string Matches(Dimension dimension, IReadOnlyCollection<string> values, string how)
    {
        var list = $"(SELECT unnest(from_json({Parameter($"{how}_{dimension}", JsonSerializer.Serialize(values))}, '[\"VARCHAR\"]')))";
        return dimension switch
        {
            Dimension.Account => $"account IN (SELECT no FROM accounts WHERE id IN {list})",
            Dimension.AccountSet => $"account IN (SELECT no FROM accounts JOIN account_sets ON account_id = id WHERE hash IN {list})",
            Dimension.Capability => $"capability IN (SELECT no FROM capabilities WHERE name IN {list})",
            Dimension.Model => $"model IN (SELECT no FROM models WHERE name IN {list})",
            Dimension.Attribute =>
                $"account IN (SELECT t.account FROM account_attributes t JOIN attributes a ON a.no = t.attribute WHERE t.account IS NOT NULL AND a.kind || ':' || a.value IN {list})",
            Dimension.Import => $"CAST(import AS VARCHAR) IN {list}",
            Dimension.Cluster => $"account IN (SELECT account FROM assignments WHERE cluster IN {list})",

            // An account that the analysis says nothing about is of unknown disposition.
            Dimension.Disposition when values.Contains(Labels.Of(Disposition.Unknown), StringComparer.OrdinalIgnoreCase) =>
                $"(account IS NOT NULL AND account NOT IN (SELECT account FROM assignments WHERE disposition NOT IN (SELECT lower(v) FROM {list} l(v))))",
            Dimension.Disposition =>
                $"account IN (SELECT account FROM assignments WHERE disposition IN (SELECT lower(v) FROM {list} l(v)))",
            _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
        };
    }

    // Named after what it is about, not after its place: the same condition reads the same in every selection.
    private string Parameter(string about, object value)
    {
        var name = $"selection_{about}";
        parameters.Add((name, value));
        return "$" + name;
    }

    private static void CheckAccountSets(DuckDbConnection connection, Facet facet, CancellationToken cancellation)
    {
        foreach (var hash in facet.Included.Union(facet.Excluded))
        {
            if (connection.Number("SELECT count(*) FROM account_sets WHERE hash = $hash", cancellation, ("hash", hash)) == 0)
                throw new UnknownAccountSetException(hash);
        }
    }

    /// <summary>A condition on one column.</summary>
    private sealed record Condition(string Column, string Sql, IReadOnlyList<(string Name, object? Value)> Parameters);
}
