using System.Data;
using System.Data.Common;
using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Tests.DuckDb;

public sealed class DuckDbCommandTests : IDisposable
{
    private readonly DuckDbConnection connection = new("Data Source=:memory:");

    public DuckDbCommandTests() => connection.Open();

    public void Dispose() => connection.Dispose();

    [Fact]
    public void LibraryVersion_Loaded_IsTheOneThatWasAskedFor() => Assert.Equal("v1.5.6", DuckDbConnection.LibraryVersion);

    [Theory]
    [InlineData("CAST(1 AS BOOLEAN)", true)]
    [InlineData("-5::TINYINT", -5L)]
    [InlineData("32767::SMALLINT", 32767L)]
    [InlineData("CAST(-2147483648 AS INTEGER)", int.MinValue)]
    [InlineData("9223372036854775807::BIGINT", long.MaxValue)]
    [InlineData("4294967295::UINTEGER", 4294967295L)]
    [InlineData("0.5::DOUBLE", 0.5)]
    [InlineData("'twelve bytes'", "twelve bytes")]
    [InlineData("'thirteen byte'", "thirteen byte")]
    [InlineData("''", "")]
    [InlineData("'naïve – 日本'", "naïve – 日本")]
    public void ExecuteScalar_Value_IsRead(string expression, object expected) => Assert.Equal(expected, Scalar($"SELECT {expression}"));

    [Fact]
    public void Reader_WideNumbersAndTimes_AreRead()
    {
        using var reader = Read("SELECT CAST(-170141183460469231731687303715884105728 AS HUGEINT), 340282366920938463463374607431768211455::UHUGEINT, DATE '2026-06-05', TIMESTAMP '2026-06-05 23:59:59.999999', NULL, '1969-12-31 23:00:00'::TIMESTAMP");

        Assert.True(reader.Read());
        Assert.Equal(Int128.MinValue, reader.GetInt128(0));
        Assert.Equal(UInt128.MaxValue, reader.GetUInt128(1));
        Assert.Equal(new DateOnly(2026, 6, 5), reader.GetDate(2));
        Assert.Equal(new DateTime(2026, 6, 5, 23, 59, 59, DateTimeKind.Utc).AddMicroseconds(999_999), reader.GetDateTime(3));
        Assert.Equal(DateTimeKind.Utc, reader.GetDateTime(3).Kind);
        Assert.True(reader.IsDBNull(4));
        Assert.Equal(new DateTime(1969, 12, 31, 23, 0, 0, DateTimeKind.Utc), reader.GetDateTime(5));
        Assert.False(reader.Read());
    }

    [Theory]
    [InlineData(CommandBehavior.Default)]
    [InlineData(CommandBehavior.SequentialAccess)]
    public void Read_ManyChunksWithNulls_GivesEveryRow(CommandBehavior behavior)
    {
        using var reader = Read("SELECT CASE WHEN i % 3 = 0 THEN NULL ELSE i END FROM range(10000) r(i) ORDER BY i", behavior);

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
        object[] values = [true, 7, long.MinValue, 0.25, "it's; DROP TABLE x --", "", new DateOnly(2026, 4, 22), new DateTime(2026, 4, 22, 10, 0, 0, DateTimeKind.Utc).AddMicroseconds(1), Int128.MinValue, UInt128.MaxValue];
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", values.Select((_, i) => $"$p{i}"))}, $nothing";
        foreach (var (index, value) in values.Index()) command.Parameters.Add($"p{index}", value);
        command.Parameters.Add("nothing", null);

        using var reader = command.Execute(CommandBehavior.Default, CancellationToken.None);

        Assert.True(reader.Read());
        Assert.Equal(values, Enumerable.Range(0, values.Length).Select(reader.GetValue));
        Assert.True(reader.IsDBNull(values.Length));
    }

    [Fact]
    public void Execute_LocalTimeAsParameter_IsRefused()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT $t";
        command.Parameters.Add("t", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Local));

        Assert.Throws<ArgumentException>(() => command.ExecuteScalar());
    }

    [Theory]
    [InlineData("SELEC 1", "syntax error")]
    [InlineData("SELECT * FROM nowhere", "nowhere")]
    [InlineData("SELECT CAST('x' AS INTEGER)", "Could not convert")]
    [InlineData("", "empty")]
    public void Execute_StatementThatFails_ThrowsWithDuckDbsMessage(string sql, string part)
    {
        var error = Assert.ThrowsAny<DbException>(() => Scalar(sql));

        Assert.Contains(part, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void GetInt64_OnText_SaysWhatTheColumnHolds()
    {
        using var reader = Read("SELECT 'x' AS name");
        reader.Read();

        Assert.Contains("name", Assert.Throws<InvalidCastException>(() => reader.GetInt64(0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_SeveralStatements_AnswersTheLast()
    {
        Assert.Equal(2L, Scalar("CREATE TABLE t (i BIGINT); INSERT INTO t VALUES (1), (1); SELECT count(*) FROM t"));
    }

    [Fact]
    public void Transaction_DisposedWithoutCommit_IsRolledBack()
    {
        Scalar("CREATE TABLE t (i BIGINT); SELECT 1");
        using (connection.BeginTransaction()) Scalar("INSERT INTO t VALUES (1); SELECT 1");

        Assert.Equal(0L, Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task ExecuteReaderAsync_Cancelled_StopsAndTheConnectionLives()
    {
        using var cancellation = new CancellationTokenSource();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM range(100000000) a(i), range(100000) b(j) WHERE (i * j) % 7 = 3";

        var running = command.ExecuteReaderAsync(cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(1, Scalar("SELECT 1"));
    }

    [Fact]
    public async Task Read_StreamCancelledInTheMiddle_Throws()
    {
        using var cancellation = new CancellationTokenSource();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT i FROM range(1000000000000) r(i)";
        using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation.Token);
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
        Scalar("CREATE TABLE t (a INTEGER, b BIGINT, c VARCHAR, d UHUGEINT, e DOUBLE); SELECT 1");
        using (var appender = connection.CreateAppender("t"))
        {
            for (var i = 0; i < 5_000; i++)
            {
                appender.Set(0, i);
                if (i % 2 == 0) appender.Set(1, (long)i);
                appender.Set(2, System.Text.Encoding.UTF8.GetBytes(new string('x', i % 40)));
                appender.Set(3, (UInt128)i << 100);
                appender.Set(4, i / 4d);
                appender.EndRow();
            }

            appender.Close();
        }

        using var reader = Read("SELECT count(*), count(b), sum(length(c)), max(d), sum(e) FROM t");
        Assert.True(reader.Read());
        Assert.Equal((5_000, 2_500), (reader.GetInt64(0), reader.GetInt64(1)));
        Assert.Equal(Enumerable.Range(0, 5_000).Sum(i => i % 40), reader.GetInt64(2));
        Assert.Equal((UInt128)4_999 << 100, reader.GetUInt128(3));
        Assert.Equal(Enumerable.Range(0, 5_000).Sum(i => i / 4d), reader.GetDouble(4));
    }

    [Fact]
    public void Appender_WrongType_IsRefused()
    {
        Scalar("CREATE TABLE t (a INTEGER); SELECT 1");
        using var appender = connection.CreateAppender("t");

        Assert.Throws<InvalidCastException>(() => appender.Set(0, 1L));
    }

    [Fact]
    public void Appender_NoSuchTable_ThrowsWithDuckDbsMessage() =>
        Assert.Contains("nowhere", Assert.Throws<DuckDbException>(() => connection.CreateAppender("nowhere")).Message, StringComparison.Ordinal);

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

        Execute(one, "CREATE TABLE t AS SELECT 42 AS i");

        Assert.Equal(42, Execute(other, "SELECT i FROM t"));
    }

    private static object? Execute(DuckDbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private object? Scalar(string sql) => Execute(connection, sql);

    private DuckDbDataReader Read(string sql, CommandBehavior behavior = CommandBehavior.Default)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.Execute(behavior, CancellationToken.None);
    }
}
