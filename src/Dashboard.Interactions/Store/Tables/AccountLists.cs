using System.Text;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Store.Tables;

/// <summary>What is kept about accounts besides their interactions: sets of them, and their assignments.</summary>
internal static class AccountLists
{
    public static string SaveSet(
        DuckDbConnection connection, KeyedHash key, IReadOnlyCollection<string> accounts, CancellationToken cancellation)
    {
        var (hash, ids) = SetOf(key, accounts);
        if (connection.Number("SELECT count(*) FROM account_sets WHERE hash = $hash", cancellation, ("hash", hash)) > 0) return hash;
        using var appender = connection.CreateAppender("account_sets");
        var hashText = Encoding.UTF8.GetBytes(hash);
        foreach (var id in ids)
        {
            appender.Set(0, hashText);
            appender.Set(1, Encoding.UTF8.GetBytes(id));
            appender.EndRow();
        }

        appender.Close();
        return hash;
    }

    /// <summary>A set of accounts, each once and sorted, and its hash.</summary>
    public static (string Hash, string[] Ids) SetOf(KeyedHash key, IReadOnlyCollection<string> accounts)
    {
        string[] ids = [.. accounts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (ids.Length == 0) throw new ArgumentException("A set of accounts has at least one.", nameof(accounts));
        return (HashOf(key, ids), ids);
    }

    /// <summary>How many sets do not hold what their hash says.</summary>
    /// <param name="key">The case's key; null where it has none, and so made no set.</param>
    public static long Unlike(DuckDbConnection connection, KeyedHash? key, CancellationToken cancellation)
    {
        var sets = connection.Rows(
            "SELECT hash, account_id FROM account_sets", r => (Hash: r.GetString(0), Account: r.GetString(1)), cancellation)
            .GroupBy(r => r.Hash, r => r.Account);
        return sets.LongCount(set => key is null || set.Key != HashOf(key, [.. set.Order(StringComparer.Ordinal)]));
    }

    // A line end cannot be part of an id's meaning, so it keeps the ids apart. Keyed, since a hash that travels in addresses
    // would otherwise tell whoever tries ids which ones are in the set.
    private static string HashOf(KeyedHash key, IEnumerable<string> sorted) =>
        key.Of("account-set", Encoding.UTF8.GetBytes(string.Concat(sorted.Select(i => i + "\n"))));

    public static void SaveAssignments(
        DuckDbConnection connection, IReadOnlyCollection<Assignment> assignments, CancellationToken cancellation)
    {
        connection.Run(
            "CREATE OR REPLACE TEMP TABLE assigned (account_id VARCHAR, cluster VARCHAR, score DOUBLE, disposition VARCHAR)", cancellation);
        using (var appender = connection.CreateAppender("assigned", "temp"))
        {
            foreach (var assignment in assignments)
            {
                appender.Set(0, Encoding.UTF8.GetBytes(assignment.AccountId));
                if (assignment.Cluster is { } cluster) appender.Set(1, Encoding.UTF8.GetBytes(cluster));
                appender.Set(2, assignment.Score);
                appender.Set(3, Encoding.UTF8.GetBytes(Labels.Of(assignment.Disposition)));
                appender.EndRow();
            }

            appender.Close();
        }

        var unknown = connection.Rows(
            "SELECT account_id FROM assigned WHERE account_id NOT IN (SELECT id FROM accounts) ORDER BY 1 LIMIT 1", r => r.GetString(0),
            cancellation);
        if (unknown.Count > 0) throw Unknown(unknown[0]);
        var twice = connection.Rows(
            "SELECT account_id FROM assigned GROUP BY account_id HAVING count(*) > 1 ORDER BY 1 LIMIT 1", r => r.GetString(0),
            cancellation);
        if (twice.Count > 0) throw Twice(twice[0]);
        connection.Run("DELETE FROM assignments", cancellation);
        connection.InsertSelect(
            "assignments", new SelectFrom("a.no, n.cluster, n.score, n.disposition", "assigned n JOIN accounts a ON a.id = n.account_id"),
            cancellation);
        connection.Run("DROP TABLE assigned", cancellation);
    }

    public static ArgumentException Unknown(string account) =>
        new($"The account '{account}' is not in this case: no assignment was stored.");

    public static ArgumentException Twice(string account) => new($"The account '{account}' is assigned twice: no assignment was stored.");

    public static IReadOnlyList<Assignment> Assignments(DuckDbConnection connection, CancellationToken cancellation) => connection.Rows(
        "SELECT a.id, x.cluster, x.score, x.disposition FROM assignments x JOIN accounts a ON a.no = x.account ORDER BY a.id",
        r => new Assignment(r.GetString(0), r.TextOrNull(1), r.GetDouble(2), Enum.Parse<Disposition>(r.GetString(3), ignoreCase: true)),
        cancellation);
}
