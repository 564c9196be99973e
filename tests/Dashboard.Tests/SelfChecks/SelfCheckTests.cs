using Dashboard.Core;
using Dashboard.Investigations.Samples;
using Dashboard.Scenarios;

namespace Dashboard.Tests.SelfChecks;

public sealed class SelfCheckTests
{
    private static readonly PlantedWindow Planted = new(
        "Fictional", TimeRange.Parse("2026-04-22..2026-06-05"), [Capabilities.Vision], 3, 500);

    // The example's cluster has a, b and c; d is in none.
    private static readonly Dictionary<string, AccountRole> Roles = new()
    {
        ["a"] = AccountRole.Pool, ["b"] = AccountRole.Operator, ["c"] = AccountRole.Bystander, ["d"] = AccountRole.Pool,
    };

    [Fact]
    public void Of_AClusterNamed_CountsFoundMissedAndAccused()
    {
        var check = SelfCheck.Of(new(["1"], new(2026, 4, 24), new(2026, 6, 5), []), Examples.Analysis, Planted, Roles);

        Assert.Equal((2, 1), (check.Found, check.Missed));
        Assert.Equal((AccountRole.Bystander, 1), Assert.Single(check.Accused));
        Assert.Equal((2, 0), (check.FirstDaysOff, check.LastDaysOff));
        Assert.True(Assert.Single(check.Clusters).IsNamed);
    }

    [Fact]
    public void Of_NothingSaid_MissesAllAndAccusesNobody()
    {
        var check = SelfCheck.Of(new([], null, null, []), Examples.Analysis, Planted, Roles);

        Assert.Equal((0, 3, null, null), (check.Found, check.Missed, check.FirstDaysOff, check.LastDaysOff));
        Assert.Empty(check.Accused);
    }

    [Fact]
    public void Of_AClusterThatIsNotThere_SaysNothing() =>
        Assert.Equal(0, SelfCheck.Of(new(["99"], null, null, []), Examples.Analysis, Planted, Roles).Found);
}
