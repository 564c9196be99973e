using Dashboard.Analysis.Layers;

namespace Dashboard.Analysis.Tests.Layers;

public sealed class RefinementStepsTests
{
    [Fact]
    public void Find_StepThatWasKept_IsFoundForThatGroupAlone()
    {
        var steps = new RefinementSteps();
        steps.Keep([1, 2, 3], [2, 3]);

        Assert.Equal([2, 3], steps.Find([1, 2, 3])!);
        Assert.Null(steps.Find([1, 2]));
        Assert.Null(steps.Find([2, 3, 1]));
    }
}
