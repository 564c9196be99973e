using Dashboard.Analysis.Targeting;

namespace Dashboard.Analysis.Tests.Targeting;

public sealed class DifferenceInDifferencesTests
{
    [Fact]
    public void Of_HandComputedChanges_GivesTheEstimateAndItsInterval()
    {
        // Means 4 and 1; variances 1 and 1; spread √(1/3 + 1/3).
        var found = DifferenceInDifferences.Of([3, 4, 5], [0, 1, 2]);

        Assert.Equal(3, found.Estimate, 1e-12);
        Assert.Equal(3 - (1.959964 * Math.Sqrt(2 / 3.0)), found.Low, 1e-5);
        Assert.Equal(4, found.GroupChange, 1e-12);
        Assert.Equal(1, found.ControlChange, 1e-12);
        Assert.InRange(found.PValue, 0.0001, 0.001);
    }

    [Fact]
    public void Of_TheSameChange_IsNoDifference() => Assert.Equal(1, DifferenceInDifferences.Of([2, 2], [2, 2]).PValue);

    [Fact]
    public void Of_OneAccount_HasNoInterval() => Assert.True(double.IsNaN(DifferenceInDifferences.Of([2], [1, 2]).PValue));
}
