using Dashboard.Commands;

namespace Dashboard.Tests.Commands;

/// <summary>The methods on plain CSV files, as an outside statistician runs them.</summary>
public sealed class MethodCommandsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("methods-").FullName;

    [Fact]
    public async Task Communities_TwoTrianglesAndABridge_AreTwo()
    {
        var file = Write("source,target\na,b\nb,c\nc,a\nd,e\ne,f\nf,d\na,d\n");

        var run = await ConsoleRun.Of("communities", "--edges", file, "--json");

        Assert.Equal(CommandLine.Done, run.ExitCode);
        Assert.Equal(2, run.Json.GetProperty("communities").GetInt32());
        Assert.Equal(5.0 / 14, run.Json.GetProperty("quality").GetDouble(), 12);
        var community = run.Json.GetProperty("nodes").EnumerateArray()
            .ToDictionary(n => n.GetProperty("id").GetString()!, n => n.GetProperty("community").GetInt32());
        Assert.Equal(community["a"], community["c"]);
        Assert.NotEqual(community["a"], community["f"]);
    }

    [Fact]
    public async Task ChangePoints_AStep_IsTheFirstIndexOfTheNewSegment()
    {
        var values = Enumerable.Range(0, 60).Select(i => $"{i},{(i < 30 ? 1 : 5) + (i % 3 * 0.1):0.0}");

        var run = await ConsoleRun.Of("changepoints", "--series", Write("t,value\n" + string.Join('\n', values) + "\n"), "--json");

        Assert.Equal([30], run.Json.GetProperty("changePoints").EnumerateArray().Select(e => e.GetInt32()));
        Assert.Equal(60, run.Json.GetProperty("n").GetInt32());
    }

    [Fact]
    public async Task CoAction_RowsEqualInEveryColumn_CountOnce()
    {
        var file = Write("account,object,time,id\na,x,0,1\na,x,0,1\nb,x,30,2\nc,x,61,3\n");
        var edges = Path.Combine(folder, "edges.csv");

        var run = await ConsoleRun.Of("coaction", "--events", file, "--window", "30", "--json", "--edges-out", edges);

        Assert.Equal(1, run.Json.GetProperty("edges").GetInt32());
        Assert.Equal(2, run.Json.GetProperty("accounts").GetInt32());
        Assert.Equal(2, run.Json.GetProperty("largest").GetInt32());
        Assert.Equal(["source,target,weight", "a,b,1"], await File.ReadAllLinesAsync(edges));
    }

    [Theory]
    [InlineData("communities", "--edges", "source,weight\na,1\n", "target")]
    [InlineData("communities", "--edges", "source,target,weight\na,b,heavy\n", "line 2")]
    [InlineData("changepoints", "--series", "", "empty")]
    public async Task Method_FileItCannotRead_SaysWhatIsWrong(string verb, string option, string text, string expected)
    {
        var run = await ConsoleRun.Of(verb, option, Write(text), "--json");

        Assert.Equal(CommandLine.Failed, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Method_FileThatIsNotThere_Fails() =>
        Assert.Equal(CommandLine.Failed, (await ConsoleRun.Of("communities", "--edges", Path.Combine(folder, "none.csv"))).ExitCode);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Write(string text)
    {
        var path = Path.Combine(folder, "input.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
