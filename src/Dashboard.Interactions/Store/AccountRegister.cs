using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store;

/// <summary>
/// When accounts were created and banned, by their numbers in the store's dictionary, of one state of the data: small enough
/// to be kept in memory, 20 bytes an account that has a record. Of several records of one account the last that has a
/// field gives it.
/// </summary>
/// <param name="Accounts">The accounts' numbers, in order.</param>
/// <param name="Created">When each was created, in ticks; 0 where no record says.</param>
/// <param name="Banned">When each was banned, in ticks; 0 where no record says.</param>
internal sealed record AccountRegister(int[] Accounts, long[] Created, long[] Banned)
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
    public AccountDates Count(DuckDbConnection connection, CubeReader? reader, AccountDatesRequest request, CancellationToken cancellation)
    {
        var held = HeldBy(connection, reader, request.Selection, cancellation);
        long[] starts = [.. request.Bins.Select(b => b.Ticks)];
        return new(Binned(Held(Created), starts, request.End.Ticks), Binned(Held(Banned), starts, request.End.Ticks));

        IEnumerable<long> Held(long[] moments) => held is null ? moments : moments.Where((_, i) => held[Accounts[i]]);
    }

    // By number, the largest of those that have a record, or a later one, the last; null for all of them.
    private bool[]? HeldBy(DuckDbConnection connection, CubeReader? reader, Selection selection, CancellationToken cancellation)
    {
        if (Accounts.Length == 0) return null;
        var scope = SelectionScope.Of(connection, selection, withinDays: false, cancellation);
        if (scope.On("account") is not { } conditions) return null;
        if (reader?.Accounts(connection, scope) is { } known && known.Length > Accounts[^1]) return known;
        var held = new bool[Accounts[^1] + 1];
        var numbers = connection.Rows(
            $"SELECT account FROM (SELECT no AS account FROM accounts) WHERE {conditions.Where}", r => r.GetInt32(0), cancellation,
            conditions.Parameters);
        foreach (var number in numbers)
        {
            if (number < held.Length) held[number] = true;
        }

        return held;
    }

    /// <summary>How many of some moments fall into each bin.</summary>
    public static long[] Binned(IEnumerable<long> moments, long[] starts, long end)
    {
        var counts = new long[starts.Length];
        if (starts.Length == 0) return counts;
        foreach (var moment in moments)
        {
            if (moment < starts[0] || moment >= end) continue;
            var place = Array.BinarySearch(starts, moment);
            counts[place < 0 ? ~place - 1 : place]++;
        }

        return counts;
    }

    private static string Last(string field) => $"arg_max({field}, (import, line)) FILTER ({field} IS NOT NULL)";

    private static long Moment(DuckDbDataReader reader, int column) => reader.IsDBNull(column) ? 0 : reader.GetDateTime(column).Ticks;
}
