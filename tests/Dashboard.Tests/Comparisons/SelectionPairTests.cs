using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Views;

namespace Dashboard.Tests.Comparisons;

public sealed class SelectionPairTests
{
    [Fact]
    public void Of_SelectedAccounts_IsBesideTheSameOfThoseInNoCampaign()
    {
        var pair = SelectionPair.Of(Selection.Parse("time=2026-04-22..2026-06-05&cluster=3&capability=vision"));

        Assert.Equal(
            Selection.Parse("time=2026-04-22..2026-06-05&capability=vision&not-disposition=operator&not-disposition=pool"), pair.B);
        Assert.Equal(Selection.Everything, SelectionPair.Of(Selection.Parse("capability=vision")).B);
    }

    [Fact]
    public void Address_ComesBackAsItWas()
    {
        var pair = new SelectionPair(Selection.Parse("account=a%26b"), Selection.Parse("model=m%3D1"));

        var values = pair.ToString().Split('&').Select(p => Uri.UnescapeDataString(p[2..])).ToArray();

        Assert.Equal(pair, SelectionPair.Parse(values[0], values[1]));
        Assert.Equal(new SelectionPair(pair.B, pair.A), pair.Swap());
        Assert.Throws<FormatException>(() => SelectionPair.Parse("country=xx", null));
    }

    [Fact]
    public void Compare_CapabilitiesOfTwo_AreOrderedByWhatStandsOutInTheFirst()
    {
        var a = Mix([("vision", 900, 90), ("general", 100, 80)]);
        var b = Mix([("general", 900, 90), ("vision", 100, 80), ("tool use", 1, 1)]);

        var compared = SelectionComparison.Compare(a, b);

        Assert.Equal(["vision", "general", "tool use"], compared.Select(c => c.Name));
        Assert.Equal((0L, 1L), (compared[2].A, compared[2].B));
        Assert.True(compared[2].Odds.TooFew);
        Assert.True(compared[0].Odds.Low > 0 && compared[1].Odds.High < 0);
    }

    [Fact]
    public void Compare_NothingInEither_IsNothing() => Assert.Empty(SelectionComparison.Compare(Mix([]), Mix([])));

    private static Heatmap Mix((string Capability, long Interactions, long Accounts)[] rows) => new(
        [.. rows.Select(r => r.Capability)], ["interactions"], [.. rows.Select(r => (long[])[r.Interactions])],
        [.. rows.Select(r => (long[])[r.Accounts])], 0);
}
