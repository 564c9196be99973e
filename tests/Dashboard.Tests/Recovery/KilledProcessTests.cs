using Dashboard.Crashes;

namespace Dashboard.Tests.Recovery;

public sealed class KilledProcessTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("killed-").FullName;

    [Fact]
    public async Task Workspace_ProcessKilledAtWork_LosesNothingAcknowledged()
    {
        var report = await CrashRounds.RunAsync(folder, rounds: 2, seed: 7);

        Assert.Empty(report.Faults);
        Assert.True(report.Acknowledged.Values.Sum() > 0);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
