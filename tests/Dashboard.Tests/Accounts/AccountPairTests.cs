using Dashboard.Analysis.Significance;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Findings;

namespace Dashboard.Tests.Accounts;

public sealed class AccountPairTests
{
    private static readonly SharedAttributes Found = new(
        ["a", "b"],
        [new(AttributeFamily.Network, "ip", "198.51.100.7", 4), new(AttributeFamily.Payment, "payment", "card-1", 2),
            new(AttributeFamily.Device, "user_agent", "curl", 3)],
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
        // Half of a thousand accounts come through one of two exits; each card pays for two accounts.
        var run = Examples.Analysis with
        {
            Accounts = ["a", "b", .. Enumerable.Range(0, 998).Select(i => $"other-{i}")],
            Degrees = new(
            [
                new("ip", [.. Enumerable.Repeat(1, 1000)], DegreeHistogram.Of([500, 500])),
                new("payment", [.. Enumerable.Repeat(1, 1000)], DegreeHistogram.Of([.. Enumerable.Repeat(2, 500)])),
            ]),
        };

        var exit = AccountPair.Of(Shared(new(AttributeFamily.Network, "ip", "198.51.100.7", 500)), 1000, run, "a", "b");
        var card = AccountPair.Of(Shared(new(AttributeFamily.Payment, "payment", "card-1", 2)), 1000, run, "a", "b");

        Assert.True(exit.PValue > 0.2, $"{exit.PValue}");
        Assert.InRange(card.PValue, 0.0015, 0.0025);
        Assert.Contains("that share as much as these do both would", card.Shared[0].Sentence, StringComparison.Ordinal);
        Assert.True(
            double.IsNaN(AccountPair.Of(Shared(new(AttributeFamily.Payment, "payment", "card-1", 2)), 1000, run, "a", "nobody").PValue));
        Assert.True(
            double.IsNaN(
                AccountPair.Of(
                    Shared(new(AttributeFamily.Payment, "payment", "card-1", 2)), 1000, run with { Degrees = null }, "a", "b").PValue));
    }

    private static SharedAttributes Shared(SharedAttribute attribute) => new(["a", "b"], [attribute], [0, 1], [0, 0], [1, 1]);
}
