using Dashboard.Analysis.Randomness;
using Dashboard.Analysis.Significance;

namespace Dashboard.Analysis.Tests.Significance;

public sealed class DegreeSequenceModelTests
{
    [Fact]
    public void Fit_UnequalDegrees_ExpectsThemAll()
    {
        int[] accounts = [5, 3, 1, 1, 2, 2, 4, 0];
        int[] attributes = [6, 1, 3, 2, 5, 1, 0];

        var model = DegreeSequenceModel.Fit(accounts, attributes);

        Assert.All(accounts, k => Assert.Equal(k, attributes.Sum(d => model.Probability(k, d)), 6));
        Assert.All(attributes, d => Assert.Equal(d, accounts.Sum(k => model.Probability(k, d)), 6));
        Assert.True(model.LargestError < 1e-6, $"{model.LargestError}");
    }

    [Fact]
    public void Fit_OneGraphOnlyHasTheseDegrees_IsCertainOfIt()
    {
        // Each account carries all that the next one does: nothing can be swapped.
        var model = DegreeSequenceModel.Fit([3, 2, 1], [3, 2, 1]);

        Assert.Equal(
            [1, 1, 1, 1, 1, 0, 1, 0, 0], new[] { 3, 2, 1 }.SelectMany(k => new[] { 3, 2, 1 }.Select(d => model.Probability(k, d))));
        Assert.Equal(0, model.LargestError);
    }

    [Fact]
    public void Fit_SmallGraph_IsNearTheShareOfAllGraphsWithTheseDegrees()
    {
        int[][] rows = [[0, 1, 2, 3, 4, 5, 6], [0, 1, 2], [0, 3], [0, 4], [0, 5], [1, 6, 7], [0, 2, 7], [8, 1, 0], [0, 9, 3]];
        int[] attributes = [.. Enumerable.Range(0, 10).Select(t => rows.Count(r => r.Contains(t)))];
        var model = DegreeSequenceModel.Fit([.. rows.Select(r => r.Length)], attributes);
        var carried = 0;
        for (var seed = 1UL; seed <= 2000; seed++) carried += Curveball.Shuffle(rows, seed)[1].Contains(0) ? 1 : 0;

        Assert.InRange(model.Probability(3, attributes[0]) - (carried / 2000.0), -0.06, 0.06);
    }

    [Fact]
    public void Fit_TensOfThousandsByAMillion_Converges()
    {
        var random = new SeededRandom(1);
        int[] attributes = [
            20_000, 8_000, .. Enumerable.Range(0, 1_000_000).Select(_ => 2 + (int)(Math.Pow(random.NextDouble(), -0.7) - 1) % 3000)];
        var accounts = new int[40_000];
        for (var left = attributes.Sum(d => (long)d); left > 0; left--) accounts[(int)(40_000 * Math.Pow(random.NextDouble(), 2))]++;

        Assert.True(DegreeSequenceModel.Fit(accounts, attributes).LargestError < 1e-8);
    }

    [Fact]
    public void Fit_NothingLinked_GivesNoChance()
    {
        Assert.Equal(0, DegreeSequenceModel.Fit([0, 0], [0]).Probability(0, 0));
        Assert.Equal(0, DegreeSequenceModel.Fit([], []).LargestError);
    }

    [Theory]
    [InlineData(new[] { 2 }, new[] { 1 })]
    [InlineData(new[] { 2 }, new[] { 2 })]
    [InlineData(new[] { -1, 2 }, new[] { 1 })]
    public void Fit_DegreesThatCannotBe_Throws(int[] accounts, int[] attributes) =>
        Assert.Throws<ArgumentException>(() => DegreeSequenceModel.Fit(accounts, attributes));

    [Fact]
    public void Shuffle_AnyGraph_KeepsEveryDegree()
    {
        int[][] rows = [[0, 1, 2], [2, 3], [0, 4, 5, 6], [], [6], [1, 3, 5, 5]];

        var shuffled = Curveball.Shuffle(rows, 3);

        Assert.Equal([3, 2, 4, 0, 1, 3], shuffled.Select(r => r.Length));
        Assert.Equal(
            Enumerable.Range(0, 7).Select(t => rows.Sum(r => r.Distinct().Count(a => a == t))),
            Enumerable.Range(0, 7).Select(t => shuffled.Sum(r => r.Count(a => a == t))));
        Assert.Equal(shuffled, Curveball.Shuffle(rows, 3));
        Assert.Equal([[7]], Curveball.Shuffle([[7]], 1));
    }

    [Fact]
    public void Shuffle_ManyTimes_GivesEveryGraphEquallyOften()
    {
        // Three accounts with one attribute each of three: six graphs.
        var counts = new Dictionary<string, int>();
        for (var seed = 0UL; seed < 6000; seed++)
        {
            var graph = string.Join(' ', Curveball.Shuffle([[0], [1], [2]], seed).Select(r => r[0]));
            counts[graph] = counts.GetValueOrDefault(graph) + 1;
        }

        Assert.Equal(6, counts.Count);
        Assert.All(counts.Values, c => Assert.InRange(c, 880, 1120));
    }
}
