using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Generation;

namespace Dashboard.Scenarios.Tests;

public sealed class TrafficTests
{
    public static TheoryData<string> Names => [.. ScenarioCatalogue.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Create_SmallestSizesAndManySeeds_HasExactlyThem(string name)
    {
        for (var seed = 0UL; seed < 25; seed++)
        {
            var scenario = ScenarioCatalogue.Create(new ScenarioRequest(name, 100, 1000, seed));

            Assert.Equal(100, scenario.Accounts.Count);
            Assert.Equal(1000, scenario.Interactions);
            Assert.Equal(1000, scenario.Rows().Count());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_Always_AreInOrderOfTimeAndEachAccountHasSome(string name)
    {
        var (scenario, rows) = SmallScenario.Of(name);

        Assert.Equal(scenario.Interactions, rows.Length);
        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.True(pair.First.UnixMilliseconds <= pair.Second.UnixMilliseconds));
        Assert.All(rows, row => Assert.True(scenario.Range.Contains(SmallScenario.At(row))));
        Assert.Equal(scenario.Accounts.Count, rows.Select(row => row.Account).Distinct().Count());
    }

    [Fact]
    public void Day_MadeAlone_IsTheDayOfTheWhole()
    {
        var scenario = SmallScenario.Create();
        const int day = 60;

        Assert.Equal(
            SmallScenario.Rows[(int)scenario.InteractionsBefore(day)..(int)scenario.InteractionsBefore(day + 1)], scenario.Day(day));
        Assert.All(scenario.Day(day), row => Assert.Equal(new DateTime(2026, 4, 30), SmallScenario.At(row).Date));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_Always_LieInTheAccountsLife(string name)
    {
        var (scenario, rows) = SmallScenario.Of(name);

        Assert.All(rows, row =>
        {
            var account = scenario.Accounts[row.Account];
            Assert.True(SmallScenario.At(row) >= account.CreatedAt);
            Assert.True(account.BannedAt is null || SmallScenario.At(row) < account.BannedAt);
        });
        Assert.All(scenario.Accounts, account => Assert.Equal(account.Status == "banned", account.BannedAt is not null));
    }

    [Fact]
    public void Rows_Always_UseAddressesThatBelongToNobody()
    {
        static bool Within(uint address, uint network, int bits) => address >> (32 - bits) == network >> (32 - bits);
        static bool IsReserved(uint address) =>
            Within(address, 0xC0000200, 24) || Within(address, 0xC6336400, 24) || Within(address, 0xCB007100, 24)
            || Within(address, 0xC6120000, 15) || Within(address, 0x64400000, 10);

        var addresses = SmallScenario.Rows.Select(row => row.Address).Where(address => address != 0).ToHashSet();

        Assert.All(addresses, address => Assert.True(IsReserved(address), $"{address:x8}"));
        Assert.All(SmallScenario.Rows, row => Assert.True(row.AutonomousSystem is 0 or >= 64496 and <= 64511 or >= 65536 and <= 65551));
        Assert.All(
            SmallScenario.Rows.Where(row => row.Address != 0).GroupBy(row => row.Address),
            group => Assert.Single(group.Select(row => row.AutonomousSystem).Distinct()));
    }

    [Fact]
    public void Accounts_Always_HaveUniqueIdsAndReservedDomains()
    {
        var accounts = SmallScenario.Scenario.Accounts;

        Assert.Equal(accounts.Count, accounts.Select(account => account.AccountId).Distinct().Count());
        Assert.All(
            accounts,
            account => Assert.True(account.EmailDomain is null || account.EmailDomain.EndsWith(".example", StringComparison.Ordinal)));
        Assert.All(
            accounts,
            account => Assert.True(
                account.Payment is null || System.Text.RegularExpressions.Regex.IsMatch(account.Payment, "^card_[0-9a-f]{6}$")));
    }

    [Fact]
    public void Rows_AroundARelease_MoveToTheNewModelAndGrow()
    {
        var scenario = SmallScenario.Scenario;
        var benign = SmallScenario.Rows.Where(row => row.Campaign == 0).ToList();
        foreach (var release in scenario.Releases)
        {
            double Share(double from, double to)
            {
                var within = benign.Where(
                    row => SmallScenario.At(row) >= release.At.AddDays(from) && SmallScenario.At(row) < release.At.AddDays(to)).ToList();
                return within.Count(row => Scenario.Models[row.Model] == release.Model) / (double)within.Count;
            }

            Assert.Equal(0, Share(-20, 0));
            Assert.InRange(Share(1, 8), .2, .9);
            Assert.True(Share(14, 28) > Share(0, 3));
        }

        var first = scenario.Releases[0].At.Date;
        var weekAfter = benign.Count(row => SmallScenario.At(row) >= first && SmallScenario.At(row) < first.AddDays(7));
        var weekBefore = benign.Count(row => SmallScenario.At(row) >= first.AddDays(-7) && SmallScenario.At(row) < first);
        Assert.True(weekAfter > weekBefore);
    }

    [Fact]
    public void Rows_Benign_FollowTheWeekAndAHeavyTail()
    {
        var benign = SmallScenario.Rows.Where(row => row.Campaign == 0).ToList();
        var byDay = benign.GroupBy(row => SmallScenario.At(row).Date).ToDictionary(group => group.Key, group => group.Count());
        var weekend = byDay.Where(day => day.Key.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday).Average(day => day.Value);
        var weekday = byDay.Where(day => day.Key.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Average(day => day.Value);
        var byAccount = benign.GroupBy(row => row.Account).Select(group => group.Count()).OrderDescending().ToList();

        Assert.True(weekend < weekday * .85);
        Assert.True(byAccount.Take(byAccount.Count / 10).Sum() > benign.Count * .35);
    }

    [Fact]
    public void Rows_OfOneOffice_FollowItsDay()
    {
        var (scenario, rows) = SmallScenario.Of("quiet");
        var office = scenario.Accounts.Index().Where(account => scenario.Truth[account.Index].Role == AccountRole.Company)
            .GroupBy(account => account.Item.Organisation).MaxBy(company => company.Count())!.Select(account => account.Index).ToHashSet();
        var hours = new int[24];
        foreach (var row in rows.Where(row => office.Contains(row.Account))) hours[SmallScenario.At(row).Hour]++;
        int From(int hour) => Enumerable.Range(hour, 8).Sum(h => hours[h % 24]);

        Assert.True(Enumerable.Range(0, 24).Max(From) > hours.Sum() * .5);
        Assert.True(Enumerable.Range(0, 24).Min(From) < hours.Sum() * .12);
    }

    [Fact]
    public void Rows_WithTokens_CacheNoMoreThanTheyRead() =>
        Assert.All(
            SmallScenario.Rows,
            row => Assert.True(row is { InputTokens: > 0, OutputTokens: >= 0, CachedTokens: >= 0 } && row.CachedTokens <= row.InputTokens));
}
