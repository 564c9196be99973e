using System.Globalization;
using Dashboard.Core;
using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.ClickHouse.Reading;
using Dashboard.Interactions.ClickHouse.Tables;
using Dashboard.Interactions.Store;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.ClickHouse.Queries;

/// <summary>
/// A selection as a query's source: the common table <c>s</c> (import, account, capability, model, day, n, input_tokens, output_tokens,
/// cached_tokens, cache_write_tokens, uncached_tokens, first, last) over daily sums, or, where the selection or the query looks within a
/// day, over single interactions. The user's texts are parameters throughout.
/// </summary>
internal sealed class Scope
{
    private readonly Published published;
    private readonly List<(bool IsOfAccounts, string Sql)> conditions = [];
    private readonly List<(string Name, object Value)> parameters = [];

    private Scope(Published published, bool isByDay) => (this.published, IsByDay) = (published, isByDay);

    /// <summary>Whether it reads the daily sums.</summary>
    public bool IsByDay { get; }

    public (string Name, object Value)[] Parameters => [.. parameters];

    /// <summary>The condition on the table that is read.</summary>
    public string Where => Joined(conditions.Select(c => c.Sql));

    /// <summary>The condition on accounts alone.</summary>
    public string WhereAccounts => Joined(conditions.Where(c => c.IsOfAccounts).Select(c => c.Sql));

    /// <summary>The common table expression, to follow <c>WITH</c>.</summary>
    public string With => IsByDay
        ? $"s AS (SELECT import, account, capability, model, day, interactions AS n, input_tokens, output_tokens, cached_tokens, cache_write_tokens, uncached_tokens, first, last FROM {published.Of(WideTable.Daily)} WHERE {Where})"
        : $"""
          s AS (SELECT import, account, capability, model, {Microseconds.Units("instant", Microseconds.OfDay)} AS day, requests AS n, input_tokens, output_tokens, cached_tokens, cache_write_tokens,
              {WideTable.Uncached} AS uncached_tokens, instant AS first, instant AS last FROM {published.Of(WideTable.Interactions)} i WHERE {Where})
          """;

    /// <param name="published">The state that is read.</param>
    /// <param name="selection">What is selected.</param>
    /// <param name="withinDays">Whether the query needs single interactions.</param>
    /// <param name="cancellation">Stops the look-up of sets.</param>
    /// <exception cref="UnknownAccountSetException">The selection names an account set that the case does not have.</exception>
    public static async Task<Scope> OfAsync(Published published, Selection selection, bool withinDays, CancellationToken cancellation)
    {
        var scope = new Scope(published, !withinDays && selection.Time is null or { IsWholeDays: true });
        if (selection.Time is { } time)
        {
            var (from, to) = scope.IsByDay ? (Days(time.Start), Days(time.End)) : (Microseconds.Of(time.Start), Microseconds.Of(time.End));
            var column = scope.IsByDay ? "day" : "instant";
            scope.conditions.Add((false, string.Create(CultureInfo.InvariantCulture, $"{column} >= {from} AND {column} < {to}")));
        }

        foreach (var (dimension, facet) in selection.Facets)
        {
            if (dimension == Dimension.AccountSet) await CheckSetsAsync(published, facet, cancellation).ConfigureAwait(false);
            var isOfAccounts = dimension is not (Dimension.Capability or Dimension.Model or Dimension.Import);
            if (!facet.Included.IsEmpty) scope.conditions.Add((isOfAccounts, scope.Matches(dimension, facet.Included, "with")));
            if (!facet.Excluded.IsEmpty) scope.conditions.Add((isOfAccounts, $"NOT {scope.Matches(dimension, facet.Excluded, "without")}"));
        }

        return scope;
    }

    private static long Days(DateTime time) => Microseconds.Of(DateOnly.FromDateTime(time));

    private static string Joined(IEnumerable<string> conditions) => string.Join(" AND ", conditions.Append("1"));

    /// <summary>Interactions with any of the values. One without an account matches no dimension of accounts.</summary>
    private string Matches(Dimension dimension, IReadOnlyCollection<string> values, string how)
    {
        var name = $"{how}_{dimension}";
        parameters.Add((name, values.ToArray()));
        var list = $"(SELECT arrayJoin({{{name}:Array(String)}}))";
        return dimension switch
        {
            Dimension.Account => $"(account <> '' AND account IN {list})",
            Dimension.AccountSet => $"(account IN (SELECT account FROM {published.AccountSets} WHERE hash IN {list}))",
            Dimension.Capability => $"(capability IN {list})",
            Dimension.Model => $"(model <> '' AND model IN {list})",
            Dimension.Attribute =>
                $"(account <> '' AND account IN (SELECT account FROM {published.Of(WideTable.AccountAttributes)} WHERE concat(kind, ':', value) IN {list}))",
            Dimension.Import => $"(toString(import) IN {list})",
            Dimension.Cluster => $"(account IN (SELECT account FROM {published.Assignments} WHERE cluster IN {list}))",

            // An account that the analysis says nothing about is of unknown disposition.
            Dimension.Disposition when values.Contains(Labels.Of(Disposition.Unknown), StringComparer.OrdinalIgnoreCase) =>
                $"(account <> '' AND account NOT IN (SELECT account FROM {published.Assignments} WHERE disposition NOT IN (SELECT lower(arrayJoin({{{name}:Array(String)}})))))",
            Dimension.Disposition =>
                $"(account IN (SELECT account FROM {published.Assignments} WHERE disposition IN (SELECT lower(arrayJoin({{{name}:Array(String)}})))))",
            _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
        };
    }

    // A set that is not there whole is none.
    private static async Task CheckSetsAsync(Published published, Facet facet, CancellationToken cancellation)
    {
        foreach (var hash in facet.Included.Union(facet.Excluded))
        {
            if (await published.Server.NumberAsync(
                $"SELECT count() > 0 AND count() = max(accounts) FROM {published.AccountSets} WHERE hash = {{hash:String}}", cancellation,
                ("hash", hash)).ConfigureAwait(false) == 0)
                throw new UnknownAccountSetException(hash);
        }
    }
}
