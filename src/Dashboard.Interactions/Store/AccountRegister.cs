using Dashboard.Core;
using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Store;

/// <summary>
/// When accounts were created and banned, by their numbers in the store's dictionary, of one state of the data: small enough
/// to be kept in memory, 20 bytes an account that has a record. Of several records of one account the last that has a
/// field gives it.
/// </summary>
/// <param name="Accounts">The accounts' numbers.</param>
/// <param name="Created">When each was created; null where no record says.</param>
/// <param name="Banned">When each was banned; null where no record says.</param>
internal sealed record AccountRegister(int[] Accounts, DateTime?[] Created, DateTime?[] Banned)
{
    public static AccountRegister Load(DuckDbConnection connection, CancellationToken cancellation)
    {
        var rows = connection.Rows(
            $"SELECT account, {Last("created_at")}, {Last("banned_at")} FROM account_records GROUP BY account ORDER BY account",
            r => (Account: r.GetInt32(0), Created: Moment(r, 1), Banned: Moment(r, 2)),
            cancellation);
        return new([.. rows.Select(r => r.Account)], [.. rows.Select(r => r.Created)], [.. rows.Select(r => r.Banned)]);
    }

    /// <summary>The counts of a selection's accounts by bin. O(accounts × log bins), without a look at any interaction.</summary>
    public AccountDates Count(DuckDbConnection connection, AccountDatesRequest request, CancellationToken cancellation)
    {
        var held = Held(connection, request.Selection, cancellation);
        return new(Binned(Created, held, request), Binned(Banned, held, request));
    }

    // Null for all of them.
    private static HashSet<int>? Held(DuckDbConnection connection, Selection selection, CancellationToken cancellation)
    {
        var scope = SelectionScope.Of(connection, selection, withinDays: false, cancellation);
        if (scope.On("account") is not { } conditions) return null;
        return [.. connection.Rows($"SELECT account FROM (SELECT no AS account FROM accounts) WHERE {conditions.Where}", r => r.GetInt32(0), cancellation, conditions.Parameters)];
    }

    private long[] Binned(DateTime?[] moments, HashSet<int>? held, AccountDatesRequest request)
    {
        var counts = new long[request.Bins.Count];
        long[] starts = [.. request.Bins.Select(b => b.Ticks)];
        for (var i = 0; i < moments.Length; i++)
        {
            if (moments[i] is not { } at || at >= request.End || (held is not null && !held.Contains(Accounts[i]))) continue;
            var place = Array.BinarySearch(starts, at.Ticks);
            if (place < 0) place = ~place - 1;
            if (place >= 0) counts[place]++;
        }

        return counts;
    }

    private static string Last(string field) => $"arg_max({field}, (import, line)) FILTER ({field} IS NOT NULL)";

    private static DateTime? Moment(DuckDbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDateTime(column);
}
