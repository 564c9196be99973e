using Dashboard.Scenarios.Generation;

namespace Dashboard.Scenarios.Tests;

public sealed class HiddenCampaignTests
{
    public static TheoryData<string> Names => ["campaign", "hydra", "low-and-slow", "mixed-pool", "pivot", "failover"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Truth_OfACampaign_AgreesWithTheRows(string name)
    {
        var (scenario, rows) = SmallScenario.Of(name);
        var planted = Assert.Single(scenario.Windows);
        var campaign = rows.Where(row => row.Campaign == 1).ToList();

        Assert.Equal(planted.Interactions, campaign.Count);
        Assert.Equal(planted.Range.FirstDate, DateOnly.FromDateTime(SmallScenario.At(campaign[0])));
        Assert.Equal(planted.Range.LastDate, DateOnly.FromDateTime(SmallScenario.At(campaign[^1])));
        var acting = campaign.Select(row => scenario.Accounts[row.Account].AccountId).ToHashSet();
        Assert.True(acting.SetEquals(scenario.Truth.Where(truth => truth.Role.IsCampaign()).Select(truth => truth.AccountId)));
        Assert.Equal(planted.Accounts, acting.Count);
        Assert.All(scenario.Truth, truth => Assert.Equal(truth.Role.IsCampaign() ? planted.Range : null, truth.Window));
    }

    [Fact]
    public void Hydra_ItsExits_HoldThePoolAndMoreBystandersAtOnce()
    {
        var (scenario, rows) = SmallScenario.Of("hydra");
        AccountRole RoleOf(InteractionRow row) => scenario.Truth[row.Account].Role;
        var days = rows.Where(row => row.Address != 0 && scenario.Windows[0].Range.Contains(SmallScenario.At(row)))
            .GroupBy(row => (row.Address, SmallScenario.At(row).Date)).ToList();
        var poolDays = days.Where(day => day.Any(row => row.Campaign == 1)).ToList();
        var shared = poolDays.Count(day => day.Any(row => RoleOf(row) == AccountRole.Bystander));

        Assert.True(shared > poolDays.Count * .35, $"On {shared} of {poolDays.Count} days of an exit with the pool were bystanders.");
        Assert.True(scenario.Truth.Count(truth => truth.Role == AccountRole.Bystander) > scenario.Windows[0].Accounts);
        var cards = scenario.Accounts.Zip(scenario.Truth).Where(pair => pair.First.Payment is not null)
            .GroupBy(pair => pair.First.Payment!);
        Assert.Contains(
            cards, card => card.Any(pair => pair.Second.Role.IsCampaign()) && card.Any(pair => pair.Second.Role == AccountRole.Bystander));
    }

    [Fact]
    public void LowAndSlow_ItsAccounts_DoLittleForLong()
    {
        var (scenario, rows) = SmallScenario.Of("low-and-slow");
        var planted = scenario.Windows[0];
        var perDay = rows.Where(row => row.Campaign == 1).GroupBy(row => (row.Account, SmallScenario.At(row).Date))
            .Select(day => day.Count()).ToList();

        Assert.True(planted.Range.LastDate.DayNumber - planted.Range.FirstDate.DayNumber > 45);
        Assert.True(planted.Interactions < rows.Length * .1);
        Assert.True(perDay.Average() < 3);
        Assert.True(
            scenario.Accounts.Zip(scenario.Truth).Where(pair => pair.Second.Role.IsCampaign()).GroupBy(pair => pair.First.CreatedAt.Date)
            .Max(day => day.Count()) < planted.Accounts / 8);
    }

    [Fact]
    public void MixedPool_ItsAccounts_AlsoActForThemselves()
    {
        var (scenario, rows) = SmallScenario.Of("mixed-pool");
        var shares = rows.GroupBy(row => row.Account).Where(account => scenario.Truth[account.Key].Role.IsCampaign())
            .Select(account => account.Count(row => row.Campaign == 1) / (double)account.Count()).ToList();

        Assert.True(shares.Count(share => share is > .05 and < .95) > shares.Count * .8);
        Assert.InRange(shares.Average(), .25, .75);
        var genuine = rows.Where(row => row.Campaign == 0 && scenario.Truth[row.Account].Role.IsCampaign()).ToList();
        Assert.Contains(genuine, row => scenario.Windows[0].Range.Contains(SmallScenario.At(row)));
        Assert.Contains(genuine, row => !scenario.Windows[0].Range.Contains(SmallScenario.At(row)));
    }

    [Fact]
    public void Pivot_WithinADayOfTheRelease_MovesBeforeEveryoneElse()
    {
        var (scenario, rows) = SmallScenario.Of("pivot");
        var release = scenario.Releases.Single(
            release => scenario.Windows[0].Range.Contains(release.At)
            && scenario.Windows[0].Range.FirstDate.DayNumber + 10 <= DateOnly.FromDateTime(release.At).DayNumber);
        double Moved(bool campaign)
        {
            var day = rows.Where(
                row => row.Campaign > 0 == campaign && SmallScenario.At(row) >= release.At && SmallScenario.At(row) < release.At.AddDays(1))
                .ToList();
            return day.Count(row => Scenario.Models[row.Model] == release.Model) / (double)day.Count;
        }

        HashSet<byte> Leading(DateTime from, DateTime to) =>
            [.. rows.Where(row => row.Campaign == 1 && SmallScenario.At(row) >= from && SmallScenario.At(row) < to).GroupBy(
                row => row.Capability).OrderByDescending(capability => capability.Count()).Take(2).Select(capability => capability.Key)];

        Assert.True(Moved(campaign: true) > .4);
        Assert.InRange(Moved(campaign: false), .01, Moved(campaign: true) * .7);
        Assert.NotEqual(Leading(release.At.AddDays(-10), release.At), Leading(release.At.AddDays(1), release.At.AddDays(12)));
    }

    [Fact]
    public void Failover_AfterEachWaveOfBans_OthersCarryOnTheSameWork()
    {
        var (scenario, rows) = SmallScenario.Of("failover");
        var range = scenario.Windows[0].Range;
        var campaign = rows.Where(row => row.Campaign == 1).ToList();
        var first = campaign.GroupBy(row => row.Account).ToDictionary(account => account.Key, account => SmallScenario.At(account.First()));
        var bans = scenario.Accounts.Zip(scenario.Truth)
            .Where(
                pair => pair.Second.Role.IsCampaign()
                && pair.First.BannedAt < range.LastDate.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)).ToList();
        var waves = bans.GroupBy(pair => pair.First.BannedAt!.Value.Date).Where(wave => wave.Count() > 1).ToList();

        Assert.True(waves.Count >= 3);
        foreach (var wave in waves)
        {
            var at = wave.Max(pair => pair.First.BannedAt!.Value);
            var successors = first.Where(account => account.Value >= at && account.Value < at.AddHours(24)).Select(account => account.Key)
                .ToHashSet();
            Assert.True(successors.Count >= wave.Count() / 4, $"{successors.Count} began within a day of {wave.Count()} bans on {at:d}.");
        }

        var silenced = bans.Select(pair => scenario.Accounts.Index().First(account => account.Item == pair.First).Index).ToHashSet();
        var before = campaign.Where(row => silenced.Contains(row.Account) && row.SystemPromptHash != 0).Select(row => row.SystemPromptHash)
            .ToHashSet();
        var after = campaign.Where(row => first[row.Account] >= bans.Min(pair => pair.First.BannedAt) && row.SystemPromptHash != 0)
            .Select(row => row.SystemPromptHash).ToHashSet();
        Assert.True(before.Intersect(after).Count() > 3);
    }
}
