using Dashboard.Analysis.Communities;

namespace Dashboard.Analysis.Tests.Communities;

public sealed class AgreementTests
{
    [Fact]
    public void AdjustedRandIndex_HandComputed_Agrees()
    {
        // Pairs together: in both 2, in the first 4, in the second 4, of 15 in all; 16/15 expected.
        var index = AdjustedRandIndex.Of([0, 0, 0, 1, 1, 2], [0, 0, 1, 2, 2, 2]);

        Assert.Equal((2 - (16 / 15.0)) / (4 - (16 / 15.0)), index, 12);
    }

    [Fact]
    public void AdjustedRandIndex_OtherNumbers_IsOne() => Assert.Equal(1, AdjustedRandIndex.Of([0, 0, 1, 2], [7, 7, 3, 0]));

    [Fact]
    public void AdjustedRandIndex_NoItems_IsOne() => Assert.Equal(1, AdjustedRandIndex.Of([], []));

    [Fact]
    public void ConnectedComponents_TwoPartsAndALoneNode_AreThree()
    {
        var (components, count) = ConnectedComponents.Of(Graph.FromEdges(5, [0, 3], [2, 4]));

        Assert.Equal(3, count);
        Assert.Equal([0, 1, 0, 2, 2], components);
    }
}
