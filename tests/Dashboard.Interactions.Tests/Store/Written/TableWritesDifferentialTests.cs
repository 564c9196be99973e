using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Tests.Store.Written;

/// <summary>
/// Seeded sequences of what the store does to a table, on one thread and on two: every scan shows the same, then and opened again.
/// </summary>
public sealed class TableWritesDifferentialTests
{
    private const int RowGroup = 122_880;

    private static readonly int[] Sizes = [
        1, 2_048, RowGroup - 1, RowGroup, RowGroup + 1, (2 * RowGroup) - 1, 2 * RowGroup, (2 * RowGroup) + 1, 3 * RowGroup];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Steps_OneThreadAndTwo_ShowTheSame(int seed)
    {
        var one = Run(seed, threads: 1);
        var two = Run(seed, threads: 2);

        Assert.Equal(one, two);
    }

    /// <summary>What scans show after each step, from inside and after the transaction, and opened again.</summary>
    private static List<string> Run(int seed, int threads)
    {
        using var directory = new TemporaryDirectory();
        var file = $"Data Source={Path.Combine(directory.Path, "t.duckdb")};threads={threads}";
        var (random, shown) = (new Random(seed), new List<string>());
        using (var connection = Opened(file))
        {
            connection.Run("CREATE TABLE t (a BIGINT NOT NULL, b BIGINT, c BIGINT)", default);
            for (var part = 0; part < 3; part++)
            {
                using var transaction = connection.BeginTransaction();
                var balance = RowBalance.Begin(connection, default);
                for (var step = 0; step < 5; step++)
                {
                    var name = Step(connection, random);
                    shown.Add($"{name}: {Shown(connection)}");
                    balance.Check(default);
                }

                if (random.Next(4) == 0) transaction.Rollback();
                else transaction.Commit();
                using var other = Opened(file);
                shown.Add($"after the transaction: {Shown(other)}");
            }
        }

        using var reopened = Opened(file);
        var last = Shown(reopened);
        Assert.EndsWith(last, shown[^1], StringComparison.Ordinal);
        return shown;
    }

    private static string Step(DuckDbConnection connection, Random random)
    {
        var rows = Sizes[random.Next(Sizes.Length)];
        var by = random.Next(2, 8);
        switch (random.Next(7))
        {
            case 0:
                connection.InsertSelect("t", new SelectFrom("i, i % 1000, NULL", $"range({rows}) r(i)", "ORDER BY i"), default);
                return $"{rows} sorted";
            case 1:
                connection.InsertSelect(
                    "t", new SelectFrom("min(a), b, count(*)", $"t WHERE a % {by} = 1 AND c IS NULL", "GROUP BY b ORDER BY b"), default);
                return "sums";
            case 2:
                connection.InsertSelect("t", new SelectFrom("a, b, c", "t WHERE a < 0", "ORDER BY a"), default);
                return "nothing";
            case 3:
                using (var appender = connection.CreateAppender("t"))
                {
                    for (var row = 0; row < rows; row++)
                    {
                        appender.Set(0, (long)row);
                        appender.Set(1, (long)(row % by));
                        appender.EndRow();
                    }

                    appender.Close();
                }

                return $"{rows} appended";
            case 4:
                connection.Delete("t", $"a % {by} = 0", default);
                return "delete some";
            case 5:
                connection.Delete("t", "a < 0", default);
                return "delete nothing";
            default:
                connection.Run($"UPDATE t SET b = b + 1 WHERE a % {by} = 1", default);
                return "update";
        }
    }

    private static string Shown(DuckDbConnection connection) => connection.Rows(
        "SELECT count(*), count(*) FILTER (a >= 0), coalesce(sum(a), 0)::VARCHAR, coalesce(sum(b), 0)::VARCHAR, coalesce(sum(c), 0)::VARCHAR FROM t",
        r => $"{r.GetInt64(0)} {r.GetInt64(1)} {r.GetString(2)} {r.GetString(3)} {r.GetString(4)}", default)[0];

    private static DuckDbConnection Opened(string file)
    {
        var connection = new DuckDbConnection(file);
        connection.Open();
        return connection;
    }
}
