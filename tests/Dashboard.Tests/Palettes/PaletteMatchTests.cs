using Dashboard.Palettes;

namespace Dashboard.Tests.Palettes;

public sealed class PaletteMatchTests
{
    private static readonly PaletteEntry[] Entries =
    [
        new("Pages", "Workbench", "/w", "Case"), new("Pages", "Case timeline", "/t", "Argument"),
        new("Saved selections", "Harrow window", "/h", "22 Apr – 5 Jun 2026 · Cluster 3"),
        new("Clusters", "Cluster 3", "/c", "pool, 1,204 accounts"), new("Selection", "Undo", null, Action: "undo"),
    ];

    [Theory]
    [InlineData("", "Workbench", "Case timeline", "Harrow window", "Cluster 3", "Undo")]
    [InlineData("timeline case", "Case timeline")]
    [InlineData("clus 3", "Cluster 3", "Harrow window")]
    [InlineData("HARRÖW", "Harrow window")]
    [InlineData("wkb", "Workbench")]
    [InlineData("selection", "Harrow window", "Undo")]
    [InlineData("pool", "Cluster 3")]
    [InlineData("nothing of this")]
    public void Among_Words_FindsThoseThatHaveAllOfThemTheBestFirst(string text, params string[] found) =>
        Assert.Equal(found, PaletteMatch.Among(Entries, text).Select(e => e.Name));

    [Fact]
    public void DistanceOf_WholeWord_IsNearerThanItsBeginningAndThatThanItsMiddle()
    {
        int?[] distances = [.. ((string[])["undo", "und", "ndo", "uo", "x"]).Select(text => PaletteMatch.DistanceOf(Entries[4], text))];

        Assert.Equal([0, 1, 3, 8, null], distances);
    }
}
