using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Generation;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Tests;

public sealed class LogGapsTests
{
    private static readonly InteractionColumn[][] Families =
    [
        [InteractionColumn.Ip, InteractionColumn.Asn], [InteractionColumn.Device], [InteractionColumn.Payment],
        [InteractionColumn.EmailDomain],
        [InteractionColumn.SystemPromptHash, InteractionColumn.PromptHash, InteractionColumn.Prompt],
    ];

    [Fact]
    public void Of_ManySeeds_LeavesEachFamilyOutInAboutOneOfEight()
    {
        var drawn = Enumerable.Range(2, 2000).Select(seed => LogGaps.Of(new ScenarioRequest("campaign", 300, 9000, (ulong)seed))).ToList();

        Assert.All(Families, family => Assert.InRange(drawn.Count(missing => family.All(missing.Contains)), 200, 300));
        Assert.All(
            drawn, missing => Assert.False(missing.Contains(InteractionColumn.Ip) && missing.Contains(InteractionColumn.PromptHash)));
        Assert.All(
            drawn, missing => Assert.All(Families, family => Assert.True(family.All(missing.Contains) || !family.Any(missing.Contains))));
    }

    [Theory]
    [InlineData(1, 3000, 400_000L)]
    [InlineData(12, null, null)]
    public void Of_FirstSeedOrFullScale_IsComplete(int seed, int? accounts, long? interactions) =>
        Assert.Empty(LogGaps.Of(new ScenarioRequest("campaign", accounts, interactions, (ulong)seed)));

    [Fact]
    public void Rows_OfEachMissingFamily_AreWithoutItAndWithAllElse()
    {
        foreach (var family in Families)
        {
            var request = Enumerable.Range(2, 500).Select(seed => new ScenarioRequest("hydra", 200, 8000, (ulong)seed))
                .First(request => LogGaps.Of(request).SequenceEqual(family));
            var scenario = ScenarioCatalogue.Create(request);
            var rows = scenario.Rows().ToList();

            Assert.Equal(family, scenario.MissingColumns);
            Assert.Equal(!family.Contains(InteractionColumn.Ip), rows.Any(row => row.Address != 0));
            Assert.Equal(!family.Contains(InteractionColumn.Asn), rows.Any(row => row.AutonomousSystem != 0));
            Assert.Equal(!family.Contains(InteractionColumn.Device), rows.Any(row => row.Device != 0));
            Assert.Equal(!family.Contains(InteractionColumn.PromptHash), rows.Any(row => row.PromptHash != 0));
            Assert.Equal(!family.Contains(InteractionColumn.SystemPromptHash), rows.Any(row => row.SystemPromptHash != 0));
            Assert.Equal(!family.Contains(InteractionColumn.Prompt), rows.Any(row => scenario.PromptText(row) is not null));
            Assert.Equal(!family.Contains(InteractionColumn.Payment), scenario.Accounts.Any(account => account.Payment is not null));
            Assert.Equal(
                !family.Contains(InteractionColumn.EmailDomain), scenario.Accounts.Any(account => account.EmailDomain is not null));
        }
    }
}
