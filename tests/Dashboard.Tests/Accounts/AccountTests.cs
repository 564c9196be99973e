using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Findings;
using Dashboard.Investigations.Views;

namespace Dashboard.Tests.Accounts;

public sealed class AccountTests
{
    [Theory]
    [InlineData("acct-1")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("~41")]
    [InlineData("名前 & co?")]
    public void Encode_AnyId_IsOneSegmentThatIsReadBack(string id)
    {
        var segment = AccountAddress.Encode(id);

        Assert.DoesNotContain('/', segment);
        Assert.Equal(id, AccountAddress.Decode(Uri.UnescapeDataString(segment)));
    }

    [Fact]
    public void Links_OfAnAccount_SayHowRareHowLikelyAndWhatElseItMayBe()
    {
        var found = new AccountNeighbours(
            [new SharedAttribute(AttributeFamily.Payment, "payment", "card-1", 2),
                new SharedAttribute(AttributeFamily.Network, "ip", "192.0.2.1", 3)],
            [new NeighbourRow("b", [0, 1]), new NeighbourRow("c", [1])],
            3);

        var links = AccountSharing.Of(found, 100, Examples.Analysis, "a");

        Assert.Equal(Math.Log(100.0 / 2) + Math.Log(100.0 / 3), links.Neighbours[0].Weight, 9);
        Assert.Contains("as 2 of 100 accounts do", links.Neighbours[0].Shared[0].Sentence, StringComparison.Ordinal);
        Assert.NotEmpty(links.Attributes[1].Benign);
        Assert.Equal(3, links.AllNeighbours);
        Assert.All(links.Neighbours, n => Assert.True(double.IsNaN(n.PValue) || n.QValue >= n.PValue));
    }

    [Fact]
    public void Links_WithoutAnAnalysis_SayNothingOfChance()
    {
        var links = AccountSharing.Of(
            new AccountNeighbours([new SharedAttribute(AttributeFamily.Network, "ip", "192.0.2.1", 3)], [new NeighbourRow("b", [0])], 1),
            10, null, "a");

        Assert.True(double.IsNaN(Assert.Single(links.Neighbours).QValue));
    }
}
