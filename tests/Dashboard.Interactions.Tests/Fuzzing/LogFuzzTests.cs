namespace Dashboard.Interactions.Tests.Fuzzing;

/// <summary>A short run of the fuzzer with every change; a long one is run by hand, with the benchmarks' <c>fuzz</c>.</summary>
public sealed class LogFuzzTests : IDisposable
{
    private const int Logs = 600;

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Theory]
    [InlineData(20260422)]
    [InlineData(20260423)]
    public async Task Run_MutatedLogs_OnlyEverRefusesOrRejects(int seed)
    {
        var report = await new LogFuzzer(directory.Path).RunAsync(seed, done => done < Logs);

        Assert.Empty(report.Findings);
        Assert.Equal(Logs, report.Executions);
        Assert.True(report.Rows > 0 && report.Refused > 0 && report.Imports > 0);
    }
}
