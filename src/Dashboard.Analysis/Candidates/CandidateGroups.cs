using System.Runtime.InteropServices;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Randomness;
using Dashboard.Core;

namespace Dashboard.Analysis.Candidates;

/// <summary>Accounts that may be a group, and where they come from.</summary>
/// <param name="Accounts">The accounts, ascending.</param>
/// <param name="Source">The graph that they are a community of.</param>
/// <param name="Resolution">γ of the communities; 0 for the carriers of one attribute.</param>
internal sealed record CandidateGroup(int[] Accounts, string Source, double Resolution)
{
    /// <summary>All resolutions at which it, or nearly the same, is a community of any graph.</summary>
    public IReadOnlySet<double> Resolutions { get; init; } = new HashSet<double> { Resolution };
}

/// <summary>
/// Candidates for groups: communities of several graphs (what accounts run on, what they ask, how they spend their time,
/// all together) at several resolutions, and the carriers of single attributes. A campaign that one graph swallows or
/// does not show is whole in another; nothing is joined before it is judged.
/// </summary>
internal static class CandidateGroups
{
    public static readonly double[] Resolutions = [0.5, 1, 3];

    private const int MostProfiles = 4000;
    private const int Neighbours = 12;
    private const int MostCarrierGroups = 60;

    public static List<CandidateGroup> Of(
        AnalysisInput input, AccountLayers layers, BipartiteGraph graph, GroupModel model, AnalysisOptions options,
        CancellationToken cancellation)
    {
        var found = new List<CandidateGroup>();
        var graphs = new List<(string Name, Graph? Graph)>
        {
            ("all attributes", Attributes(graph, input, options, _ => true)),
            ("what accounts run on", Attributes(graph, input, options, t => !input.Attributes[t].Family.IsBehavioural())),
            ("what accounts ask", Content(layers, graph, options)),
            ("how accounts spend their time", Profiles(layers, model, options.Seed)),
        };
        var looked = graphs.Where(g => g.Graph is { EdgeCount: > 0 })
            .SelectMany(g => Resolutions, (g, resolution) => (g.Name, Of: g.Graph!, Resolution: resolution)).ToArray();
        var partitions = new Partition[looked.Length];
        Parallel.For(
            0, looked.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            i =>
        {
            var (_, of, resolution) = looked[i];
            partitions[i] = Leiden.Find(
                of,
                new LeidenOptions { Function = options.Function, Resolution = resolution * options.Resolution, Seed = options.Seed,
                    Runs = 1 }, cancellation);
        });
        foreach (var ((name, _, resolution), partition) in looked.Zip(partitions))
        {
            foreach (var group in Enumerable.Range(0, input.Accounts.Count).GroupBy(a => partition.Communities[a]))
            {
                int[] accounts = [.. group];
                if (accounts.Length >= options.MinClusterAccounts) found.Add(new CandidateGroup(accounts, name, resolution));
            }
        }

        found.AddRange(Carriers(input, graph, options));
        return Distinct(found, input.Accounts.Count);
    }

    /// <summary>Those that differ: of two with a Jaccard index above 0.85 the first, of the resolutions of both.</summary>
    private static List<CandidateGroup> Distinct(List<CandidateGroup> groups, int accounts)
    {
        var (kept, sets, resolutions) = (new List<CandidateGroup>(), new List<ulong[]>(), new List<HashSet<double>>());
        foreach (var group in groups.Where(g => g.Accounts.Length < accounts))
        {
            var set = new ulong[(accounts + 63) / 64];
            foreach (var a in group.Accounts) set[a / 64] |= 1UL << (a % 64);
            var same = Enumerable.Range(0, kept.Count)
                .FirstOrDefault(k => Jaccard(set, sets[k], group.Accounts.Length, kept[k].Accounts.Length) > 0.85, -1);
            if (same >= 0)
            {
                _ = resolutions[same].Add(group.Resolution);
                continue;
            }

            resolutions.Add([group.Resolution]);
            kept.Add(group with { Resolutions = resolutions[^1] });
            sets.Add(set);
        }

        return kept;
    }

    private static double Jaccard(ulong[] x, ulong[] y, int xSize, int ySize)
    {
        if (Math.Min(xSize, ySize) < 0.85 * Math.Max(xSize, ySize)) return 0;
        var common = 0;
        for (var i = 0; i < x.Length; i++) common += System.Numerics.BitOperations.PopCount(x[i] & y[i]);
        return common / (double)(xSize + ySize - common);
    }

    private static Graph? Attributes(BipartiteGraph graph, AnalysisInput input, AnalysisOptions options, Func<int, bool> counts)
    {
        var total = 0L;
        for (var t = 0; t < graph.AttributeCount; t++) total += graph.WeightOf(t) > 0 && counts(t) ? graph.AccountsOf(t).Length : 0;
        var links = new SampledLinks(graph.AccountCount, total, options);
        for (var t = 0; t < graph.AttributeCount; t++)
        {
            if (graph.WeightOf(t) <= 0 || !counts(t) || !links.Takes(t)) continue;
            foreach (var a in graph.AccountsOf(t)) links.Add(a, t, graph.WeightOf(t));
        }

        return links.ToGraph();
    }

    // Shared prompts, families of prompts and telling words; words are many and say little each.
    private static Graph? Content(AccountLayers layers, BipartiteGraph graph, AnalysisOptions options)
    {
        var used = new (Layer? Layer, double Factor)[] { (layers.SharedPrompts, 1), (layers.Families, 1), (layers.Words, 0.25) }
            .Where(u => u.Layer is not null).Select(u => (Layer: u.Layer!, u.Factor)).ToArray();
        var links = new SampledLinks(graph.AccountCount, used.Sum(u => (long)u.Layer.CellCount), options);
        var start = 0;
        foreach (var (layer, factor) in used)
        {
            var carriers = new int[layer.CategoryCount];
            for (var a = 0; a < layer.AccountCount; a++)
            {
                foreach (var k in layer.CategoriesOf(a)) carriers[k]++;
            }

            for (var a = 0; a < layer.AccountCount; a++)
            {
                foreach (var k in layer.CategoriesOf(a))
                {
                    if (carriers[k] >= 2 && links.Takes(start + k))
                        links.Add(a, start + k, factor * RarityWeight.Of(graph.Population, carriers[k], options.HubShare));
                }
            }

            start += layer.CategoryCount;
        }

        return links.ToGraph();
    }

    /// <summary>Links of accounts to what they share; of too many, those of a sample of what is shared.</summary>
    private sealed class SampledLinks(int accounts, long total, AnalysisOptions options)
    {
        private readonly double share = options.MostCommunityLinks / Math.Max(1.0, total);
        private readonly Dictionary<int, int> numbers = [];
        private readonly List<int> sources = [];
        private readonly List<int> targets = [];
        private readonly List<double> weights = [];

        public bool Takes(int node) => share >= 1
            || (SeededRandom.SeedOfStream(options.Seed, (ulong)node) >> 11) * (1.0 / (1UL << 53)) < share;

        public void Add(int account, int node, double weight)
        {
            if (weight <= 0) return;
            if (!numbers.TryGetValue(node, out var number)) numbers[node] = number = accounts + numbers.Count;
            sources.Add(account);
            targets.Add(number);
            weights.Add(weight);
        }

        public Graph? ToGraph() => sources.Count == 0
            ? null
            : Graph.FromEdges(
                accounts + numbers.Count, CollectionsMarshal.AsSpan(sources), CollectionsMarshal.AsSpan(targets),
                CollectionsMarshal.AsSpan(weights));
    }

    /// <summary>
    /// Accounts joined to those whose hours, days, capabilities, models and lengths of answers are most like theirs (Hellinger, 1909).
    /// </summary>
    private static Graph? Profiles(AccountLayers layers, GroupModel model, ulong seed)
    {
        var used = ((Layer?, int)[])[
            (layers.Hours, 24), (layers.Weekdays, 7), (layers.Capabilities, 24), (layers.Models, 12), (layers.AnswerSizes, 48)];
        var days = layers.Days is null ? 0 : (layers.Days.CategoryCount / 7) + 1;
        var width = used.Sum(u => u.Item1 is null ? 0 : u.Item2) + days;
        if (width == 0) return null;
        var random = new SeededRandom(seed);
        int[] accounts = [.. Enumerable.Range(0, model.AccountCount).Where(a => (layers.Days ?? layers.Hours)?.TotalOf(a) >= 8)];
        if (accounts.Length > MostProfiles)
        {
            random.Shuffle(accounts.AsSpan());
            accounts = accounts[..MostProfiles];
        }

        var vectors = new float[accounts.Length][];
        for (var i = 0; i < accounts.Length; i++)
        {
            var vector = vectors[i] = new float[width];
            var start = 0;
            foreach (var (layer, size) in used)
            {
                if (layer is null) continue;
                Put(layer, accounts[i], vector.AsSpan(start, size), 1);
                start += size;
            }

            if (layers.Days is not null) Put(layers.Days, accounts[i], vector.AsSpan(start, days), 7);
        }

        var (sources, targets) = (new List<int>(), new List<int>());
        var nearest = new (int, float)[accounts.Length][];
        Parallel.For(0, accounts.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var best = new PriorityQueue<int, float>();
            for (var j = 0; j < accounts.Length; j++)
            {
                if (i == j) continue;
                var likeness = Dot(vectors[i], vectors[j]);
                if (best.Count < Neighbours) best.Enqueue(j, likeness);
                else best.EnqueueDequeue(j, likeness);
            }

            nearest[i] = [.. best.UnorderedItems.Select(x => (x.Element, x.Priority)).OrderBy(x => x.Element)];
        });
        for (var i = 0; i < accounts.Length; i++)
        {
            foreach (var (j, _) in nearest[i])
            {
                sources.Add(accounts[i]);
                targets.Add(accounts[j]);
            }
        }

        return Graph.FromEdges(model.AccountCount, [.. sources], [.. targets], default);

        static float Dot(float[] x, float[] y)
        {
            var sum = System.Numerics.Vector<float>.Zero;
            var i = 0;
            for (; i <= x.Length - System.Numerics.Vector<float>.Count; i += System.Numerics.Vector<float>.Count)
                sum += new System.Numerics.Vector<float>(x, i) * new System.Numerics.Vector<float>(y, i);
            var rest = System.Numerics.Vector.Sum(sum);
            for (; i < x.Length; i++) rest += x[i] * y[i];
            return rest;
        }

        static void Put(Layer layer, int account, Span<float> into, int bin)
        {
            var total = layer.TotalOf(account);
            if (total <= 0) return;
            var categories = layer.CategoriesOf(account);
            var counts = layer.CountsOf(account);
            for (var i = 0; i < categories.Length; i++) into[Math.Min(into.Length - 1, categories[i] / bin)] += (float)(counts[i] / total);
            for (var k = 0; k < into.Length; k++) into[k] = MathF.Sqrt(into[k]);
        }
    }

    private static IEnumerable<CandidateGroup> Carriers(AnalysisInput input, BipartiteGraph graph, AnalysisOptions options) =>
        Enumerable.Range(0, graph.AttributeCount)
            .Where(
                t => input.Attributes[t].Joins && graph.AccountsOf(t).Length >= Math.Max(8, options.MinClusterAccounts)
                && graph.AccountsOf(t).Length <= graph.AccountCount / 2)
            .OrderByDescending(t => graph.AccountsOf(t).Length * graph.WeightOf(t)).ThenBy(t => t).Take(MostCarrierGroups)
            .Select(t => new CandidateGroup(graph.AccountsOf(t).ToArray(), $"carriers of one {input.Attributes[t].Kind}", 0));
}
