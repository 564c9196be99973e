using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;

namespace Dashboard.Tests.Analyses;

public sealed class AnalysisRunsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Keep_Runs_AreListedUpToThePublishedOneAndCompared()
    {
        var first = Examples.Analysis;
        var second = first with
        {
            RanAt = first.RanAt.AddHours(1),
            DataFingerprint = "other",
            Result = first.Result with
            {
                Options = new AnalysisOptions { Resolution = 2 },
                Assignments = [.. first.Result.Assignments.Select(
                    a => a.Account == 2 ? new AccountAssignment(2, null, 0, Disposition.Unknown) : a)],
            },
        };
        foreach (var run in (StoredAnalysis[])[first, second, second with { RanAt = first.RanAt.AddHours(2) }])
            await KeptRuns.KeepAsync(folder, run, default);

        Assert.Equal([second.RanAt, first.RanAt], KeptRuns.List(folder, second.RanAt).AsEnumerable());
        var comparison = (await KeptRuns.ReadAsync(folder, second.RanAt, default))!.ComparedWith(
            (await KeptRuns.ReadAsync(folder, first.RanAt, default))!);
        Assert.Equal(new AccountChange("c", Disposition.Pool, Disposition.Unknown), Assert.Single(comparison.Accounts));
        Assert.Contains(comparison.Reasons, r => r.Contains("data changed", StringComparison.Ordinal));
        Assert.Contains(comparison.Reasons, r => r.StartsWith("Resolution was 1 and is 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keep_ManyRuns_ForgetsTheOldest()
    {
        for (var hour = 0; hour < 25; hour++)
            await KeptRuns.KeepAsync(folder, Examples.Analysis with { RanAt = Examples.Noon.AddHours(hour) }, default);

        var kept = KeptRuns.List(folder, DateTime.MaxValue);
        Assert.Equal((20, Examples.Noon.AddHours(24)), (kept.Length, kept[0]));
        Assert.Null(await KeptRuns.ReadAsync(folder, Examples.Noon, default));
    }

    [Fact]
    public void Shown_LargeGraph_KeepsWhatBindsAndWhatMostCarry()
    {
        // Attribute t has t + 2 accounts; attribute 0 binds the cluster.
        var edges = Enumerable.Range(0, 10).SelectMany(t => Enumerable.Range(0, t + 2).Select(a => (Account: a, Attribute: t))).ToArray();
        var input = new AnalysisInput
        {
            Accounts = [.. Enumerable.Range(0, 12).Select(a => $"{a}")],
            Attributes = [.. Enumerable.Range(0, 10).Select(t => new AnalysisAttribute(AttributeFamily.Network, "ip", $"{t}", t + 2))],
            EdgeAccounts = [.. edges.Select(e => e.Account)],
            EdgeAttributes = [.. edges.Select(e => e.Attribute)],
            EdgeInteractions = [.. edges.Select(_ => 1)],
            Capabilities = [],
            ActivityAccounts = [],
            ActivityDays = [],
            ActivityCapabilities = [],
            ActivityInteractions = [],
        };

        var shown = ShownGraph.Of(input, Examples.Analysis.Result.Clusters, mostLinks: 24);

        Assert.Equal(["0", "8", "9"], shown.Attributes.Select(a => a.Value));
        Assert.Equal(2 + 10 + 11, shown.EdgeAccounts.Length);
        Assert.Equal([0], shown.Clusters[0].BindingAttributes.AsEnumerable());
        Assert.Same(input.Attributes, ShownGraph.Of(input, [], mostLinks: 1000).Attributes);
    }
}
