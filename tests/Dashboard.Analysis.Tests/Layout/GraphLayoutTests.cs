using Dashboard.Analysis.Layout;
using Dashboard.Analysis.Randomness;

namespace Dashboard.Analysis.Tests.Layout;

public sealed class GraphLayoutTests
{
    [Fact]
    public void Compute_SameSeed_GivesTheSamePositions()
    {
        var (clusters, edgeAccounts, edgeAttributes) = Example(600, 6, 200);

        var first = GraphLayout.Compute(clusters, 200, edgeAccounts, edgeAttributes, 7);
        var second = GraphLayout.Compute(clusters, 200, edgeAccounts, edgeAttributes, 7);

        Assert.Equal(first.AccountX, second.AccountX);
        Assert.Equal(first.AccountY, second.AccountY);
        Assert.Equal(first.AttributeX, second.AttributeX);
        Assert.Equal(first.AttributeY, second.AttributeY);
    }

    [Fact]
    public void Compute_Accounts_LieWithinTheirCircleAndApart()
    {
        var (clusters, edgeAccounts, edgeAttributes) = Example(600, 6, 200);

        var positions = GraphLayout.Compute(clusters, 200, edgeAccounts, edgeAttributes, 7);

        for (var a = 0; a < clusters.Length; a++)
        {
            if (clusters[a] >= 0)
            {
                var circle = positions.Clusters[clusters[a]];
                Assert.True(Distance(positions.AccountX[a] - circle.X, positions.AccountY[a] - circle.Y) <= circle.Radius);
            }

            for (var b = 0; b < a; b++)
                Assert.True(Distance(positions.AccountX[a] - positions.AccountX[b], positions.AccountY[a] - positions.AccountY[b]) > 0.5);
        }
    }

    [Fact]
    public void Compute_Circles_DoNotOverlap()
    {
        var (clusters, edgeAccounts, edgeAttributes) = Example(2000, 40, 300);

        var circles = GraphLayout.Compute(clusters, 300, edgeAccounts, edgeAttributes, 7).Clusters;

        for (var i = 0; i < circles.Length; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.True(Distance(circles[i].X - circles[j].X, circles[i].Y - circles[j].Y) > circles[i].Radius + circles[j].Radius);
        }
    }

    [Fact]
    public void Compute_OneLargeClusterAndManySmall_KeepsThemTogether()
    {
        // A pool of 35,000 accounts, and 150 clusters of 12 beside it, each with an attribute that it shares with the pool.
        var clusters = Enumerable.Range(0, 36_800).Select(a => a < 35_000 ? 0 : 1 + ((a - 35_000) / 12)).ToArray();
        var edgeAccounts = Enumerable.Range(35_000, 1_800).Concat(Enumerable.Range(0, 150)).ToArray();
        var edgeAttributes = Enumerable.Range(0, 1_800).Select(i => i / 12).Concat(Enumerable.Range(0, 150)).ToArray();

        var circles = GraphLayout.Compute(clusters, 150, edgeAccounts, edgeAttributes, 7).Clusters;

        Assert.All(circles, c => Assert.True(Distance(c.X - circles[0].X, c.Y - circles[0].Y) < 1.5 * circles[0].Radius));
    }

    [Fact]
    public void Compute_HubOfTwoClusters_StandsBetweenThem()
    {
        var clusters = Enumerable.Range(0, 40).Select(a => a < 20 ? 0 : 1).ToArray();
        var edgeAccounts = Enumerable.Range(0, 40).ToArray();

        var positions = GraphLayout.Compute(clusters, 1, edgeAccounts, new int[40], 7);

        var middle = ((positions.Clusters[0].X + positions.Clusters[1].X) / 2, (positions.Clusters[0].Y + positions.Clusters[1].Y) / 2);
        Assert.True(Distance(positions.AttributeX[0] - middle.Item1, positions.AttributeY[0] - middle.Item2) < 1);
    }

    [Fact]
    public void Compute_JoinedClusters_LieNearerThanOthers()
    {
        // Five clusters of 30; an attribute joins clusters 3 and 4 alone.
        var clusters = Enumerable.Range(0, 150).Select(a => a / 30).ToArray();
        var edgeAccounts = Enumerable.Range(90, 60).ToArray();

        var circles = GraphLayout.Compute(clusters, 1, edgeAccounts, new int[60], 7).Clusters;

        var joined = Distance(circles[3].X - circles[4].X, circles[3].Y - circles[4].Y);
        var others = Enumerable.Range(0, 5)
            .SelectMany(i => Enumerable.Range(0, i).Select(j => Distance(circles[i].X - circles[j].X, circles[i].Y - circles[j].Y)));
        Assert.True(joined <= others.Min() * 1.05);
    }

    [Theory]
    [InlineData(3, 100)]
    [InlineData(5, 12)]
    public void Compute_SubgroupsOfACluster_StandApart(int groups, int size)
    {
        // Everybody shares attribute 0; each subgroup shares one of its own besides. Their accounts are mixed in the numbering.
        var accounts = groups * size;
        int[] edgeAccounts = [.. Enumerable.Range(0, accounts), .. Enumerable.Range(0, accounts)];
        int[] edgeAttributes = [.. new int[accounts], .. Enumerable.Range(0, accounts).Select(a => 1 + (a % groups))];

        var positions = GraphLayout.Compute(new int[accounts], 1 + groups, edgeAccounts, edgeAttributes, 7);

        // An account's nearest neighbour is of its own subgroup, and so is nearly every other that is as near as two subgroups' middles.
        double Apart(int a, int b) =>
            Distance(positions.AccountX[a] - positions.AccountX[b], positions.AccountY[a] - positions.AccountY[b]);
        var others = Enumerable.Range(0, accounts);
        Assert.All(others, a => Assert.Equal(a % groups, others.Where(b => b != a).MinBy(b => Apart(a, b)) % groups));
        var within = others.Average(a => others.Where(b => b % groups == a % groups).Average(b => Apart(a, b)));
        var between = others.Average(a => others.Where(b => b % groups != a % groups).Average(b => Apart(a, b)));
        Assert.True(between > 1.5 * within, $"{between} apart, and {within} within");
    }

    [Fact]
    public void Compute_SharedByAFewOfACluster_StandsAmongThem()
    {
        // 20 of 60 accounts share attribute 1.
        int[] edgeAccounts = [.. Enumerable.Range(0, 60), .. Enumerable.Range(0, 20)];
        int[] edgeAttributes = [.. new int[60], .. Enumerable.Repeat(1, 20)];

        var positions = GraphLayout.Compute(new int[60], 2, edgeAccounts, edgeAttributes, 7);

        double FromHub(int a) => Distance(positions.AccountX[a] - positions.AttributeX[1], positions.AccountY[a] - positions.AttributeY[1]);
        Assert.True(Enumerable.Range(0, 20).Average(FromHub) < 0.7 * Enumerable.Range(20, 40).Average(FromHub));
    }

    [Fact]
    public void Compute_NothingAtAll_PlacesNothing()
    {
        var positions = GraphLayout.Compute([], 0, [], [], 1);

        Assert.Empty(positions.AccountX);
        Assert.Empty(positions.Clusters);
    }

    [Fact]
    public void Compute_AttributeWithoutAccounts_StandsAtAFinitePlace()
    {
        var positions = GraphLayout.Compute([-1], 2, [0], [1], 1);

        Assert.All(positions.AttributeX.Concat(positions.AttributeY), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Compute_LinkToNoAttribute_Throws() =>
        Assert.Throws<ArgumentException>(() => GraphLayout.Compute([0], 1, [0], [1], 1));

    private static double Distance(float x, float y) => Math.Sqrt((x * x) + (y * y));

    /// <summary>Every sixth account in no cluster; links mostly within a cluster.</summary>
    private static (int[] Clusters, int[] EdgeAccounts, int[] EdgeAttributes) Example(int accounts, int clusterCount, int attributes)
    {
        var random = new SeededRandom(1);
        var clusters = Enumerable.Range(0, accounts).Select(a => a % 6 == 0 ? -1 : random.NextBelow(1 + random.NextBelow(clusterCount)))
            .ToArray();
        var (edgeAccounts, edgeAttributes) = (new List<int>(), new List<int>());
        for (var a = 0; a < accounts; a++)
        {
            for (var k = 0; k < 3; k++)
            {
                edgeAccounts.Add(a);
                edgeAttributes.Add(
                    clusters[a] >= 0 && k < 2
                    ? (clusters[a] + (clusterCount * random.NextBelow(4))) % attributes : random.NextBelow(attributes));
            }
        }

        return (clusters, edgeAccounts.ToArray(), edgeAttributes.ToArray());
    }
}
