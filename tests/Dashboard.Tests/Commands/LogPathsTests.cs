using Dashboard.Commands;
using Dashboard.Failures;

namespace Dashboard.Tests.Commands;

public sealed class LogPathsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("log-paths-").FullName;

    public LogPathsTests()
    {
        foreach (var name in (string[])["b.csv", "a.ndjson.gz", "notes.md", ".hidden.csv", "deep/er/c.parquet", "deep/d.csv"])
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "");
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Expand_Folder_IsAllLogsBelowItInOrder() =>
        Assert.Equal(["a.ndjson.gz", "b.csv", "deep/d.csv", "deep/er/c.parquet"], Names(folder));

    [Theory]
    [InlineData("*.csv", "b.csv")]
    [InlineData("**/*.csv", "b.csv deep/d.csv")]
    [InlineData("deep/*/*.parquet", "deep/er/c.parquet")]
    public void Expand_Pattern_IsWhatMatches(string pattern, string names) =>
        Assert.Equal(names.Split(' '), Names(Path.Combine(folder, pattern)).Where(n => !n.StartsWith('.')));

    [Fact]
    public void Expand_FileNamedTwice_IsOnce() => Assert.Equal(
        ["notes.md", "b.csv"], Names(Path.Combine(folder, "notes.md"), Path.Combine(folder, "b.csv"), Path.Combine(folder, "notes.md")));

    [Theory]
    [InlineData("missing.csv", "does not exist")]
    [InlineData("*.tsv", "No file matches")]
    [InlineData("nowhere/*.tsv", "No file matches")]
    public void Expand_Nothing_SaysSo(string name, string sentence) =>
        Assert.Contains(
            sentence, Assert.Throws<CommandFailedException>(() => Names(Path.Combine(folder, name))).Message, StringComparison.Ordinal);

    private string[] Names(params string[] arguments) =>
        [.. LogPaths.Expand(arguments).Select(f => Path.GetRelativePath(folder, f.FullName).Replace('\\', '/'))];
}
