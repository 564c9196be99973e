using Dashboard.Core;
using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Generation;

namespace Dashboard.Scenarios.Tests;

public sealed class CampaignTests
{
    private static readonly TimeRange Window = TimeRange.Parse("2026-04-22..2026-06-05");

    [Fact]
    public void Create_TrainingSizes_HasExactlyThem()
    {
        var scenario = ScenarioCatalogue.Create(new ScenarioRequest("campaign", 3000, 400_000, 1));

        Assert.Equal(3000, scenario.Accounts.Count);
        Assert.Equal(400_000, scenario.Interactions);
        Assert.InRange(scenario.Windows.Single().Accounts, 1000, 1200);
        Assert.InRange(scenario.Windows.Single().Interactions, 180_000, 220_000);
    }

    [Fact]
    public void Create_NoSizes_IsTheFullScale()
    {
        var scenario = ScenarioCatalogue.Create(new ScenarioRequest("campaign"));

        Assert.Equal(25_000, scenario.Windows.Single().Accounts);
        Assert.Equal(28_800_000, scenario.Windows.Single().Interactions);
        Assert.Equal(25_000, scenario.Truth.Count(truth => truth.Role.IsCampaign()));
        Assert.Equal(40_000, scenario.Accounts.Count);
        Assert.Equal(34_800_000, scenario.Interactions);
        Assert.Equal(40_000, scenario.Accounts.Select(account => account.AccountId).Distinct().Count());
    }

    [Theory]
    [InlineData(200, null, 200 * 870)]
    [InlineData(null, 87_000L, 87_000)]
    public void Create_OneSize_ScalesTheOther(int? accounts, long? interactions, long expected)
    {
        var scenario = ScenarioCatalogue.Create(new ScenarioRequest("campaign", accounts, interactions));

        Assert.Equal(expected, scenario.Interactions);
        Assert.Equal(expected / 870, scenario.Accounts.Count);
    }

    [Theory]
    [InlineData("campaign", 10, 1000L)]
    [InlineData("campaign", 1000, 1000L)]
    [InlineData("campaign", 2_000_000, 900_000_000L)]
    [InlineData("no such", 1000, 100_000L)]
    public void Create_Impossible_SaysWhy(string name, int accounts, long interactions) =>
        Assert.NotEmpty(
            Assert.Throws<ScenarioException>(() => ScenarioCatalogue.Create(new ScenarioRequest(name, accounts, interactions))).Message);

    [Fact]
    public void Rows_OfTheCampaign_AreAsManyAsPlantedAndLieInTheWindow()
    {
        var planted = SmallScenario.Scenario.Windows.Single();
        var campaign = SmallScenario.Rows.Where(row => row.Campaign == 1).ToList();

        Assert.Equal(Window, planted.Range);
        Assert.Equal(planted.Interactions, campaign.Count);
        Assert.All(campaign, row => Assert.True(Window.Contains(SmallScenario.At(row)), $"{SmallScenario.At(row):O} lies outside."));
        Assert.Contains(campaign, row => SmallScenario.At(row).Date == new DateTime(2026, 4, 22));
        Assert.Contains(campaign, row => SmallScenario.At(row).Date == new DateTime(2026, 6, 5));
    }

    [Fact]
    public void Rows_OfTheCampaign_AreOfItsAccountsAndOfAllOfThem()
    {
        var acting = SmallScenario.Rows.Where(row => row.Campaign == 1).Select(row => row.Account).ToHashSet();
        var planted = SmallScenario.Scenario.Truth.Select((truth, index) => (truth, index)).Where(pair => pair.truth.Role.IsCampaign())
            .Select(pair => pair.index).ToHashSet();

        Assert.True(acting.SetEquals(planted));
    }

    [Fact]
    public void Rows_OfTheCampaign_AimAtSoftwareEngineeringAndAgenticReasoning()
    {
        double Share(bool campaign, string capability) =>
            SmallScenario.Rows.Count(
                row => row.Campaign > 0 == campaign
                && Capabilities.All[row.Capability] == capability) / (double)SmallScenario.Rows.Count(row => row.Campaign > 0 == campaign);

        Assert.True(Share(true, Capabilities.SoftwareEngineering) > Share(false, Capabilities.SoftwareEngineering));
        Assert.True(Share(true, Capabilities.AgenticReasoning) > 2 * Share(false, Capabilities.AgenticReasoning));
        Assert.Equal(
            [Capabilities.SoftwareEngineering, Capabilities.AgenticReasoning],
            SmallScenario.Scenario.Windows.Single().Capabilities.Take(2));
    }

    [Fact]
    public void Truth_EveryAccount_NamesTheCampaignOnlyWhereItActsForIt()
    {
        var scenario = SmallScenario.Scenario;

        Assert.Equal(scenario.Accounts.Select(account => account.AccountId), scenario.Truth.Select(truth => truth.AccountId));
        Assert.All(scenario.Truth, truth =>
        {
            Assert.Equal(truth.Role.IsCampaign(), truth.Campaign == "Harrow");
            Assert.Equal(truth.Role.IsCampaign() ? Window : null, truth.Window);
        });
        Assert.Equal(
            Enum.GetValues<AccountRole>().Except([AccountRole.HackathonParticipant]).ToHashSet(),
            scenario.Truth.Select(truth => truth.Role).ToHashSet());
    }

    [Fact]
    public void Rows_AroundTheCampaign_LeaveNoAttributeThatSettlesIt()
    {
        var scenario = SmallScenario.Scenario;
        bool Campaign(int account) => scenario.Truth[account].Role.IsCampaign();
        var pool = scenario.Truth.Count(truth => truth.Role.IsCampaign());

        var exits = SmallScenario.Rows.Where(row => row.Address != 0).GroupBy(row => row.Address)
            .Select(group => group.Select(row => row.Account).Distinct().ToList()).ToList();
        Assert.Contains(
            exits, accounts => accounts.Any(Campaign) && accounts.Any(account => scenario.Truth[account].Role == AccountRole.Bystander));

        Func<InteractionRow, ulong>[] attributes = [row => row.SystemPromptHash, row => row.PromptHash, row => row.Device];
        foreach (var attribute in attributes)
        {
            var shared = SmallScenario.Rows.Where(row => attribute(row) != 0).GroupBy(attribute)
                .Select(group => group.Select(row => row.Account).Distinct().ToList()).Where(accounts => accounts.Count > 1).ToList();
            Assert.All(shared.Where(accounts => accounts.All(Campaign)), accounts => Assert.True(accounts.Count < pool / 2));
            Assert.Contains(shared, accounts => accounts.All(Campaign));
            Assert.Contains(shared, accounts => !accounts.Any(Campaign));
        }
    }

    [Fact]
    public void CaseEvents_Always_AreReleasesAndTheBansOfTheRegister()
    {
        var scenario = SmallScenario.Scenario;
        var enforcement = scenario.CaseEvents.Where(happening => happening.Kind == CaseEventKind.Enforcement).ToList();

        Assert.Equal(
            scenario.Releases.Select(release => release.At),
            scenario.CaseEvents.Where(happening => happening.Kind == CaseEventKind.ModelRelease).Select(happening => happening.At));
        Assert.Contains(enforcement, happening => happening.At.Date == new DateTime(2026, 6, 6));
        Assert.All(
            enforcement,
            happening => Assert.Equal(scenario.Accounts.Count(account => account.BannedAt?.Date == happening.At.Date), happening.Accounts));
        Assert.Equal(scenario.CaseEvents.OrderBy(happening => happening.At), scenario.CaseEvents);
    }

    [Fact]
    public void PromptText_OfEqualHashes_IsEqual()
    {
        var texts = SmallScenario.Rows.Where(row => SmallScenario.Scenario.PromptText(row) is not null).ToList();

        Assert.InRange(texts.Count, 500, SmallScenario.Rows.Length / 10);
        Assert.All(
            texts.GroupBy(row => row.PromptHash),
            group => Assert.Single(group.Select(row => SmallScenario.Scenario.PromptText(row)).Distinct()));
    }
}
