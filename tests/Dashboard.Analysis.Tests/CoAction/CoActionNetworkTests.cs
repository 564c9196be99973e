using Dashboard.Analysis.CoAction;
using Dashboard.Analysis.Randomness;
using Dashboard.Analysis.Verdicts;

namespace Dashboard.Analysis.Tests.CoAction;

public sealed class CoActionNetworkTests
{
    [Fact]
    public void Build_HandComputed_CountsPairsOfEvents()
    {
        // Object 0: a at 0 and 10, b at 5 and 40. Pairs within 10: (0,5), (10,5). Object 1: a and c at the same time.
        var network = CoActionNetwork.Build([0, 1, 0, 1, 0, 2], [0, 0, 0, 0, 1, 1], new long[] { 0, 5, 10, 40, 7, 7 }, 10);

        Assert.Equal([new CoActionEdge(0, 1, 2), new CoActionEdge(0, 2, 1)], network.Edges.ToArray());
        Assert.Equal((3, 1, 3), (network.Accounts, network.Components, network.Largest));
    }

    [Fact]
    public void Build_ExactlyTheWindowApart_Counts() =>
        Assert.Single(CoActionNetwork.Build([0, 1], [0, 0], new long[] { 100, 130 }, 30).Edges);

    [Fact]
    public void Build_MinWeight_LeavesWeakEdgesAndTheirAccountsOut()
    {
        var network = CoActionNetwork.Build([0, 1, 0, 1, 0, 2], [0, 0, 0, 0, 1, 1], new long[] { 0, 5, 10, 40, 7, 7 }, 10, minWeight: 2);

        Assert.Equal([new CoActionEdge(0, 1, 2)], network.Edges.ToArray());
        Assert.Equal((2, 1, 2), (network.Accounts, network.Components, network.Largest));
    }

    [Fact]
    public void Build_OneAccountAlone_HasNoEdge() =>
        Assert.Empty(CoActionNetwork.Build([0, 0, 0], [0, 0, 0], new long[] { 1, 2, 3 }, 100).Edges);

    [Fact]
    public void Build_NoEvents_IsEmpty()
    {
        var network = CoActionNetwork.Build([], [], Array.Empty<long>(), 30);

        Assert.Equal((0, 0, 0, 0), (network.Edges.Length, network.Accounts, network.Components, network.Largest));
    }

    [Fact]
    public void Build_RandomEvents_AgreesWithEveryPairTried()
    {
        for (ulong seed = 1; seed <= 30; seed++)
        {
            var random = new SeededRandom(seed);
            var accounts = Enumerable.Range(0, 120).Select(_ => random.NextBelow(15)).ToArray();
            var objects = Enumerable.Range(0, 120).Select(_ => random.NextBelow(6)).ToArray();
            var times = Enumerable.Range(0, 120).Select(_ => (double)random.NextBelow(400)).ToArray();

            var network = CoActionNetwork.Build(accounts, objects, times, 9, 2);

            var expected = new SortedDictionary<(int, int), int>();
            for (var i = 0; i < 120; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    if (accounts[i] == accounts[j] || objects[i] != objects[j] || Math.Abs(times[i] - times[j]) > 9) continue;
                    var key = (Math.Min(accounts[i], accounts[j]), Math.Max(accounts[i], accounts[j]));
                    expected[key] = expected.GetValueOrDefault(key) + 1;
                }
            }

            Assert.Equal(
                expected.Where(e => e.Value >= 2).Select(e => new CoActionEdge(e.Key.Item1, e.Key.Item2, e.Value)),
                network.Edges.ToArray());
            var components = Components(network.Edges);
            Assert.Equal(components.Sum(c => c.Count), network.Accounts);
            Assert.Equal(components.Count, network.Components);
            Assert.Equal(components.Count == 0 ? 0 : components.Max(c => c.Count), network.Largest);
        }
    }

    [Fact]
    public void From_RowsEqualInEveryColumn_CountOnce()
    {
        var withoutIds = CoActionEvents.From(["a", "a", "b"], ["x", "x", "x"], [1, 1, 1]);
        var withIds = CoActionEvents.From(["a", "a", "b"], ["x", "x", "x"], [1, 1, 1], ["p", "q", "p"]);

        Assert.Equal((2, 1), (withoutIds.Accounts.Length, withoutIds.Duplicates));
        Assert.Equal((3, 0), (withIds.Accounts.Length, withIds.Duplicates));
        Assert.Equal(["a", "b"], withIds.AccountNames);
        Assert.Equal(2, CoActionNetwork.Build(withIds, 0).Edges[0].Weight);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Build_WindowThatIsNone_Throws(double window) =>
        Assert.Throws<ArgumentException>(() => CoActionNetwork.Build([0], [0], new long[] { 0 }, window));

    [SharedDataFact("coortweet-german/german_elections.csv")]
    public void Build_GermanElections_FindsTheSameByBruteForceOnASample()
    {
        var rows = File.ReadLines(SharedDataFactAttribute.PathOf("coortweet-german/german_elections.csv")!)
            .Skip(1).Select(line => line.Split(',')).Where(f => f[5] != "NA").Take(6000).ToArray();
        var events = CoActionEvents.From(
            rows.Select(f => f[0]).ToArray(), rows.Select(f => f[5]).ToArray(),
            rows.Select(f => double.Parse(f[6], System.Globalization.CultureInfo.InvariantCulture)).ToArray(),
            rows.Select(f => f[1]).ToArray());

        var network = CoActionNetwork.Build(events, 600, 1);

        long pairs = 0;
        for (var i = 0; i < events.Times.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (events.Objects[i] == events.Objects[j] && events.Accounts[i] != events.Accounts[j]
                    && Math.Abs(events.Times[i] - events.Times[j]) <= 600) pairs++;
            }
        }

        Assert.True(pairs > 0);
        Assert.Equal(pairs, network.Edges.Sum(e => (long)e.Weight));
    }

    private static List<HashSet<int>> Components(IEnumerable<CoActionEdge> edges)
    {
        var components = new List<HashSet<int>>();
        foreach (var edge in edges)
        {
            var touched = components.Where(c => c.Contains(edge.First) || c.Contains(edge.Second)).ToArray();
            var merged = new HashSet<int>(touched.SelectMany(c => c)) { edge.First, edge.Second };
            components.RemoveAll(touched.Contains);
            components.Add(merged);
        }

        return components;
    }
}
