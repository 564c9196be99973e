namespace Dashboard.Analysis.Tests.Windows;

/// <summary>
/// How well found changes agree with those that people marked, by the conventions of the Turing change point dataset (van
/// den Burg &amp; Williams, 2020): several annotators; the first value begins a segment for everybody.
/// </summary>
internal static class Segmentation
{
    private const int Margin = 5;

    /// <summary>The covering of the annotators' segments by those found, 0 to 1, the mean over annotators.</summary>
    public static double Cover(int[][] annotations, int[] found, int length) => annotations.Average(marked =>
    {
        var (truth, guess) = (Segments(marked, length), Segments(found, length));
        return truth.Sum(t => (t.End - t.Start) * guess.Max(g => Jaccard(t, g))) / (double)length;
    });

    /// <summary>F1 with a margin of five values: precision against all annotators, recall on average.</summary>
    public static double F1(int[][] annotations, int[] found)
    {
        int[] guess = [0, .. found];
        var precision = Hits([.. annotations.SelectMany(a => a).Append(0).Distinct()], guess) / (double)guess.Length;
        var recall = annotations.Average(a => Hits([0, .. a], guess) / (a.Length + 1.0));
        return 2 * precision * recall / (precision + recall);
    }

    private static (int Start, int End)[] Segments(int[] changes, int length)
    {
        int[] bounds = [0, .. changes, length];
        return [.. bounds.Zip(bounds.Skip(1))];
    }

    private static double Jaccard((int Start, int End) one, (int Start, int End) other)
    {
        double common = Math.Max(0, Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start));
        return common / (one.End - one.Start + other.End - other.Start - common);
    }

    /// <summary>How many marks have a change within the margin, each change used once.</summary>
    private static int Hits(int[] marks, int[] found)
    {
        var left = found.ToList();
        return marks.Order()
            .Count(
                mark => left.Where(f => Math.Abs(f - mark) <= Margin).OrderBy(f => Math.Abs(f - mark)).Select(f => (int?)f)
                .FirstOrDefault() is { } hit && left.Remove(hit));
    }
}
