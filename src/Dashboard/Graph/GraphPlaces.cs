using Dashboard.Analysis.Layout;

namespace Dashboard.Graph;

/// <summary>Where accounts are drawn: as the layout has them, with the ring of those in no cluster drawn in closely.</summary>
public static class GraphPlaces
{
    private const float Gap = 2.5f;

    /// <summary>
    /// Moves the accounts of no cluster from their ring around the layout's origin to one around the clusters, each in
    /// its direction and as much further out than the innermost of them as before.
    /// </summary>
    public static (float[] X, float[] Y) OfAccounts(GraphPositions positions, int[] clusterOf)
    {
        var (x, y) = ((float[])positions.AccountX.Clone(), (float[])positions.AccountY.Clone());
        var free = Enumerable.Range(0, clusterOf.Length).Where(a => clusterOf[a] < 0).ToArray();
        if (positions.Clusters.Length == 0 || free.Length == 0) return (x, y);
        var centreX = (positions.Clusters.Min(c => c.X - c.Radius) + positions.Clusters.Max(c => c.X + c.Radius)) / 2;
        var centreY = (positions.Clusters.Min(c => c.Y - c.Radius) + positions.Clusters.Max(c => c.Y + c.Radius)) / 2;
        var reach = positions.Clusters.Max(c => MathF.Sqrt(((c.X - centreX) * (c.X - centreX)) + ((c.Y - centreY) * (c.Y - centreY))) + c.Radius) + Gap;
        var inner = free.Min(a => MathF.Sqrt((x[a] * x[a]) + (y[a] * y[a])));
        foreach (var account in free)
        {
            var distance = MathF.Sqrt((x[account] * x[account]) + (y[account] * y[account]));
            if (distance == 0) continue;
            var radius = reach + distance - inner;
            (x[account], y[account]) = (centreX + (x[account] / distance * radius), centreY + (y[account] / distance * radius));
        }

        return (x, y);
    }
}
