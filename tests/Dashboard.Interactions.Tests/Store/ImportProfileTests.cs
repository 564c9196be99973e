using System.Globalization;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Tests.Store;

public sealed class ImportProfileTests : IDisposable
{
    private static readonly DateTime Monday = new(2026, 4, 20, 0, 0, 0, DateTimeKind.Utc);
    private static readonly Classification NoRules = new(0, 0, 0, 0, []);

    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Run_SmallLog_CountsDaysAccountsAndWhatTheyShare()
    {
        var profile = await Profile("""
            account_id,timestamp,model,capability,ip
            a,2026-04-20T00:00:00Z,m1,code,198.51.100.1
            a,2026-04-20T10:00:00Z,m1,code,198.51.100.1
            b,2026-04-22T00:00:00Z,m2,code,198.51.100.1
            b,2026-04-22T01:00:00Z,,chat,

            """);

        Assert.Equal(
            [new(new DateOnly(2026, 4, 20), 2), new(new DateOnly(2026, 4, 21), 0), new DayCount(new DateOnly(2026, 4, 22), 2)],
            profile.Days);
        Assert.Equal(2, profile.Accounts);
        Assert.Equal([new("a", 2), new ValueCount("b", 2)], profile.TopAccounts);
        Assert.Equal([new("m1", 2), new ValueCount("m2", 1)], profile.TopModels);
        Assert.Equal([new("code", 3), new ValueCount("chat", 1)], profile.TopCapabilities);
        Assert.Contains(new SharedAttribute(AttributeFamily.Network, "ip", "198.51.100.1", 2), profile.TopAttributes);
        Assert.Same(NoRules, profile.Rules);
    }

    [Fact]
    public async Task Run_OtherImports_AreNotCounted()
    {
        var profile = await Profile(
            "account_id,timestamp\na,2026-04-20T00:00:00Z\n", "account_id,timestamp\nb,2026-04-21T00:00:00Z\nb,2026-04-21T01:00:00Z\n");

        Assert.Equal([new ValueCount("b", 2)], profile.TopAccounts);
        Assert.Equal([new DayCount(new DateOnly(2026, 4, 21), 2)], profile.Days);
    }

    [Fact]
    public async Task Run_TimesDecadesApart_ListsOnlyDaysWithInteractions()
    {
        var profile = await Profile("account_id,timestamp\na,1971-04-20T00:00:00Z\na,2026-04-21T00:00:00Z\n");

        Assert.Equal(2, profile.Days.Count);
        Assert.Empty(profile.Gaps);
        Assert.Empty(profile.Jumps);
    }

    [Fact]
    public void SilentStretches_OutageOfABusyLog_IsFromTheLastInteractionToTheNext()
    {
        var gap = Assert.Single(
            SilentStretches.Find(Hours(days: 14, at => at < Monday.AddDays(6).AddHours(9) || at >= Monday.AddDays(6).AddHours(13))));

        Assert.Equal(new TimeRange(Monday.AddDays(6).AddHours(8).AddMinutes(50), Monday.AddDays(6).AddHours(13).AddMinutes(10)), gap);
    }

    [Theory]
    [InlineData(14)]
    [InlineData(45)]
    public void SilentStretches_NightsAndWeekends_AreUsual(int days) =>
        Assert.Empty(
            SilentStretches.Find(
                Hours(
                    days, at => at.Hour is >= 8 and < 18 && (days < 28 || at.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))));

    [Fact]
    public void SilentStretches_OneDay_SaysNothing() => Assert.Empty(SilentStretches.Find(Hours(1, at => at.Hour is < 3 or > 12)));

    [Fact]
    public void VolumeJumps_WeeklyRhythm_OnlyTheDayThatBreaksIt()
    {
        // Sundays are always quiet; one Wednesday is three times what Wednesdays are.
        var days = Days(35, (day, i) => i == 16 ? 3000 : day.DayOfWeek == DayOfWeek.Sunday ? 200 : 1000 + i % 3);

        var jump = Assert.Single(VolumeJumps.Find(days));

        Assert.Equal((days[16].Day, 3000), (jump.Day, jump.Interactions));
        Assert.InRange(jump.Expected, 999, 1003);
    }

    [Fact]
    public void VolumeJumps_TwoOddTuesdays_DoNotMakeTheOthersOdd() =>
        Assert.Equal(
            [8, 15],
            VolumeJumps.Find(Days(28, (_, i) => i is 8 or 15 ? 300 : 1000))
            .Select(j => j.Day.DayNumber - DateOnly.FromDateTime(Monday).DayNumber));

    [Fact]
    public void VolumeJumps_CutFirstAndLastDay_AreNotSaid() => Assert.Empty(VolumeJumps.Find(Days(10, (_, i) => i is 0 or 9 ? 100 : 1000)));

    [Fact]
    public void VolumeJumps_RandomCountsOfASmallLog_AreNone()
    {
        int[] counts = [4, 7, 2, 5, 6, 3, 8, 4, 5, 5, 9, 2, 6, 4];

        Assert.Empty(VolumeJumps.Find(Days(counts.Length, (_, i) => counts[i])));
    }

    private static List<DayCount> Days(int count, Func<DateOnly, int, long> interactions) =>
        [.. Enumerable.Range(0, count).Select(i => (Day: DateOnly.FromDateTime(Monday).AddDays(i), i))
            .Select(d => new DayCount(d.Day, interactions(d.Day, d.i)))];

    private static List<ActiveHour> Hours(int days, Func<DateTime, bool> isActive) =>
        [.. Enumerable.Range(0, days * 24).Select(h => Monday.AddHours(h)).Where(isActive)
            .Select(h => new ActiveHour(h.AddMinutes(10), h.AddMinutes(50)))];

    private async Task<ImportProfile> Profile(params string[] logs)
    {
        var folder = Path.Combine(directory.Path, "case");
        await using (var store = DuckDbInteractionStore.Open(folder))
        {
            foreach (var (i, log) in logs.Index())
            {
                var path = directory.File(string.Create(CultureInfo.InvariantCulture, $"log{i}.csv"), log);
                await store.ImportAsync(new ImportRequest(path, "log.csv", null, "analyst", Monday), null, default);
            }
        }

        using var connection = new DuckDbConnection($"Data Source={Path.Combine(folder, "interactions.duckdb")}");
        connection.Open();
        return ImportProfileQuery.Run(connection, logs.Length, NoRules, default);
    }
}
