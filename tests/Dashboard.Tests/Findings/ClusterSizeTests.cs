using Dashboard.Findings;
using Dashboard.Investigations.Findings;
using Dashboard.Investigations.Words;

namespace Dashboard.Tests.Findings;

public sealed class ClusterSizeTests
{
    [Theory]
    [InlineData(1_347, 1_315, 1_107, "1,347 linked · 1,315 in the pool · 1,107 judged")]
    [InlineData(21, null, 20, "21 linked · 20 judged")]
    public void Size_InWords_IsOneReconciledLine(int linked, int? inPool, int judged, string line) =>
        Assert.Equal(line, new ClusterSize(linked, inPool, judged).ToString());

    [Fact]
    public void Of_APool_CountsThoseWhoAreCalledSo()
    {
        var result = Examples.Analysis.Result;
        var pool = result.Clusters.First(c => c.Disposition == Dashboard.Core.Disposition.Pool);

        var size = ClusterSize.Of(pool, result);

        Assert.Equal(pool.Accounts.Length, size.Linked);
        Assert.InRange(size.InPool!.Value, 0, size.Linked);
    }

    [Theory]
    [InlineData(0.22, "22 %")]
    [InlineData(0.000217, "1 time in 4,600")]
    [InlineData(0, "never")]
    public void Chance_AProbability_IsSaidAsOneWouldSayIt(double probability, string words) =>
        Assert.Equal(words, NumberWords.Chance(probability));
}
