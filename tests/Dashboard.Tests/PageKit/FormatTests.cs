using Dashboard.Core;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Tests.PageKit;

public sealed class FormatTests
{
    [Fact]
    public void Window_OfOneYear_NamesItOnce() => Assert.Equal("22 Apr – 5 Jun 2026", Format.Window(new(2026, 4, 22), new(2026, 6, 5)));

    [Fact]
    public void Window_AcrossYears_NamesBoth() =>
        Assert.Equal("30 Dec 2025 – 2 Jan 2026", Format.Window(new(2025, 12, 30), new(2026, 1, 2)));

    [Fact]
    public void Instant_InAZone_IsShownThereAndNamesIt() =>
        Assert.Equal(
            "1 Jul 2026, 11:00 Europe/Zurich", Format.Instant(new DateTime(2026, 7, 1, 9, 0, 0, DateTimeKind.Utc), "Europe/Zurich"));

    [Theory]
    [InlineData("", "everything in the case")]
    [InlineData("time=2026-04-22..2026-06-05&not-cluster=4", "22 Apr – 5 Jun 2026 · not cluster 4")]
    [InlineData("account=a&account=b&account=c&account=d&account=e", "account a or b or c or 2 more")]
    public void Selection_InWords_SaysWhatIsCut(string selection, string words) =>
        Assert.Equal(words, Format.Selection(Selection.Parse(selection)));

    [Theory]
    [InlineData(25_000, "25,000")]
    [InlineData(28_800_000, "28.8 M")]
    [InlineData(1_500_000_000, "1.5 bn")]
    public void Compact_Number_IsShortFromAMillionOn(double value, string text) => Assert.Equal(text, Format.Compact(value));

    [Theory]
    [InlineData("cluster=3", "", "/cases/harbour/workbench?cluster=3")]
    [InlineData("cluster=3", "?stack=model", "/cases/harbour/workbench?cluster=3&stack=model")]
    [InlineData("", "", "/cases/harbour/workbench")]
    public void Workbench_SelectionAndOptions_AreOneQuery(string selection, string options, string address) =>
        Assert.Equal(address, PageAddress.Workbench(Given.Case, Selection.Parse(selection), options));
}
