using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Tests.Import;

public sealed class IpPrefixTests
{
    [Theory]
    [InlineData("198.51.100.7", "198.51.100.0/24")]
    [InlineData("2001:db8:1:2::3", "2001:db8:1::/48")]
    [InlineData("::ffff:198.51.100.7", "198.51.100.0/24")]
    [InlineData("2001:db8::", "2001:db8::/48")]
    [InlineData("198.51.100", null)]
    [InlineData("1", null)]
    [InlineData("proxy.example", null)]
    public void Of_Text_IsItsNetwork(string text, string? expected) => Assert.Equal(expected, IpPrefix.Of(text));
}
