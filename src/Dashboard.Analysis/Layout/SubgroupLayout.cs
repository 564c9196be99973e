using System.Runtime.InteropServices;
using Dashboard.Analysis.Communities;

namespace Dashboard.Analysis.Layout;

/// <summary>
/// Places the accounts of one cluster by what only some of them share: subgroups are communities (<see cref="Leiden"/>)
/// of accounts and such attributes, divided again while they are large; small ones are drawn by their links
/// (<see cref="LinkForces"/>) and packed like clusters. What more than half of a group carry tells nobody apart in it.
/// Accounts without such an attribute fill a circle of their own. O(e log a) and, for each of the small ones, O(n²).
/// </summary>
/// <param name="Accounts">The accounts that were placed.</param>
/// <param name="X">Across, from the middle, one per account.</param>
/// <param name="Y">Upwards, one per account.</param>
/// <param name="Radius">Of the circle around the middle that holds them all.</param>
internal sealed record SubgroupLayout(int[] Accounts, double[] X, double[] Y, double Radius)
{
    private const int Small = 160;
    private const double Margin = 0.5;
    private const double Gap = 1;
    private const double GoldenAngle = 2.399963229728653;

    /// <param name="accounts">The accounts of the cluster.</param>
    /// <param name="attributes">For each attribute that some of them share, which do, as indices into <paramref name="accounts"/>.</param>
    /// <param name="seed">The seed of the search for subgroups.</param>
    public static SubgroupLayout Of(int[] accounts, IReadOnlyList<int[]> attributes, ulong seed)
    {
        int[][] telling = [.. attributes.Where(a => a.Length > 1 && 2 * a.Length <= accounts.Length)];
        if (telling.Length == 0) return Rings(accounts);
        if (accounts.Length <= Small)
        {
            var (x, y) = LinkForces.Place(accounts.Length, telling);
            return Centred(accounts, x, y);
        }

        var groups = Divide(accounts.Length, telling, seed);
        return groups.Count == 1 ? Rings(accounts) : Pack(accounts, groups, telling, seed);
    }

    /// <summary>Ring by ring, 6 r of them on each, as densely as circles lie.</summary>
    private static SubgroupLayout Rings(int[] accounts)
    {
        var (x, y) = (new double[accounts.Length], new double[accounts.Length]);
        var ring = 0;
        for (var placed = 0; placed < accounts.Length; ring++)
        {
            var size = Math.Min(ring == 0 ? 1 : 6 * ring, accounts.Length - placed);
            for (var k = 0; k < size; k++, placed++)
            {
                var angle = (2 * Math.PI * (k + 0.5) / size) + (ring * GoldenAngle / 7);
                (x[placed], y[placed]) = (ring * Math.Cos(angle), ring * Math.Sin(angle));
            }
        }

        return new SubgroupLayout(accounts, x, y, Math.Max(0, ring - 1) + Margin);
    }

    // Those that nothing joins to others come last, together.
    private static List<int[]> Divide(int count, int[][] attributes, ulong seed)
    {
        int[] sources = [.. attributes.SelectMany(a => a)];
        int[] targets = [.. attributes.Index().SelectMany(a => Enumerable.Repeat(count + a.Index, a.Item.Length))];
        double[] weights = [.. attributes.SelectMany(a => Enumerable.Repeat(1 / Math.Sqrt(a.Length), a.Length))];
        var found = Leiden.Find(
            Graph.FromEdges(count + attributes.Length, sources, targets, weights), new LeidenOptions { Seed = seed, Runs = 1 });
        var groups = found.Members().Select(m => m.Where(v => v < count).ToArray()).Where(m => m.Length > 0).ToList();
        var single = groups.Where(g => g.Length == 1).SelectMany(g => g).Order().ToArray();
        groups.RemoveAll(g => g.Length == 1);
        if (single.Length > 0) groups.Add(single);
        return groups;
    }

    private static SubgroupLayout Pack(int[] accounts, List<int[]> groups, int[][] attributes, ulong seed)
    {
        var (groupOf, placeOf) = (new int[accounts.Length], new int[accounts.Length]);
        foreach (var (g, group) in groups.Index())
        {
            foreach (var (place, a) in group.Index()) (groupOf[a], placeOf[a]) = (g, place);
        }

        var within = groups.Select(_ => new List<int[]>()).ToArray();
        var affinity = new Dictionary<(int First, int Second), double>();
        foreach (var attribute in attributes)
        {
            var parts = attribute.GroupBy(a => groupOf[a]).OrderBy(p => p.Key).ToArray();
            foreach (var part in parts) within[part.Key].Add([.. part.Select(a => placeOf[a])]);
            foreach (var (first, second) in parts.SelectMany((p, i) => parts.Skip(i + 1).Select(q => (p, q)))
                .Take(ClusterAffinity.MostPairs))
                CollectionsMarshal.GetValueRefOrAddDefault(
                    affinity, (first.Key, second.Key), out _) += (double)first.Count() * second.Count() / attribute.Length;
        }

        var layouts = groups.Select((group, g) => Of([.. group.Select(a => accounts[a])], within[g], seed)).ToArray();
        var circles = ClusterPacking.Pack([.. layouts.Select(l => l.Accounts.Length)], [.. layouts.Select(l => l.Radius)], affinity, Gap);
        var middle = Middle(circles);
        return new SubgroupLayout(
            [.. layouts.SelectMany(l => l.Accounts)],
            [.. layouts.Index().SelectMany(l => l.Item.X.Select(x => circles[l.Index].X - middle.X + x))],
            [.. layouts.Index().SelectMany(l => l.Item.Y.Select(y => circles[l.Index].Y - middle.Y + y))],
            middle.Radius);
    }

    private static SubgroupLayout Centred(int[] accounts, double[] x, double[] y)
    {
        var middle = Middle([.. x.Zip(y, (a, b) => new ClusterCircle((float)a, (float)b, (float)Margin))]);
        return new SubgroupLayout(accounts, [.. x.Select(a => a - middle.X)], [.. y.Select(b => b - middle.Y)], middle.Radius);
    }

    /// <summary>
    /// About the smallest circle around others: again and again a smaller step towards the farthest (Bădoiu &amp; Clarkson, 2003).
    /// </summary>
    private static ClusterCircle Middle(ClusterCircle[] circles)
    {
        const int Steps = 200;
        var (x, y) = (circles.Average(c => c.X), circles.Average(c => c.Y));
        ClusterCircle Farthest() => circles.MaxBy(c => MathF.Sqrt(((c.X - x) * (c.X - x)) + ((c.Y - y) * (c.Y - y))) + c.Radius);
        for (var step = 1; step <= Steps; step++)
        {
            var far = Farthest();
            (x, y) = (x + ((far.X - x) / (step + 1)), y + ((far.Y - y) / (step + 1)));
        }

        var rim = Farthest();
        return new ClusterCircle(x, y, MathF.Sqrt(((rim.X - x) * (rim.X - x)) + ((rim.Y - y) * (rim.Y - y))) + rim.Radius);
    }
}
