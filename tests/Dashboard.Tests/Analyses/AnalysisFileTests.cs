using Dashboard.Investigations.AnalysisRuns;

namespace Dashboard.Tests.Analyses;

public sealed class AnalysisFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("analysis-file-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Read_WhatWasWritten_IsTheSame()
    {
        await AnalysisFile.WriteUnpublishedAsync(folder, Examples.Analysis, CancellationToken.None);
        Assert.Null(await AnalysisFile.ReadAsync(folder, CancellationToken.None));
        AnalysisFile.Publish(folder);

        var read = (await AnalysisFile.ReadAsync(folder, CancellationToken.None))!;

        Assert.Equal(Examples.Analysis.Stamp, read.Stamp);
        Assert.Equal(Examples.Analysis.RanAt, await AnalysisFile.ReadTimeAsync(folder, CancellationToken.None));
        Assert.Equal(Examples.Analysis.Accounts, read.Accounts);
        Assert.Equal(Examples.Analysis.Positions.AccountX, read.Positions.AccountX);
        Assert.Equal(Examples.Analysis.Positions.Clusters, read.Positions.Clusters);
        Assert.Equal(Examples.Analysis.Result.Windows[0], read.Result.Windows[0]);
        Assert.Equal(Examples.Analysis.Result.Clusters[0].Signals[0].Sentence, read.Result.Clusters[0].Signals[0].Sentence);
        Assert.Equal(1, read.IndexOf("b"));
        Assert.Equal([AnalysisFile.Name], Directory.EnumerateFiles(folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Read_NoFile_IsNone() => Assert.Null(await AnalysisFile.ReadAsync(folder, CancellationToken.None));

    [Fact]
    public async Task ReadTime_RunThatCannotBeRead_IsTold()
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder, AnalysisFile.Name), """{"ranAt":"2026-03-01T12:00:00Z","result":{"clusters":"of another shape"}}""");

        Assert.Null(await AnalysisFile.ReadAsync(folder, CancellationToken.None));
        Assert.Equal(
            new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc), await AnalysisFile.ReadTimeAsync(folder, CancellationToken.None));
    }

    [Fact]
    public async Task Read_AnotherVersionsFile_IsNone()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, AnalysisFile.Name), """{"version":0}""");

        Assert.Null(await AnalysisFile.ReadAsync(folder, CancellationToken.None));
        Assert.Null(await AnalysisFile.ReadTimeAsync(folder, CancellationToken.None));
    }
}
