using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Tests;

public sealed class LookalikeTests
{
    public static TheoryData<string> Names => ["university-nat", "reseller", "evaluator", "ci-runners", "hackathon", "quiet"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Truth_WhereThereIsNothingToFind_PlantsNothing(string name)
    {
        var (scenario, rows) = SmallScenario.Of(name);

        Assert.Empty(scenario.Windows);
        Assert.All(scenario.Truth, truth => Assert.True(truth is { Campaign: null, Window: null } && !truth.Role.IsCampaign()));
        Assert.All(rows, row => Assert.Equal(0, row.Campaign));
    }

    [Fact]
    public void UniversityNat_ItsExits_HideALargePartOfAllAccounts()
    {
        var (scenario, rows) = SmallScenario.Of("university-nat");
        var students = Exits(rows, row => scenario.Truth[row.Account].Role == AccountRole.University);
        var mobile = Exits(rows, row => scenario.Truth[row.Account].Role == AccountRole.Individual);

        Assert.True(students > scenario.Accounts.Count / 10, $"{students} students at an exit.");
        Assert.True(mobile > scenario.Accounts.Count / 30, $"{mobile} individuals at an exit.");
    }

    [Fact]
    public void Reseller_ItsCards_PayForHundredsBehindOneGateway()
    {
        var (scenario, rows) = SmallScenario.Of("reseller");

        Assert.True(
            scenario.Accounts.Where(account => account.Payment is not null).GroupBy(account => account.Payment)
            .Max(card => card.Count()) > scenario.Accounts.Count / 15);
        Assert.True(Exits(rows, row => scenario.Truth[row.Account].Role == AccountRole.ResellerCustomer) > scenario.Accounts.Count / 6);
    }

    [Fact]
    public void Evaluator_ItsAccounts_RunTheBenchmarkAroundTheClock()
    {
        var (scenario, rows) = SmallScenario.Of("evaluator");
        var runs = rows.Where(row => scenario.Truth[row.Account].Role == AccountRole.Evaluator).ToList();
        var shared = runs.Where(row => row.PromptHash != 0).GroupBy(row => row.PromptHash)
            .Count(prompt => prompt.Select(row => row.Account).Distinct().Count() > 3);

        Assert.True(runs.Count > rows.Length / 4);
        Assert.True(shared > 100);
        Assert.True(BusiestThirdOfTheDay(runs) < .42);
    }

    [Fact]
    public void CiRunners_OneCredential_IsUsedFromManyNetworksAroundTheClock()
    {
        var (scenario, rows) = SmallScenario.Of("ci-runners");
        var builds = rows.Where(row => scenario.Truth[row.Account].Role == AccountRole.ContinuousIntegration).ToList();
        var networks = builds.Where(row => row.Address != 0).GroupBy(row => row.Account)
            .Select(account => account.Select(row => row.AutonomousSystem).Distinct().Count()).Order().ToList();

        Assert.True(builds.Count > rows.Length / 4);
        Assert.True(networks[networks.Count / 2] >= 5);
        Assert.True(BusiestThirdOfTheDay(builds) < .42);
    }

    [Fact]
    public void Hackathon_ItsAccounts_AreMadeInOneWeekendAtOneVenueAndFade()
    {
        var (scenario, rows) = SmallScenario.Of("hackathon");
        bool Participates(InteractionRow row) => scenario.Truth[row.Account].Role == AccountRole.HackathonParticipant;
        var created = scenario.Accounts.Where((_, index) => scenario.Truth[index].Role == AccountRole.HackathonParticipant)
            .Select(account => account.CreatedAt).Order().ToList();
        var weekend = rows.Where(row => Participates(row) && SmallScenario.At(row) < created[0].AddDays(3)).ToList();

        Assert.True(created.Count > scenario.Accounts.Count / 5);
        Assert.True(created[^1] - created[0] < TimeSpan.FromHours(24));
        Assert.InRange(created[0].DayOfWeek, DayOfWeek.Thursday, DayOfWeek.Saturday);
        Assert.True(weekend.Count > rows.Count(Participates) / 4);
        Assert.True(Exits(weekend, _ => true) > created.Count / 4);
        Assert.True(
            weekend.Where(row => row.SystemPromptHash != 0).GroupBy(row => row.SystemPromptHash)
            .Max(prompt => prompt.Select(row => row.Account).Distinct().Count()) > created.Count / 2);
    }

    /// <summary>How many of some rows' accounts the exit with most of them has.</summary>
    private static int Exits(IEnumerable<InteractionRow> rows, Func<InteractionRow, bool> among) =>
        rows.Where(row => row.Address != 0 && among(row)).GroupBy(row => row.Address)
        .Max(exit => exit.Select(row => row.Account).Distinct().Count());

    private static double BusiestThirdOfTheDay(List<InteractionRow> rows) =>
        rows.GroupBy(row => SmallScenario.At(row).Hour).Select(hour => hour.Count()).OrderDescending().Take(8).Sum() / (double)rows.Count;
}
