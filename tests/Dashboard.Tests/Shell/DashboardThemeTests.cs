using System.Text.RegularExpressions;
using Dashboard.Shell;
using MudBlazor;
using MudBlazor.Utilities;

namespace Dashboard.Tests.Shell;

public sealed partial class DashboardThemeTests
{
    private static readonly string Sheet = File.ReadAllText(Path.Combine(Repository.Root, "wwwroot", "css", "tokens.css"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Palette_EveryColour_IsTheTokenThatItIsNamedAfter(bool isDark)
    {
        Palette palette = isDark ? DashboardTheme.Dark.PaletteDark : DashboardTheme.Light.PaletteLight;
        var tokens = Tokens(isDark ? @":root\[data-theme=""dark""\]" : ":root");

        Assert.All(DashboardTheme.Tokens, pair =>
        {
            // Some of the palette's colours are texts.
            var color = typeof(Palette).GetProperty(pair.Key)!.GetValue(palette)!;
            Assert.Equal(new MudColor(tokens[pair.Value]), color as MudColor ?? new MudColor((string)color));
        });
    }

    [Fact]
    public void Themes_OfBothPalettes_HoldWhereThePageSaysSo()
    {
        Assert.Equal(":root", DashboardTheme.Light.PseudoCss.Scope);
        Assert.Equal(":root[data-theme='dark']", DashboardTheme.Dark.PseudoCss.Scope);
    }

    private static Dictionary<string, string> Tokens(string selector)
    {
        var block = Regex.Match(Sheet, $@"(?m)^{selector} \{{(.*?)^\}}", RegexOptions.Singleline).Groups[1].Value;
        return Token().Matches(block).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
    }

    [GeneratedRegex("--([a-z0-9-]+): (#[0-9a-f]{3,6});")]
    private static partial Regex Token();
}
