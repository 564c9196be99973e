using Dashboard.Analysis.Randomness;
using Dashboard.Analysis.Windows;

namespace Dashboard.Analysis.Tests.Windows;

public sealed class PeltTests
{
    [Theory]
    [InlineData(1, 2.0)]
    [InlineData(2, 2.0)]
    [InlineData(3, 5.0)]
    [InlineData(5, 1.0)]
    public void Segment_RandomSeries_CostsAsMuchAsTheBestOfAllDivisions(int minLength, double penalty)
    {
        for (ulong seed = 1; seed <= 15; seed++)
        {
            var random = new SeededRandom(seed);
            var values = Enumerable.Range(0, 11).Select(i => random.NextNormal() + (i / 4 * 2)).ToArray();
            var sums = new RunningSums(values);

            AssertBest(new LevelCost(sums), values.Length, penalty, minLength);
            AssertBest(new LineCost(sums), values.Length, penalty, minLength);
            AssertBest(new LevelAndNoiseCost(sums, 0.01), values.Length, penalty, minLength);
            AssertBest(new CountCost(values.Select(v => Math.Round(Math.Abs(v * 3))).ToArray(), 0.2), values.Length, penalty, minLength);
        }
    }

    [Fact]
    public void Segment_LevelsWithoutNoise_FindsThem()
    {
        var values = Enumerable.Range(0, 60).Select(i => i < 20 ? 0.0 : i < 45 ? 3.0 : 1.0).ToArray();

        var changes = Pelt.Segment(new LevelCost(new RunningSums(values)), 60, 1, 2);

        Assert.Equal([20, 45], changes);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Segment_TooShortForTwoSegments_HasNoChange(int length) =>
        Assert.Empty(Pelt.Segment(new LevelCost(new RunningSums(new double[length])), length, 0.1, 2));

    [Fact]
    public void SquaresAboutLine_HandComputed_Agree()
    {
        // 0, 2, 1, 5 about its line 0 + 1.4 (i − 1.5) + 2 leaves 4.2.
        var sums = new RunningSums([9, 0, 2, 1, 5]);

        Assert.Equal(14, sums.SquaresAboutMean(1, 5), 10);
        Assert.Equal(14 - (7.0 * 7.0 / 5), sums.SquaresAboutLine(1, 5), 10);
    }

    private static void AssertBest<TCost>(TCost cost, int length, double penalty, int minLength)
        where TCost : ISegmentCost
    {
        var changes = Pelt.Segment(cost, length, penalty, minLength);

        var best = double.PositiveInfinity;
        for (var mask = 0; mask < 1 << (length - 1); mask++)
        {
            int[] candidate = [.. Enumerable.Range(1, length - 1).Where(i => (mask >> (i - 1) & 1) == 1)];
            if (Lengths(candidate, length).All(l => l >= minLength)) best = Math.Min(best, Total(cost, candidate, length, penalty));
        }

        Assert.All(Lengths(changes, length), l => Assert.True(l >= minLength));
        Assert.Equal(best, Total(cost, changes, length, penalty), 9);
    }

    private static IEnumerable<int> Lengths(int[] changes, int length) =>
        changes.Append(length).Zip(changes.Prepend(0), (end, start) => end - start);

    private static double Total<TCost>(TCost cost, int[] changes, int length, double penalty)
        where TCost : ISegmentCost =>
        (penalty * changes.Length) + changes.Append(length).Zip(changes.Prepend(0), (end, start) => cost.Of(start, end)).Sum();
}
