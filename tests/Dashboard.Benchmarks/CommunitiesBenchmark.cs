using System.Diagnostics;
using System.Globalization;
using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Randomness;

namespace Dashboard.Benchmarks;

/// <summary>
/// Leiden on a graph of 24,000 nodes and 58,000 edges, beside igraph's C implementation (Debian's python3-igraph), turn
/// by turn, the finding alone without reading the graph; and the modularity beside the best of 30 seeds of either.
/// </summary>
internal static class CommunitiesBenchmark
{
    private const int Nodes = 24_000;
    private const int Edges = 58_000;
    private const int Groups = 400;
    private const double Within = 0.85;
    private const int Rounds = 5;
    private const int Seeds = 30;

    private const string Script = """
        import igraph, random, sys, time
        edges = [tuple(map(int, line.split(","))) for line in open(sys.argv[1])]
        graph = igraph.Graph(n=int(sys.argv[2]), edges=edges)
        for seed in range(int(sys.argv[3])):
            random.seed(seed)
            start = time.perf_counter()
            found = graph.community_leiden(objective_function="modularity", n_iterations=int(sys.argv[4]))
            print(time.perf_counter() - start, graph.modularity(found), flush=True)
        """;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-communities-").FullName;
        try
        {
            var (sources, targets) = Planted();
            var file = Path.Combine(folder, "edges.csv");
            await File.WriteAllLinesAsync(file, sources.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"{s},{targets[i]}")));
            var graph = Analysis.Communities.Graph.FromEdges(Nodes, sources, targets);
            Own(graph, 0);
            foreach (var (name, iterations) in ((string, int)[])[("two iterations, its default", 2), ("until nothing changes", -1)])
            {
                var (own, other) = (new List<(double Seconds, double Quality)>(), new List<(double Seconds, double Quality)>());
                for (var round = 0; round < Rounds; round++)
                {
                    own.Add(Own(graph, (ulong)round + 1));
                    other.Add((await IgraphAsync(folder, file, 1, iterations))[0]);
                }

                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Leiden on {Nodes:N0} nodes and {Edges:N0} edges: median {1000 * Median(own):0} ms, igraph ({name}) {1000 * Median(other):0} ms, {Median([.. own.Zip(other, (a, b) => (a.Seconds / b.Seconds, 0.0))]):0.00} x its time; modularity {own.Max(o => o.Quality):0.0000} and {other.Max(o => o.Quality):0.0000}."));
            }

            var best = Enumerable.Range(0, Seeds).Select(seed => Own(graph, (ulong)seed).Quality).ToArray();
            var igraph = (await IgraphAsync(folder, file, Seeds, -1)).Select(r => r.Quality).ToArray();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Over {Seeds} seeds: modularity {best.Min():0.0000} to {best.Max():0.0000}, igraph's {igraph.Min():0.0000} to {igraph.Max():0.0000}."));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (double Seconds, double Quality) Own(Analysis.Communities.Graph graph, ulong seed)
    {
        var clock = Stopwatch.StartNew();
        var found = Leiden.Find(graph, new LeidenOptions { Seed = seed });
        return (clock.Elapsed.TotalSeconds, found.Quality);
    }

    private static async Task<(double Seconds, double Quality)[]> IgraphAsync(string folder, string file, int seeds, int iterations)
    {
        var script = Path.Combine(folder, "communities.py");
        await File.WriteAllTextAsync(script, Script);
        using var process = Process.Start(
            new ProcessStartInfo(
                "/usr/bin/python3", [script, file, $"{Nodes}", $"{seeds}", $"{iterations}"]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException("igraph did not run: install Debian's python3-igraph.");
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).Select(parts => (
            double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture)))];
    }

    /// <summary>Groups of sizes that differ a hundredfold; most edges within them, ends drawn in favour of few nodes.</summary>
    private static (int[] Sources, int[] Targets) Planted()
    {
        var random = new SeededRandom(1);
        var group = new int[Nodes];
        var members = Enumerable.Range(0, Groups).Select(_ => new List<int>()).ToArray();
        for (var v = 0; v < Nodes; v++) members[group[v] = (int)(Groups * Math.Pow(random.NextDouble(), 2))].Add(v);
        var (sources, targets) = (new int[Edges], new int[Edges]);
        for (var e = 0; e < Edges; e++)
        {
            do
            {
                sources[e] = random.NextBelow(Nodes);
                var others = members[group[sources[e]]];
                targets[e] = random.NextDouble() < Within
                    ? others[(int)(others.Count * Math.Pow(random.NextDouble(), 2))] : random.NextBelow(Nodes);
            }
            while (sources[e] == targets[e]);
        }

        return (sources, targets);
    }

    private static double Median(List<(double Seconds, double Quality)> runs) =>
        runs.Select(r => r.Seconds).Order().ElementAt(runs.Count / 2);
}
