using Dashboard.Accounts;
using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Tests.Accounts;

public sealed class AccountPairTests
{
    private static readonly SharedAttributes Found = new(
        ["a", "b"],
        [new(AttributeFamily.Network, "ip", "198.51.100.7", 4), new(AttributeFamily.Payment, "payment", "card-1", 2), new(AttributeFamily.Device, "user_agent", "curl", 3)],
        [0, 1, 0, 1, 0],
        [0, 0, 1, 1, 2],
        [1, 1, 1, 1, 1]);

    [Fact]
    public void Of_TwoAccounts_NamesWhatBothCarryTheRarestFirst()
    {
        var pair = AccountPair.Of(Found, 4, null, "a", "b");

        Assert.Equal(["payment:card-1", "ip:198.51.100.7"], pair.Shared.Select(s => s.Attribute.Id));
        Assert.Equal(pair.Shared.Sum(s => s.Weight), pair.Weight);
        Assert.True(double.IsNaN(pair.PValue));
    }

    [Fact]
    public void Of_TwoAccountsOfARun_SaysHowLikelyItIsByChance()
    {
        // Of two attributes that are shared at all, one has both and the other one: they surely share one.
        var found = new SharedAttributes(["a", "b"], [Found.Attributes[1]], [0, 1], [0, 0], [1, 1]);

        Assert.Equal(1, AccountPair.Of(found, 4, Examples.Analysis, "a", "b").PValue, 9);
        Assert.True(double.IsNaN(AccountPair.Of(found, 4, Examples.Analysis, "a", "nobody").PValue));
    }
}
