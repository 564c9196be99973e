using System.Runtime.CompilerServices;
using System.Text.Json;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>Single interactions of a selection, in an order.</summary>
internal static class InteractionsQuery
{
    // So many rows are held at a time while all are read.
    private const int RowsAtATime = 100_000;

    // Columns of attributes follow those that every row has.
    private const int FirstAttribute = 14;

    public static Page<Interaction> Run(
        DuckDbConnection connection, InteractionsRequest request, RecentPlaces recent, int state, CancellationToken cancellation)
    {
        var scope = SelectionScope.Of(connection, request.Selection, withinDays: true, cancellation);
        var order = RowOrder.Of(request.Order, request.Descending);
        var places = recent.Find(
            (request.Selection, request.Order, request.Descending, state), () => RowPlaces.Of(connection, scope, order, cancellation));
        return new(
            Rows(connection, scope, order, places, request, Math.Max(0, request.Skip), Math.Clamp(request.Take, 0, AccountsQuery.MaxPage),
                false, cancellation), places.Total);
    }

    public static async IAsyncEnumerable<Interaction> ReadAllAsync(
        ConnectionPool pool, InteractionsRequest request, bool withPrompts, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // A connection and a transaction of its own: all are rows of one state, and the reader may leave in the middle.
        using var connection = await Task.Run(pool.Open, cancellation).ConfigureAwait(false);
        using var transaction = connection.BeginTransaction();
        var scope = SelectionScope.Of(connection, request.Selection, withinDays: true, cancellation);
        var order = RowOrder.Of(request.Order, request.Descending);
        var places = await Task.Run(() => RowPlaces.Of(connection, scope, order, cancellation), cancellation).ConfigureAwait(false);
        for (var skip = 0L; skip < places.Total; skip += RowsAtATime)
        {
            var from = skip;
            foreach (var row in await Task.Run(
                () => Rows(connection, scope, order, places, request, from, RowsAtATime, withPrompts, cancellation), cancellation)
                .ConfigureAwait(false)) yield return row;
        }
    }

    /// <summary>Reads rows of the common table <c>page</c>, which has the columns of <c>interactions</c> and <c>prompt</c>.</summary>
    public static IReadOnlyList<Interaction> Read(
        DuckDbConnection connection, string page, string orderBy, IReadOnlyList<string>? attributes, CancellationToken cancellation,
        params IEnumerable<(string, object?)> parameters)
    {
        var kinds = attributes ?? [];
        if (kinds.FirstOrDefault(k => ImportTarget.StandardAttributes.All(a => a.Name != k)) is { } unknown)
            throw new ArgumentException($"Interactions have no attribute '{unknown}'.", nameof(attributes));
        var rows = connection.Rows(
            $"""
            WITH page AS MATERIALIZED ({page})
            SELECT import, line, interaction_id, a.id, instant, c.name, m.name, input_tokens, output_tokens, cached_tokens, s.name, prompt, cache_write_tokens, account_source{string.Concat(kinds.Select(k => $", {k}"))}
            FROM page p JOIN capabilities c ON c.no = p.capability LEFT JOIN accounts a ON a.no = p.account LEFT JOIN models m ON m.no = p.model LEFT JOIN statuses s ON s.no = p.status
            ORDER BY {orderBy}
            """,
            r => (Row: Row(r),
                Numbers: kinds.Select((_, i) => r.IsDBNull(FirstAttribute + i) ? 0 : r.GetInt32(FirstAttribute + i)).ToArray()),
            cancellation,
            parameters);
        if (kinds.Count == 0) return [.. rows.Select(r => r.Row)];

        // Names of values are looked up once for all columns: a join for each would read the dictionary for each.
        var names = connection.Rows(
            "SELECT no, value FROM attributes WHERE no IN (SELECT unnest(from_json($numbers, '[\"INTEGER\"]')))",
            r => (r.GetInt32(0), r.GetString(1)),
            cancellation,
            ("numbers", JsonSerializer.Serialize(rows.SelectMany(r => r.Numbers).Where(n => n != 0).Distinct()))).ToDictionary();
        return [.. rows.Select(r => r.Row with { Attributes = [.. r.Numbers.Select(n => names.GetValueOrDefault(n))] })];
    }

    private static IReadOnlyList<Interaction> Rows(
        DuckDbConnection connection, SelectionScope scope, RowOrder order, RowPlaces places, InteractionsRequest request, long skip,
        int take, bool withPrompts, CancellationToken cancellation)
    {
        if (skip >= places.Total || take == 0) return [];
        var (keys, before) = places.Around(skip, skip + take);
        string Sorted(string columns) =>
            $"SELECT {columns} FROM interactions WHERE {scope.Where} AND {order.Have(keys)} ORDER BY {order.By} LIMIT $take OFFSET $skip";
        // Many rows may share a number of tokens: to sort them whole for a few takes ten times as long as to find these few first.
        var page = take <= AccountsQuery.MaxPage ? $"SELECT * FROM interactions WHERE rowid IN ({Sorted("rowid")})" : Sorted("*");
        page = withPrompts
            ? $"SELECT i.*, t.prompt FROM ({page}) i LEFT JOIN prompts t ON t.import = i.import AND t.line = i.line"
            : $"SELECT *, NULL::VARCHAR AS prompt FROM ({page})";
        return Read(connection, page, order.By, request.Attributes, cancellation, [.. scope.Parameters, ("take", take), ("skip", before)]);
    }

    private static Interaction Row(DuckDbDataReader r) => new()
    {
        Import = r.GetInt32(0),
        Line = r.GetInt64(1),
        InteractionId = r.TextOrNull(2),
        AccountId = r.TextOrNull(3),
        At = r.GetDateTime(4),
        Capability = r.GetString(5),
        Model = r.TextOrNull(6),
        InputTokens = r.NumberOrNull(7),
        OutputTokens = r.NumberOrNull(8),
        CachedTokens = r.NumberOrNull(9),
        Status = r.TextOrNull(10),
        Prompt = r.TextOrNull(11),
        CacheWriteTokens = r.NumberOrNull(12),
        AccountSource = (int?)r.NumberOrNull(13),
    };
}
