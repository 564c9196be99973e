using System.Collections.Concurrent;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Randomness;
using Dashboard.Analysis.Significance;
using Dashboard.Analysis.Tests.Significance;
using Dashboard.Core;

namespace Dashboard.Analysis.Tests.Linkage;

/// <summary>
/// What is uniform where nothing is the matter: graphs of four kinds, with hubs and with accounts of very different
/// numbers, shuffled so that every account and attribute keeps its number of links.
/// </summary>
public sealed class SharingNullTests
{
    private const int Accounts = 1500;

    /// <summary>Each kind's number of attributes, and the links of an account on average.</summary>
    private static readonly (string Kind, int Attributes, double Links, double Skew)[] Kinds =
        [("ip", 600, 2, 3), ("payment", 900, 1, 1), ("prompt_hash", 3000, 12, 2), ("session", 1000, 2, 1)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void OfPair_ShuffledGraphs_IsUniform(int seed)
    {
        var (world, random) = (World.Make((ulong)seed), new SeededRandom((ulong)seed));
        int[] order = [.. Enumerable.Range(0, Accounts)];
        random.Shuffle<int>(order);

        double[] p =
            [.. order.Chunk(2).Take(300)
                .Select(pair => world.Null.OfPair(pair[0], pair[1], world.Shared(pair[0], pair[1])).Tail.Randomised(random.NextDouble()))];

        Assert.True(Uniformity.PValue(p) > 0.01, $"{Uniformity.PValue(p)}: {string.Join(' ', Deciles(p))}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void OfGroup_ShuffledGraphs_IsUniform(int seed)
    {
        var (world, random) = (World.Make((ulong)seed), new SeededRandom((ulong)seed));
        int[] order = [.. Enumerable.Range(0, Accounts)];
        random.Shuffle<int>(order);

        double[] p =
            [.. order.Chunk(5).Select(
                chunk => world.Null.OfGroup(chunk[0], world.Carried(chunk[0], chunk[1..]), 4).Tail.Randomised(random.NextDouble()))];

        Assert.True(Uniformity.PValue(p) > 0.01, $"{Uniformity.PValue(p)}: {string.Join(' ', Deciles(p))}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void OfAttribute_ShuffledGraphs_IsUniform(int seed)
    {
        var (world, random) = (World.Make((ulong)seed), new SeededRandom((ulong)seed));
        int[] group = [.. Enumerable.Range(0, Accounts).Where(_ => random.NextBelow(8) == 0)];

        double[] p =
        [
            .. Enumerable.Range(0, world.Graph.AttributeCount).Where(t => world.Graph.AccountsOf(t).Length >= 2).Take(1500)
                .Select(
                    t => world.Null.OfAttribute(
                        world.Input.Attributes[t].Kind, world.Graph.AccountsOf(t).Length, group,
                        world.Graph.AccountsOf(t).ToArray().Count(group.Contains))
                    .Randomised(random.NextDouble())),
        ];

        Assert.True(Uniformity.PValue(p) > 0.01, $"{Uniformity.PValue(p)}: {string.Join(' ', Deciles(p))}");
    }

    [Fact]
    public void OfPair_BusiestAccountsOfShuffledGraphs_AreNotTooOftenExtreme()
    {
        var (p, random) = (new List<double>(), new SeededRandom(1));
        for (var seed = 1UL; seed <= 4; seed++)
        {
            var world = World.Make(seed);
            int[] busy = [.. Enumerable.Range(0, Accounts).OrderByDescending(a => world.Graph.AttributesOf(a).Length).Take(120)];
            random.Shuffle<int>(busy);
            p.AddRange(
                busy.Chunk(2)
                .Select(pair => world.Null.OfPair(pair[0], pair[1], world.Shared(pair[0], pair[1])).Tail.Randomised(random.NextDouble())));
        }

        // 240 of them. The model lets degrees vary, which makes p rather too large where hubs are all but certain.
        Assert.InRange(p.Count(v => v < 0.1), 4, 36);
        Assert.InRange(p.Count(v => v < 0.01), 0, 7);
    }

    [Fact]
    public void OfPair_CardOfTwoAndExitOfHalf_TellsTheOneFromTheOther()
    {
        var degrees = new SharingDegrees(
        [
            new("ip", [.. Enumerable.Repeat(1, 40_000)], DegreeHistogram.Of([20_000, 20_000])),
            new("payment", [.. Enumerable.Repeat(1, 40_000)], DegreeHistogram.Of([.. Enumerable.Repeat(2, 20_000)])),
        ]);
        var chance = SharingNull.Of(degrees, 40_000, 0.05);

        var exit = chance.OfPair(0, 1, [("ip", 20_000)]).Tail.AtLeast;
        var card = chance.OfPair(0, 1, [("payment", 2)]);

        Assert.True(exit > 0.2, $"{exit}");
        Assert.True(card.Tail.AtLeast < 1e-4, $"{card.Tail.AtLeast}");
        Assert.Equal("payment", Assert.Single(card.Kinds).Kind);
    }

    [Fact]
    public void OfPair_BusyAccounts_AreLessSurprisingThanIdleOnes()
    {
        var random = new SeededRandom(1);
        int[] accounts = [400, 400, 2, 2, .. Enumerable.Repeat(4, 996)];
        var links = accounts.Sum();
        var chance = SharingNull.Of(
            new([new("prompt_hash", accounts, DegreeHistogram.Of([.. Enumerable.Repeat(2, links / 2)]))]), 1000, 0.05);

        var (busy, idle) = (chance.OfPair(0, 1, [("prompt_hash", 2)]).Tail.AtLeast, chance.OfPair(2, 3, [("prompt_hash", 2)]).Tail.AtLeast);

        Assert.True(busy > 0.5 && idle < 0.01, $"{busy} {idle}");
    }

    [Fact]
    public void OfPair_NothingShared_IsNoSurprise() => Assert.Equal(1, World.Make(1).Null.OfPair(0, 1, []).Tail.AtLeast);

    [Fact]
    public void OfPair_SharesWhatTheGraphDoesNotHave_IsUnknown()
    {
        var chance = World.Make(1).Null;

        Assert.True(double.IsNaN(chance.OfPair(0, 1, [("device", 2)]).Tail.AtLeast));
        Assert.True(double.IsNaN(chance.Chance(0, "device", 2)));
        Assert.True(double.IsNaN(chance.OfAttribute("device", 2, [0, 1], 1).AtLeast));
    }

    private static IEnumerable<string> Deciles(IEnumerable<double> p) =>
        p.GroupBy(v => (int)(10 * v)).OrderBy(g => g.Key).Select(g => $"{g.Count()}");

    private sealed record World(AnalysisInput Input, BipartiteGraph Graph, SharingNull Null)
    {
        private static readonly ConcurrentDictionary<ulong, World> Made = [];

        public static World Make(ulong seed) => Made.GetOrAdd(seed, Draw);

        private static World Draw(ulong seed)
        {
            var random = new SeededRandom(seed);
            var (accounts, attributes, names) = (new List<int>(), new List<int>(), new List<(string Kind, int First)>());
            var first = 0;
            double[] busy = [.. Enumerable.Range(0, Accounts).Select(_ => Math.Exp(random.NextNormal()))];
            foreach (var (kind, count, links, skew) in Kinds)
            {
                int[][] rows =
                [
                    .. Enumerable.Range(0, Accounts)
                    .Select(a => Enumerable.Range(0, (int)Math.Round(links * busy[a] / 1.65 * (0.5 + random.NextDouble())))
                        .Select(_ => (int)(count * Math.Pow(random.NextDouble(), skew))).Distinct().ToArray()),
                ];
                var shuffled = Curveball.Shuffle(rows, SeededRandom.SeedOfStream(seed, (ulong)first));
                for (var a = 0; a < Accounts; a++)
                {
                    foreach (var t in shuffled[a])
                    {
                        accounts.Add(a);
                        attributes.Add(first + t);
                    }
                }

                names.AddRange(Enumerable.Repeat((kind, first), count));
                first += count;
            }

            var input = new AnalysisInput
            {
                Accounts = [.. Enumerable.Range(0, Accounts).Select(a => $"{a}")],
                Attributes = [.. names.Select((n, t) => new AnalysisAttribute(AttributeFamily.Network, n.Kind, $"{t}", 0))],
                EdgeAccounts = [.. accounts],
                EdgeAttributes = [.. attributes],
                EdgeInteractions = [.. accounts.Select(_ => 1)],
                Capabilities = [],
                ActivityAccounts = [],
                ActivityDays = [],
                ActivityCapabilities = [],
                ActivityInteractions = [],
            };
            var graph = BipartiteGraph.Of(input, 0.05);
            return new World(input, graph, SharingNull.Of(SharingDegrees.Of(input, graph), Accounts, 0.05));
        }

        public IEnumerable<(string Kind, int Carriers)> Shared(int first, int second) =>
            Graph.AttributesOf(first).ToArray().Intersect(Graph.AttributesOf(second).ToArray())
            .Select(t => (Input.Attributes[t].Kind, Graph.AccountsOf(t).Length));

        public GroupAttribute[] Carried(int account, int[] group)
        {
            var own = Graph.AttributesOf(account).ToArray();
            return [.. group.SelectMany(a => Graph.AttributesOf(a).ToArray()).GroupBy(t => t).Select(
                g => new GroupAttribute(Input.Attributes[g.Key].Kind, Graph.AccountsOf(g.Key).Length, g.Count(), own.Contains(g.Key)))];
        }
    }
}
