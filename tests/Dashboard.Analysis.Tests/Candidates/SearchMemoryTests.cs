using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Candidates;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Material;

namespace Dashboard.Analysis.Tests.Candidates;

public sealed class SearchMemoryTests
{
    private static readonly AnalysisOptions Options = new() { StabilitySeeds = 3, BootstrapSamples = 20 };

    public static TheoryData<ulong, AnalysisOptions> Varied => new()
    {
        { 1, Options with { LeastProbability = 0.95 } },
        { 1, Options with { TeamAccounts = 40, StabilitySeeds = 2 } },
        { 2, Options with { FalseDiscoveryRate = 0.01 } },
        { 2, Options with { LeastProbability = 0.5, TeamAccounts = 10 } },
    };

    [Theory]
    [MemberData(nameof(Varied))]
    public void Search_AfterAnotherOne_IsToTheLastDigitAsByItself(ulong seed, AnalysisOptions varied)
    {
        var input = new SyntheticTraffic(seed).People(120).Harvesters(60, 20, 50).Harvesters(30, 10, 30, "others").Build();
        var material = AnalysisMaterial.Of(input, Options);
        var candidates = CandidateGroups.Of(input, material.Layers, material.Graph, material.Model, Options, default);
        var first = ClusterSet.Of(material, candidates, null, null, Options, null, default);
        Assert.NotEmpty(first.Searched);
        Assert.All(
            first.Searched,
            group => Assert.Same(group.Waterfall, material.Searches.Of(SearchedPopulation.Everybody).Judged.Find(group.Accounts)));

        var (after, byItself) = (Clusters(material), Clusters(material with { Searches = new SearchMemory() }));

        Assert.Equal(byItself.Set.Linked, after.Set.Linked);
        Assert.Equal(byItself.Set.Cores, after.Set.Cores);
        Assert.Equal(byItself.Set.Agreement, after.Set.Agreement);
        Assert.Equal(byItself.Judged.Stability, after.Judged.Stability);
        Assert.All(byItself.Judged.Assignments.Zip(after.Judged.Assignments), pair => Assert.Equal(pair.First, pair.Second));
        Assert.Equal(
            byItself.Judged.Findings.Select(f => (f.Verdict.Disposition, f.Verdict.Score, f.Verdict.Reason)),
            after.Judged.Findings.Select(f => (f.Verdict.Disposition, f.Verdict.Score, f.Verdict.Reason)));

        (ClusterSet Set, JudgedClusters Judged) Clusters(AnalysisMaterial of)
        {
            var set = ClusterSet.Of(of, candidates, null, first.Searched, varied, null, default);
            return (set, CampaignAnalysis.Judge(of, set, varied, null, default));
        }
    }

    [Fact]
    public void Of_PopulationsOfTheSameAccounts_AreTheSame()
    {
        var memory = new SearchMemory();

        Assert.Same(memory.Of(SearchedPopulation.Without([false, true, false])), memory.Of(SearchedPopulation.Of(3, [0, 2])));
        Assert.NotSame(memory.Of(SearchedPopulation.Everybody), memory.Of(SearchedPopulation.Of(3, [0, 2])));
    }
}
