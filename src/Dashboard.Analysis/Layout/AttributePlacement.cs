using Dashboard.Analysis.Randomness;

namespace Dashboard.Analysis.Layout;

/// <summary>
/// Attributes at the mean place of their accounts, a hub of several clusters therefore between them, each moved to
/// the nearest free cell of a grid of half a spacing so that no two lie on each other. O(e + t).
/// </summary>
internal static class AttributePlacement
{
    private const double Cell = 0.6;
    private const int MaxTries = 400;

    public static (float[] X, float[] Y) Place(float[] accountX, float[] accountY, AttributeLinks links, SeededRandom random)
    {
        var x = new float[links.AttributeCount];
        var y = new float[links.AttributeCount];
        var order = new int[links.AttributeCount];
        for (var t = 0; t < order.Length; t++) order[t] = t;
        Array.Sort(order, (a, b) =>
        {
            var (sizeA, sizeB) = (links.Offsets[a + 1] - links.Offsets[a], links.Offsets[b + 1] - links.Offsets[b]);
            return sizeA != sizeB ? sizeB.CompareTo(sizeA) : a.CompareTo(b);
        });
        var taken = new HashSet<(int, int)>();
        foreach (var t in order)
        {
            var (sumX, sumY, count) = (0.0, 0.0, links.Offsets[t + 1] - links.Offsets[t]);
            for (var i = links.Offsets[t]; i < links.Offsets[t + 1]; i++)
            {
                sumX += accountX[links.Accounts[i]];
                sumY += accountY[links.Accounts[i]];
            }

            if (count > 0) (sumX, sumY) = (sumX / count, sumY / count);
            var turn = 2 * Math.PI * random.NextDouble();
            var (placeX, placeY) = (sumX, sumY);
            for (var k = 0; k < MaxTries; k++)
            {
                var distance = Cell * Math.Sqrt(k);
                placeX = sumX + (distance * Math.Cos(turn + (k * 2.399963229728653)));
                placeY = sumY + (distance * Math.Sin(turn + (k * 2.399963229728653)));
                if (taken.Add(((int)Math.Floor(placeX / Cell), (int)Math.Floor(placeY / Cell)))) break;
            }

            (x[t], y[t]) = ((float)placeX, (float)placeY);
        }

        return (x, y);
    }
}
