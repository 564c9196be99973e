using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Layout;

namespace Dashboard.Graph;

/// <summary>Where shared attributes are drawn, so that they hide neither accounts nor each other.</summary>
public static class GraphPlaces
{
    private const float Gap = 1.5f;

    /// <summary>The widest step along a rim, in radians: a few attributes stand together on the outer side.</summary>
    private const float WidestStep = 0.35f;

    /// <summary>
    /// Puts attributes that mostly one cluster carries on the rim of its circle, from the side that faces away from
    /// the middle of the picture; the others stand where the layout has them.
    /// </summary>
    /// <param name="positions">The layout.</param>
    /// <param name="drawn">The attributes to draw, in the order in which a rim is filled.</param>
    /// <param name="rims">The cluster or group on whose rim each attribute stands; −1 for none.</param>
    /// <param name="circles">The circles of clusters and groups.</param>
    public static (float[] X, float[] Y) OfAttributes(GraphPositions positions, int[] drawn, int[] rims, ClusterCircle[] circles)
    {
        var x = Array.ConvertAll(drawn, a => positions.AttributeX[a]);
        var y = Array.ConvertAll(drawn, a => positions.AttributeY[a]);
        if (circles.Length == 0) return (x, y);
        var (centreX, centreY) = (circles.Average(c => c.X), circles.Average(c => c.Y));
        foreach (var rim in Enumerable.Range(0, drawn.Length).Where(i => rims[drawn[i]] >= 0).GroupBy(i => rims[drawn[i]]))
        {
            var circle = circles[rim.Key];
            var members = rim.ToArray();
            var outwards = MathF.Atan2(circle.Y - centreY, circle.X - centreX);
            var step = MathF.Min(MathF.Tau / members.Length, WidestStep);
            for (var k = 0; k < members.Length; k++)
            {
                // To the left and to the right in turn: 0, +1, −1, +2, −2 …
                var angle = outwards + ((k + 1) / 2 * step * (k % 2 == 0 ? -1 : 1));
                x[members[k]] = circle.X + ((circle.Radius + Gap) * MathF.Cos(angle));
                y[members[k]] = circle.Y + ((circle.Radius + Gap) * MathF.Sin(angle));
            }
        }

        return (x, y);
    }
}
