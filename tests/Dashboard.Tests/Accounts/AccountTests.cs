using Dashboard.Accounts;

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
    public void Links_OfAnAccount_AreTheRarestFirst()
    {
        var links = AccountLinks.Of(Examples.Analysis, "a");

        Assert.Equal(["ip", "payment"], links.Attributes.Select(a => a.Kind));
        Assert.Equal(["d", "b", "c"], links.Neighbours.Select(n => n.AccountId));
        Assert.Equal(Math.Log(4.0 / 2), links.Neighbours[0].Weight, 9);
        Assert.Equal(3, links.AllNeighbours);
    }

    [Fact]
    public void Links_OfAnUnknownAccount_AreNone() => Assert.Empty(AccountLinks.Of(Examples.Analysis, "z").Attributes);
}
