using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Tests.Store.Written;

/// <summary>The fault of DuckDB that the README beside the project describes, and what keeps it from happening.</summary>
public sealed class InsertOfNothingTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly DuckDbConnection connection;

    public InsertOfNothingTests()
    {
        connection = new DuckDbConnection($"Data Source={Path.Combine(directory.Path, "t.duckdb")};threads=2");
        connection.Open();
        connection.Run("CREATE TABLE t (a BIGINT NOT NULL); CREATE TABLE e AS FROM t", default);
    }

    public void Dispose()
    {
        connection.Dispose();
        directory.Dispose();
    }

    [Fact]
    public void Insert_OfNothing_IsRefused()
    {
        var refused = Assert.Throws<DuckDbException>(() => connection.Run("INSERT INTO t SELECT * FROM e ORDER BY 1", default));

        Assert.Contains("nothing", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Insert_OfNothingRolledBack_HidesNothing()
    {
        using (connection.BeginTransaction())
            Assert.Throws<DuckDbException>(() => connection.Run("INSERT INTO t SELECT * FROM e ORDER BY 1", default));

        connection.Run("INSERT INTO t SELECT i FROM range(300000) r(i) ORDER BY i", default);

        Assert.Equal(300_000, connection.Number("SELECT count(*) FROM t", default));
    }

    [Fact]
    public void InsertSelect_OfNothing_DoesNothing()
    {
        Assert.Equal(0, connection.InsertSelect("t", new SelectFrom("a", "e", "GROUP BY a ORDER BY a"), default));
        Assert.Equal(5, connection.InsertSelect("t", new SelectFrom("i", "range(5) r(i)"), default));
        Assert.Equal(5, connection.RowChanges["t"]);
    }

    [Fact]
    public void RowBalance_RowsThatNobodyCounted_AreFound()
    {
        using var transaction = connection.BeginTransaction();
        var balance = RowBalance.Begin(connection, default);
        connection.InsertRow("t", default, 1L);
        balance.Check(default);

        connection.Run("INSERT INTO t VALUES (2)", default);

        Assert.Contains(
            "table t should show 1 rows and shows 2", Assert.Throws<ImportException>(() => balance.Check(default)).Message,
            StringComparison.Ordinal);
    }

    /// <summary>When this fails, a release of DuckDB has mended it: see the README for what can go then.</summary>
    [Fact]
    public void Insert_OfNothingInThisVersion_StillHidesTheNextOne()
    {
        RawStatements.Run(
            connection,
            "BEGIN; INSERT INTO t SELECT * FROM e ORDER BY 1; INSERT INTO t SELECT i FROM range(300000) r(i) ORDER BY i; COMMIT");

        Assert.Equal(0, connection.Number("SELECT count(*) FROM t", default));
        connection.Run("CHECKPOINT", default);
        Assert.Equal(300_000, connection.Number("SELECT count(*) FROM t", default));
    }

    /// <summary>Rows are put into the file's tables by the guarded ways alone.</summary>
    [Fact]
    public void Sources_InsertAndDelete_OnlyWhereRowsAreCounted()
    {
        var sources = Path.Combine(RepositoryRoot(), "src", "Dashboard.Interactions");
        string[] allowed = ["TableWrites.cs", "Schema.cs"];

        var others = Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
            // What reads logs knows the statements of dumps, and writes to no table.
            .Where(file => !InFolder(file, "obj") && !InFolder(file, "Reading") && !allowed.Contains(Path.GetFileName(file)))
            .SelectMany(
                file => File.ReadLines(file).Where(line => line.Contains("INSERT INTO", StringComparison.OrdinalIgnoreCase))
                .Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"));

        Assert.Empty(others);

        static bool InFolder(string file, string folder) =>
            file.Contains($"{Path.DirectorySeparatorChar}{folder}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Dashboard.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
