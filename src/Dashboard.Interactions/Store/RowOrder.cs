using System.Globalization;
using System.Text.Json;

namespace Dashboard.Interactions.Store;

/// <summary>An order of interactions as SQL over the table <c>interactions</c>.</summary>
/// <param name="Key">The coarse key that rows are counted by, a whole number: a day, an account, a number of tokens.</param>
/// <param name="SortedKeys">What sorts the counted keys.</param>
/// <param name="By">What sorts the rows of a few keys.</param>
/// <param name="Have">The condition that a row has one of these keys, which follow one another.</param>
internal sealed record RowOrder(string Key, string SortedKeys, string By, Func<ArraySegment<long>, string> Have)
{
    private const long MillisecondsOfDay = 86_400_000;

    public static RowOrder Of(InteractionOrder order, bool descending)
    {
        var direction = descending ? "DESC" : "ASC";
        return order switch
        {
            // The stored row groups know the bounds of their times: those of other days are not read.
            InteractionOrder.Time => new(
                "CAST(instant AS DATE) - DATE '1970-01-01'",
                $"ORDER BY key {direction}",
                $"instant {direction}, import, line",
                keys => string.Create(CultureInfo.InvariantCulture, $"instant >= epoch_ms({Low(keys) * MillisecondsOfDay}) AND instant < epoch_ms({(High(keys) + 1) * MillisecondsOfDay})")),
            InteractionOrder.AccountId => new(
                "coalesce(account, 0)",
                $"LEFT JOIN accounts ON no = key ORDER BY id {direction} NULLS LAST",
                $"(SELECT id FROM accounts WHERE no = account) {direction} NULLS LAST, instant, import, line",
                keys => $"coalesce(account, 0) IN (SELECT unnest(from_json('{JsonSerializer.Serialize(keys)}', '[\"INTEGER\"]')))"),
            InteractionOrder.InputTokens => OfTokens("input_tokens", descending, direction),
            InteractionOrder.OutputTokens => OfTokens("output_tokens", descending, direction),
            _ => throw new ArgumentOutOfRangeException(nameof(order)),
        };
    }

    // Rows without a number of tokens come last in both directions.
    private static RowOrder OfTokens(string column, bool descending, string direction)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"coalesce({column}, {(descending ? -1 : long.MaxValue)})");
        return new(
            key,
            $"ORDER BY key {direction}",
            $"{column} {direction} NULLS LAST, instant, import, line",
            keys => string.Create(CultureInfo.InvariantCulture, $"{key} BETWEEN {Low(keys)} AND {High(keys)}"));
    }

    private static long Low(ArraySegment<long> keys) => Math.Min(keys[0], keys[^1]);

    private static long High(ArraySegment<long> keys) => Math.Max(keys[0], keys[^1]);
}
