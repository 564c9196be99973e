using System.Text;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Tests.DuckDb;

public sealed class DuckDbCommandTests : IDisposable
{
    private readonly DuckDbConnection connection = new("Data Source=:memory:");

    public DuckDbCommandTests() => connection.Open();

    public void Dispose() => connection.Dispose();

    [Fact]
    public void LibraryVersion_Loaded_IsTheOneThatWasAskedFor() => Assert.Equal("v1.5.6", DuckDbConnection.LibraryVersion);

    [Theory]
    [InlineData("-5::TINYINT", -5L)]
    [InlineData("32767::SMALLINT", 32767L)]
    [InlineData("CAST(-2147483648 AS INTEGER)", int.MinValue)]
    [InlineData("9223372036854775807::BIGINT", long.MaxValue)]
    [InlineData("4294967295::UINTEGER", 4294967295L)]
    [InlineData("12::HUGEINT", 12L)]
    [InlineData("12::UHUGEINT", 12L)]
    public void GetInt64_WholeNumberOfAnyWidth_IsRead(string expression, long expected) =>
        Assert.Equal(expected, Number($"SELECT {expression}"));

    [Theory]
    [InlineData("'twelve bytes'", "twelve bytes")]
    [InlineData("'thirteen byte'", "thirteen byte")]
    [InlineData("''", "")]
    [InlineData("'naïve – 日本'", "naïve – 日本")]
    public void GetString_AndItsBytes_AreRead(string expression, string expected)
    {
        using var reader = Read($"SELECT {expression}, encode({expression})");

        Assert.True(reader.Read());
        Assert.Equal(expected, reader.GetString(0));
        Assert.Equal(expected, Encoding.UTF8.GetString(reader.GetBytes(1)));
    }

    [Fact]
    public void GetInt64_TooWide_Throws()
    {
        using var reader = Read("SELECT 9223372036854775808::HUGEINT, 2147483648::BIGINT");

        Assert.True(reader.Read());
        Assert.Throws<OverflowException>(() => reader.GetInt64(0));
        Assert.Throws<OverflowException>(() => reader.GetInt32(1));
    }

    [Fact]
    public void Reader_WideNumbersAndTimes_AreRead()
    {
        using var reader = Read(
            "SELECT 0.5::DOUBLE, 340282366920938463463374607431768211455::UHUGEINT, DATE '2026-06-05', TIMESTAMP '2026-06-05 23:59:59.999999', NULL, '1969-12-31 23:00:00'::TIMESTAMP");

        Assert.True(reader.Read());
        Assert.Equal(0.5, reader.GetDouble(0));
        Assert.Equal(UInt128.MaxValue, reader.GetUInt128(1));
        Assert.Equal(new DateOnly(2026, 6, 5), reader.GetDate(2));
        Assert.Equal(new DateTime(2026, 6, 5, 23, 59, 59, DateTimeKind.Utc).AddMicroseconds(999_999), reader.GetDateTime(3));
        Assert.Equal(DateTimeKind.Utc, reader.GetDateTime(3).Kind);
        Assert.True(reader.IsDBNull(4));
        Assert.Equal(new DateTime(1969, 12, 31, 23, 0, 0, DateTimeKind.Utc), reader.GetDateTime(5));
        Assert.False(reader.Read());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_ManyChunksWithNulls_GivesEveryRow(bool isStreamed)
    {
        using var reader = Read("SELECT CASE WHEN i % 3 = 0 THEN NULL ELSE i END FROM range(10000) r(i) ORDER BY i", isStreamed);

        var rows = 0L;
        var sum = 0L;
        while (reader.Read())
        {
            Assert.Equal(rows % 3 == 0, reader.IsDBNull(0));
            if (!reader.IsDBNull(0)) sum += reader.GetInt64(0);
            rows++;
        }

        Assert.Equal(10_000, rows);
        Assert.Equal(Enumerable.Range(0, 10_000).Where(i => i % 3 != 0).Sum(i => (long)i), sum);
    }

    [Fact]
    public void Parameters_OfEveryType_ComeBack()
    {
        var time = new DateTime(2026, 4, 22, 10, 0, 0, DateTimeKind.Utc).AddMicroseconds(1);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT $truth, $number, $share, $text, $empty, $day, $time, $nothing";
        foreach (var (name, value) in ((string, object?)[])[
            ("truth", true), ("number", long.MinValue), ("share", 0.25), ("text", "it's; DROP TABLE x --"), ("empty", ""),
            ("day", new DateOnly(2026, 4, 22)), ("time", time), ("nothing", null),
            ("unused", 7)]) command.AddParameter(name, value);

        using var reader = command.Read(CancellationToken.None);

        Assert.True(reader.Read());
        Assert.Equal((true, long.MinValue, 0.25), (reader.GetBoolean(0), reader.GetInt64(1), reader.GetDouble(2)));
        Assert.Equal(("it's; DROP TABLE x --", ""), (reader.GetString(3), reader.GetString(4)));
        Assert.Equal((new DateOnly(2026, 4, 22), time), (reader.GetDate(5), reader.GetDateTime(6)));
        Assert.True(reader.IsDBNull(7));
    }

    [Fact]
    public void Execute_LocalTimeAsParameter_IsRefused()
    {
        using var command = connection.CreateCommand();

        Assert.Throws<ArgumentException>(() => command.AddParameter("t", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Local)));
    }

    [Theory]
    [InlineData("SELEC 1", "syntax error")]
    [InlineData("SELECT * FROM nowhere", "nowhere")]
    [InlineData("SELECT CAST('x' AS INTEGER)", "Could not convert")]
    public void Execute_StatementThatFails_ThrowsWithDuckDbsMessage(string sql, string part)
    {
        var error = Assert.Throws<DuckDbException>(() => Number(sql));

        Assert.Contains(part, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void GetInt64_OnText_Throws()
    {
        using var reader = Read("SELECT 'x'");
        reader.Read();

        Assert.Throws<InvalidCastException>(() => reader.GetInt64(0));
    }

    [Fact]
    public void Execute_SeveralStatements_CountsAllAndAnswersTheLast()
    {
        Assert.Equal(2, connection.Run("CREATE TABLE t (i BIGINT); INSERT INTO t VALUES (1), (1)", default));

        Assert.Equal(7, Number("SELECT count(*) FROM t; SELECT 7"));
    }

    [Fact]
    public void Transaction_DisposedWithoutCommit_IsRolledBack()
    {
        connection.Run("CREATE TABLE t (i BIGINT)", default);
        using (connection.BeginTransaction()) connection.Run("INSERT INTO t VALUES (1)", default);

        Assert.Equal(0, Number("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task Read_Cancelled_StopsAndTheConnectionLives()
    {
        using var cancellation = new CancellationTokenSource();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM range(100000000) a(i), range(100000) b(j) WHERE (i * j) % 7 = 3";

        var running = Task.Run(() => command.Read(cancellation.Token));
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(1, Number("SELECT 1"));
    }

    [Fact]
    public async Task Read_StreamCancelledInTheMiddle_Throws()
    {
        using var cancellation = new CancellationTokenSource();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT i FROM range(1000000000000) r(i)";
        using var reader = command.Stream(cancellation.Token);
        Assert.True(reader.Read());

        await cancellation.CancelAsync();

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            while (reader.Read())
            {
            }
        });
    }

    [Fact]
    public void Appender_RowsOfEveryType_AreReadBack()
    {
        connection.Run("CREATE TABLE t (a INTEGER, b BIGINT, c VARCHAR, d UHUGEINT, e DOUBLE, f TIMESTAMP, g DATE)", default);
        using (var appender = connection.CreateAppender("t"))
        {
            for (var i = 0; i < 5_000; i++)
            {
                appender.Set(0, i);
                if (i % 2 == 0) appender.Set(1, (long)i);
                appender.Set(2, Encoding.UTF8.GetBytes(new string('x', i % 40)));
                appender.Set(3, (UInt128)i << 100);
                appender.Set(4, i / 4d);
                appender.SetTime(5, 1_000_001L * i);
                appender.Set(6, new DateOnly(2026, 4, 22));
                appender.EndRow();
            }

            appender.Close();
        }

        using var reader = Read("SELECT count(*), count(b), sum(length(c)), max(d), sum(e), max(epoch_us(f)), max(g), count(c) FROM t");
        Assert.True(reader.Read());
        Assert.Equal((5_000, 2_500), (reader.GetInt64(0), reader.GetInt64(1)));
        Assert.Equal(Enumerable.Range(0, 5_000).Sum(i => i % 40), reader.GetInt64(2));
        Assert.Equal((UInt128)4_999 << 100, reader.GetUInt128(3));
        Assert.Equal(Enumerable.Range(0, 5_000).Sum(i => i / 4d), reader.GetDouble(4));
        Assert.Equal((1_000_001L * 4_999, new DateOnly(2026, 4, 22), 5_000), (reader.GetInt64(5), reader.GetDate(6), reader.GetInt64(7)));
    }

    [Fact]
    public void Appender_WrongType_IsRefused()
    {
        connection.Run("CREATE TABLE t (a INTEGER)", default);
        using var appender = connection.CreateAppender("t");

        Assert.Throws<InvalidOperationException>(() => appender.Set(0, "x"u8));
    }

    [Fact]
    public void Appender_ColumnsOutOfOrder_IsRefused()
    {
        connection.Run("CREATE TABLE t (a INTEGER, b INTEGER)", default);
        using var appender = connection.CreateAppender("t");
        appender.Set(1, 1);

        Assert.Throws<InvalidOperationException>(() => appender.Set(0, 1));
    }

    [Fact]
    public void Appender_LeftUnfinished_WritesNothing()
    {
        connection.Run("CREATE TABLE t (a INTEGER)", default);
        using (var appender = connection.CreateAppender("t"))
        {
            appender.Set(0, 1);
            appender.EndRow();
        }

        Assert.Equal(0, Number("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Columns_TableMadeSince_AreAskedAgain()
    {
        Assert.Empty(connection.Columns);

        connection.Run("SELECT 1; create table t (a INTEGER)", default);

        Assert.Equal(new DuckDbColumn("t", "a", "INTEGER"), Assert.Single(connection.Columns));
    }

    [Fact]
    public void Read_StatementThatInserts_IsRefused() => Assert.Throws<InvalidOperationException>(() => Read("INSERT INTO t VALUES (1)"));

    [Fact]
    public void Stream_ValueThatCannotBeConvertedInTheMiddle_Throws()
    {
        Assert.Throws<DuckDbException>(() =>
        {
            using var reader = Read(
                "SELECT CAST(CASE WHEN i = 150000 THEN 'x' ELSE '1' END AS INTEGER) FROM range(400000) r(i)", isStreamed: true);
            while (reader.Read())
            {
            }
        });
    }

    [Fact]
    public async Task Read_CancelledAtOnceManyTimes_AlwaysEnds()
    {
        for (var i = 0; i < 50; i++)
        {
            using var cancellation = new CancellationTokenSource();
            var running = Task.Run(
                () => Read(
                    "SELECT count(*) FROM range(100000000) a(i), range(100000) b(j) WHERE (i * j) % 7 = 3",
                    cancellation: cancellation.Token));
            if (i % 2 == 0) await Task.Yield();
            await cancellation.CancelAsync();

            // Whoever cancelled knows its token.
            Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running)).CancellationToken);
        }
    }

    [Fact]
    public void Appender_NoSuchTable_ThrowsWithDuckDbsMessage() =>
        Assert.Contains(
            "nowhere", Assert.Throws<DuckDbException>(() => connection.CreateAppender("nowhere")).Message, StringComparison.Ordinal);

    [Fact]
    public void Open_UnknownSetting_NamesIt()
    {
        using var other = new DuckDbConnection("Data Source=:memory:;no_such_setting=1");

        Assert.Contains("no_such_setting", Assert.Throws<DuckDbException>(other.Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TwoConnectionsToOneFile_ShareTheDatabase()
    {
        using var directory = new TemporaryDirectory();
        var text = $"Data Source={Path.Combine(directory.Path, "x.duckdb")}";
        using var one = new DuckDbConnection(text);
        using var other = new DuckDbConnection(text);
        one.Open();
        other.Open();

        one.Run("CREATE TABLE t AS SELECT 42 AS i", default);

        Assert.Equal(42, other.Number("SELECT i FROM t", default));
    }

    private long Number(string sql) => connection.Number(sql, default);

    private DuckDbDataReader Read(string sql, bool isStreamed = false, CancellationToken cancellation = default)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return isStreamed ? command.Stream(cancellation) : command.Read(cancellation);
    }
}
