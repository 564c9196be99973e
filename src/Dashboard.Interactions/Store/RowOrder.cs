namespace Dashboard.Interactions.Store;

/// <summary>An order of interactions as SQL over the table <c>interactions</c>.</summary>
/// <param name="Key">The coarse key that rows are counted by, a whole number: an hour, an account, a number of tokens.</param>
/// <param name="SortedKeys">What sorts the counted keys.</param>
/// <param name="By">What sorts the rows of a few keys.</param>
/// <param name="Have">The condition that a row has one of these keys, which follow one another.</param>
internal sealed record RowOrder(string Key, string SortedKeys, string By, Func<ArraySegment<long>, string> Have)
{
    // Numbers of accounts begin with 1. Conditions name columns and numbers plainly: then most row groups need not be read.
    private const long NoAccount = 0;

    private const long MillisecondsOfHour = 3_600_000;

    public static RowOrder Of(InteractionOrder order, bool descending)
    {
        var direction = descending ? "DESC" : "ASC";
        return order switch
        {
            InteractionOrder.Time => new(
                "date_diff('hour', TIMESTAMP '1970-01-01', instant)",
                $"ORDER BY key {direction}",
                $"instant {direction}, import, line",
                keys =>
                $"instant >= epoch_ms({Low(keys) * MillisecondsOfHour}) AND instant < epoch_ms({(High(keys) + 1) * MillisecondsOfHour})"),
            InteractionOrder.AccountId => new(
                $"coalesce(account, {NoAccount})",
                $"LEFT JOIN accounts ON no = key ORDER BY id {direction} NULLS LAST",
                $"(SELECT id FROM accounts WHERE no = account) {direction} NULLS LAST, instant, import, line",
                keys => $"(account IN ({string.Join(',', keys)}){(keys[^1] == NoAccount ? " OR account IS NULL" : "")})"),
            InteractionOrder.InputTokens => OfTokens("input_tokens", descending, direction),
            InteractionOrder.OutputTokens => OfTokens("output_tokens", descending, direction),
            _ => throw new ArgumentOutOfRangeException(nameof(order)),
        };
    }

    // Rows without a number of tokens come last in both directions.
    private static RowOrder OfTokens(string column, bool descending, string direction)
    {
        var none = descending ? -1 : long.MaxValue;
        return new(
            $"coalesce({column}, {none})",
            $"ORDER BY key {direction}",
            $"{column} {direction} NULLS LAST, instant, import, line",
            keys => $"({column} BETWEEN {Low(keys)} AND {High(keys)}{(keys[^1] == none ? $" OR {column} IS NULL" : "")})");
    }

    private static long Low(ArraySegment<long> keys) => Math.Min(keys[0], keys[^1]);

    private static long High(ArraySegment<long> keys) => Math.Max(keys[0], keys[^1]);
}
