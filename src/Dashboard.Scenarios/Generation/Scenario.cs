using Dashboard.Core;
using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Generation;

/// <summary>
/// A synthetic case with planted truth and fictional actors. Accounts, truth and every day's counts are there at once;
/// interactions are made day by day as they are read, and any day can be made alone.
/// </summary>
public sealed class Scenario
{
    /// <summary>From how many accounts banned on one day that day is an event of the case.</summary>
    private const int FewestBannedForEvent = 10;

    private readonly DayTraffic traffic;
    private readonly long[] before;
    private readonly World world;

    internal Scenario(ScenarioRequest request, string description, World world, IReadOnlyList<Population> populations)
    {
        (Request, Description, this.world) = (request, description, world);
        MissingColumns = LogGaps.Of(request);
        var roster = new Roster();
        foreach (var population in populations) population.Settle(world, roster);

        // In the order of their ids, accounts tell nothing of the population they came with.
        var order = Enumerable.Range(0, roster.Members.Count).OrderBy(i => roster.Members[i].Account.AccountId, StringComparer.Ordinal)
            .ToArray();
        var place = new int[order.Length];
        for (var i = 0; i < order.Length; i++) place[order[i]] = i;
        foreach (var activity in roster.Activities) activity.Account = place[activity.Account];

        var schedule = Scheduled(roster, world);
        Windows = [.. populations.OfType<CampaignPool>().Select(pool => pool.Window with { Range = Acted(pool.Number, roster, schedule) })];
        Accounts = [.. order.Select(i => Registered(roster.Members[i].Account))];
        Truth = [.. order.Select(i => TruthOf(roster.Members[i]))];
        before = new long[World.Days + 1];
        for (var day = 0; day < World.Days; day++)
        {
            var count = 0L;
            foreach (var activityCount in schedule.Day(day)) count += activityCount;
            before[day + 1] = before[day] + count;
        }

        var random = world.Stream(71);
        traffic = new DayTraffic(
            random.Next(), world, roster.Activities, schedule, promptTextShare: random.Between(.06, .12), MissingColumns);
        CaseEvents = [.. Events().OrderBy(happening => happening.At)];
    }

    /// <summary>The models of the log; rows index into them.</summary>
    public static IReadOnlyList<string> Models => World.Models;

    public static IReadOnlyList<string> Statuses => World.Statuses;

    public static IReadOnlyList<string> UserAgents => World.UserAgents;

    public ScenarioRequest Request { get; }

    public string Name => Request.Name;

    public string Description { get; }

    /// <summary>Columns that are empty in every row, since this provider does not log them; by seed, mostly none.</summary>
    public IReadOnlyList<InteractionColumn> MissingColumns { get; }

    /// <summary>In ordinal order of their ids.</summary>
    public IReadOnlyList<ScenarioAccount> Accounts { get; }

    /// <summary>In the order of <see cref="Accounts"/>.</summary>
    public IReadOnlyList<AccountTruth> Truth { get; }

    /// <summary>The planted campaigns; empty when there is nothing to find.</summary>
    public IReadOnlyList<PlantedWindow> Windows { get; }

    public IReadOnlyList<ReleasedModel> Releases => world.Releases;

    /// <summary>Model releases, and days on which the provider banned many accounts, in the order of time.</summary>
    public IReadOnlyList<ScenarioEvent> CaseEvents { get; }

    /// <summary>The whole of the generated days.</summary>
    public TimeRange Range { get; } = TimeRange.OfDates(World.FirstDate, World.LastDate);

    /// <summary>All interactions, exactly.</summary>
    public long Interactions => before[^1];

    public int Days => before.Length - 1;

    /// <summary>How many interactions the days before this one have: the number of the day's first, less one.</summary>
    public long InteractionsBefore(int day) => before[day];

    internal int LargestDay => Enumerable.Range(0, Days).Max(InteractionsOn);

    /// <summary>The interactions of one day, counted from 0, in the order of time. Safe to call from several threads.</summary>
    public InteractionRow[] Day(int day) => Day(day, new DayRows(InteractionsOn(day))).ToArray();

    /// <summary>The same in room that is used again.</summary>
    internal DayRows Day(int day, DayRows target) => traffic.Generate(day, target);

    /// <summary>All interactions in the order of time, one day in memory at once.</summary>
    public IEnumerable<InteractionRow> Rows()
    {
        for (var day = 0; day < Days; day++)
        {
            foreach (var row in Day(day)) yield return row;
        }
    }

    /// <summary>The text of the row's prompt; null for the many rows whose text the log did not keep.</summary>
    public string? PromptText(in InteractionRow row)
    {
        Span<byte> text = stackalloc byte[PromptWriter.LongestText];
        return row.PromptTemplate == 0 ? null : System.Text.Encoding.UTF8.GetString(text[..WritePromptText(row, text)]);
    }

    internal int WritePromptText(in InteractionRow row, Span<byte> target) => world.Texts.Write(row.PromptTemplate, row.PromptHash, target);

    private int InteractionsOn(int day) => (int)(before[day + 1] - before[day]);

    private ScenarioAccount Registered(ScenarioAccount account) => account with
    {
        Payment = MissingColumns.Contains(InteractionColumn.Payment) ? null : account.Payment,
        EmailDomain = MissingColumns.Contains(InteractionColumn.EmailDomain) ? null : account.EmailDomain,
    };

    private AccountTruth TruthOf(Member member)
    {
        var window = member.Campaign == 0 ? null : Windows[member.Campaign - 1];
        return new AccountTruth(member.Account.AccountId, member.Role, window?.Campaign, window?.Range);
    }

    private static Schedule Scheduled(Roster roster, World world)
    {
        var schedule = new Schedule(roster.Activities.Count, World.Days);
        var random = world.Stream(70);
        foreach (var (activities, interactions) in roster.Shares)
            schedule.Distribute(roster.Activities, activities, interactions, ref random);
        foreach (var activity in roster.Activities) activity.DayWeights = [];
        return schedule;
    }

    /// <summary>
    /// From the first day on which anything was made for the campaign to the last, which in a small scenario can be less than planned.
    /// </summary>
    private static TimeRange Acted(byte campaign, Roster roster, Schedule schedule)
    {
        var activities = Enumerable.Range(0, roster.Activities.Count).Where(a => roster.Activities[a].Campaign == campaign).ToList();
        var days = Enumerable.Range(0, World.Days).Where(day => activities.Any(a => schedule.Count(day, a) > 0)).ToList();
        return TimeRange.OfDates(World.FirstDate.AddDays(days[0]), World.FirstDate.AddDays(days[^1]));
    }

    private IEnumerable<ScenarioEvent> Events()
    {
        foreach (var release in Releases)
            yield return new ScenarioEvent(
                release.At, CaseEventKind.ModelRelease, $"{release.Model} released",
                $"The provider releases {release.Model} to all accounts.", null);

        foreach (var day in Accounts.Where(account => account.BannedAt is not null).GroupBy(account => account.BannedAt!.Value.Date))
        {
            var banned = day.Count();
            if (banned < FewestBannedForEvent) continue;
            yield return new ScenarioEvent(
                day.Min(account => account.BannedAt!.Value), CaseEventKind.Enforcement,
                FormattableString.Invariant($"{banned:N0} accounts banned"),
                FormattableString.Invariant($"The provider bans {banned:N0} accounts in one day."), banned);
        }
    }
}
