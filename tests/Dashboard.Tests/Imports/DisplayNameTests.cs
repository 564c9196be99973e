using Dashboard.Investigations.Imports;

namespace Dashboard.Tests.Imports;

public sealed class DisplayNameTests
{
    [Theory]
    [InlineData("log 2026-04.csv", "log 2026-04.csv")]
    [InlineData("日誌-журнал.csv", "日誌-журнал.csv")]
    [InlineData("../../x", "x")]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData(@"C:\x", "x")]
    [InlineData("a\0b\r\n\tc.csv", "abc.csv")]
    [InlineData("invoice\u202Evsc.exe", "invoicevsc.exe")]
    [InlineData("a\u2066b\u200Bc\u2028d.csv", "abcd.csv")]
    [InlineData("  \u202E ", "unnamed")]
    [InlineData("logs/", "unnamed")]
    [InlineData("", "unnamed")]
    public void Of_Name_IsWhatAScreenCanShow(string name, string expected) => Assert.Equal(expected, DisplayName.Of(name));

    [Fact]
    public void Of_HalfACharacter_IsReplaced() => Assert.Equal("a\uFFFDb", DisplayName.Of("a\uD800b"));

    [Fact]
    public void Of_VeryLongName_IsCutBetweenCharacters()
    {
        var shown = DisplayName.Of(string.Concat(Enumerable.Repeat("𝛼", 100_000)));

        Assert.Equal(string.Concat(Enumerable.Repeat("𝛼", 100)) + "…", shown);
    }
}
