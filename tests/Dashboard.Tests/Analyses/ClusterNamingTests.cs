using Dashboard.Analysis.Campaigns;
using Dashboard.Casework.Naming;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;

namespace Dashboard.Tests.Analyses;

public sealed class ClusterNamingTests
{
    private static readonly string[] Accounts = [.. Enumerable.Range(0, 400).Select(i => $"acct-{i}")];

    [Fact]
    public void Name_SameClusterUnderAnotherNumber_IsCalledTheSame()
    {
        var first = Named([Cluster("1", 0, 200), Cluster("2", 200, 400)], []);
        var later = Named([Cluster("1", 200, 400), Cluster("2", 0, 200)], []);

        Assert.Equal(ClusterNaming.NameIn(first[0]), ClusterNaming.NameIn(later[1]));
        Assert.EndsWith(" (2)", later[1].Label, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_MoreClustersThanWords_AreAllDifferent() =>
        Assert.Equal(
            400,
            Named([.. Enumerable.Range(0, 400).Select(i => Cluster($"{i + 1}", i, i + 1))], []).Select(ClusterNaming.NameIn)
            .Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void Name_GivenName_StandsInThePlaceOfItsOwnAndIsNobodyElses()
    {
        Cluster[] clusters = [Cluster("1", 0, 200), Cluster("2", 200, 400)];
        var own = ClusterNaming.NameIn(Named(clusters, [])[0]);

        var named = Named(clusters, [Given(ClusterNaming.KeyOf(clusters[1], Accounts), own)]);

        Assert.Equal($"{own} (2)", named[1].Label);
        Assert.NotEqual(own, ClusterNaming.NameIn(named[0]));
    }

    private static Cluster Cluster(string id, int from, int to) =>
        Examples.Analysis.Result.Clusters[0] with { Id = id, Label = $"Cluster {id}", Accounts = [.. Enumerable.Range(from, to - from)] };

    private static IReadOnlyList<Cluster> Named(Cluster[] clusters, IReadOnlyList<ClusterName> given) =>
        ClusterNaming.Name(Examples.Analysis.Result with { Clusters = [.. clusters] }, Accounts, given).Clusters;

    private static ClusterName Given(string key, string name) =>
        new() { CaseId = CaseId.Parse("example"), Number = 1, Key = key, Name = name, UpdatedAt = Examples.Noon, UpdatedBy = "tester" };
}
