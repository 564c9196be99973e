using System.Collections.Immutable;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Core;

namespace Dashboard.Analysis.Tests.Campaigns;

public sealed class ReleaseEffectsTests
{
    private const int FirstDay = 739_000;
    private const int Release = 21;

    [Fact]
    public void Of_GroupThatMovesMoreThanEverybody_HasAnEffectAndItsPlaceboHolds()
    {
        // Everybody doubles at the release; the cluster does eight times as much.
        var effects = Of(
            (account, day) => day < Release ? 4 + (account % 3) : account < 20 ? 8 * (4 + (account % 3)) : 2 * (4 + (account % 3)));

        var volume = Assert.Single(effects, e => e.Measure == ReleaseMeasure.Volume);
        Assert.Equal(Math.Log(4), volume.Effect.Estimate, 0.1);
        Assert.True(volume.Effect.Low > 1);
        Assert.True(volume.PlaceboHolds);
        Assert.Equal((20, 40), (volume.Accounts, volume.Control));
    }

    [Fact]
    public void Of_GroupThatMovesLikeEverybody_HasNoEffect()
    {
        var volume = Assert.Single(
            Of((account, day) => (day < Release ? 5 : 15) + ((account * 7 + day) % 4)), e => e.Measure == ReleaseMeasure.Volume);

        Assert.True(volume.Effect.Low < 0 && volume.Effect.High > 0, $"{volume.Effect}");
    }

    [Fact]
    public void Of_GroupThatWasRisingAlready_FailsThePlacebo()
    {
        var volume = Assert.Single(
            Of((account, day) => account < 20 ? (int)(3 * Math.Pow(2, day / 7.0)) + (account % 3) : 5 + (account % 3)),
            e => e.Measure == ReleaseMeasure.Volume);

        Assert.True(volume.Effect.Low > 0);
        Assert.False(volume.PlaceboHolds);
    }

    [Fact]
    public void Of_ModelFirstSeenAtTheRelease_IsAdopted()
    {
        var adoption = Assert.Single(
            Of((_, _) => 6, model: (account, day) => day >= Release && account < 20 ? 1 : 0), e => e.Measure == ReleaseMeasure.Adoption);

        Assert.Equal(1, adoption.Effect.Estimate, 6);
        Assert.Null(adoption.Placebo);
    }

    [Fact]
    public void Of_ReleaseOutsideTheData_SaysNothing() =>
        Assert.Empty(
            ReleaseEffects.Of(
                Input((_, _) => 5, null, [new ModelRelease("late", DateOnly.FromDayNumber(FirstDay + 400))]), [("1", [], false)], Groups,
                0.95));

    private static int[] Groups => [.. Enumerable.Range(0, 60).Select(a => a < 20 ? 0 : -1)];

    private static ImmutableArray<ReleaseEffect> Of(Func<int, int, int> requests, Func<int, int, int>? model = null) =>
        ReleaseEffects.Of(
            Input(requests, model, [new ModelRelease("Larch 2", DateOnly.FromDayNumber(FirstDay + Release))]), [("1", [], false)], Groups,
            0.95);

    private static AnalysisInput Input(Func<int, int, int> requests, Func<int, int, int>? model, ModelRelease[] releases)
    {
        var rows = (from account in Enumerable.Range(0, 60) from day in Enumerable.Range(0, 42) select (account, day)).ToArray();
        return new AnalysisInput
        {
            Accounts = [.. Enumerable.Range(0, 60).Select(a => $"{a}")],
            Attributes = [],
            EdgeAccounts = [],
            EdgeAttributes = [],
            EdgeInteractions = [],
            Capabilities = [Capabilities.General],
            ActivityAccounts = [.. rows.Select(r => r.account)],
            ActivityDays = [.. rows.Select(r => FirstDay + r.day)],
            ActivityCapabilities = [.. rows.Select(_ => 0)],
            ActivityInteractions = [.. rows.Select(r => requests(r.account, r.day))],
            Models = ["Larch 1", "Larch 2"],
            ActivityModels = model is null ? null : [.. rows.Select(r => model(r.account, r.day))],
            Releases = releases,
        };
    }
}
