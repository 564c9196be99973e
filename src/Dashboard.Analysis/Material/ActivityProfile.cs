using System.Collections.Concurrent;

namespace Dashboard.Analysis.Material;

/// <summary>The activity of an input, summed once: what each account did, and from when to when.</summary>
internal sealed class ActivityProfile
{
    /// <summary>How long the quiet part of a day is, in hours.</summary>
    public const int QuietHours = 8;

    /// <summary>Accounts with fewer interactions say nothing about quiet hours.</summary>
    private const int LeastForQuiet = 48;

    private readonly ConcurrentDictionary<(int Start, int End, double Ratio), bool[]> raised = new();

    // Each account's active days, ascending, and its interactions up to and with each of them.
    private int[] dayStarts;
    private int[] activeDays = [];
    private long[] running = [];

    private ActivityProfile(AnalysisInput input)
    {
        CapabilityCount = input.Capabilities.Count;
        AccountCount = input.Accounts.Count;
        Counts = new int[AccountCount * CapabilityCount];
        Totals = new long[AccountCount];
        FirstDays = new int[AccountCount];
        LastDays = new int[AccountCount];
        LongestPauses = new int[AccountCount];
        dayStarts = new int[AccountCount + 1];
        Array.Fill(FirstDays, -1);
        Array.Fill(LastDays, -1);
    }

    public int AccountCount { get; }

    public int CapabilityCount { get; }

    /// <summary>Interactions, <c>[account × capabilities + capability]</c>.</summary>
    public int[] Counts { get; }

    /// <summary>Interactions of each account.</summary>
    public long[] Totals { get; }

    /// <summary>The first active day of each account, counted from <see cref="FirstDay"/>; −1 for none.</summary>
    public int[] FirstDays { get; }

    /// <summary>The last active day of each account; −1 for none.</summary>
    public int[] LastDays { get; }

    /// <summary>The most days that each account lets pass between two active days; 0 for those active on fewer than two.</summary>
    public int[] LongestPauses { get; }

    /// <summary>The first day of the data, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int FirstDay { get; private set; }

    /// <summary>How many days the data span, gaps included.</summary>
    public int DayCount { get; private set; }

    /// <summary>
    /// The share of each account's interactions in its quietest <see cref="QuietHours"/> in a row, NaN where it has
    /// too few to tell; null where the input has no hours.
    /// </summary>
    public double[]? QuietShares { get; private set; }

    /// <summary>The accounts that tell, by quiet share, the least first; empty where the input has no hours.</summary>
    public int[] ByQuietShare { get; private set; } = [];

    /// <summary>The accounts by requests an active day, the least first.</summary>
    public int[] ByRate { get; private set; } = [];

    /// <summary>
    /// The accounts of each plan that act at all, by requests an active day, the least first; empty where the input does not say.
    /// </summary>
    public IReadOnlyList<(string Plan, int[] Accounts)> ByPlan { get; private set; } = [];

    /// <summary>The accounts by networks, the fewest first; empty where the input does not say.</summary>
    public int[] ByNetworks { get; private set; } = [];

    /// <summary>The accounts by user agents, the fewest first; empty where the input does not say.</summary>
    public int[] ByAgents { get; private set; } = [];

    /// <summary>The accounts whose creation is known, the earliest first; empty where the input does not say.</summary>
    public int[] ByCreation { get; private set; } = [];

    public static ActivityProfile Of(AnalysisInput input)
    {
        var quiet = Quiet(input);
        var profile = new ActivityProfile(input)
        {
            QuietShares = quiet,
            ByQuietShare = Sorted(quiet),
            ByCreation = Sorted(input.CreatedSeconds),
            ByNetworks = Sorted(input.Traits?.Networks?.Select(n => (double)n).ToArray()),
            ByAgents = Sorted(input.Traits?.Agents?.Select(n => (double)n).ToArray()),
        };
        var (first, last) = (int.MaxValue, -1);
        foreach (var day in input.ActivityDays) (first, last) = (Math.Min(first, day), Math.Max(last, day));
        if (last < 0) return profile;
        profile.FirstDay = first;
        profile.DayCount = last - first + 1;
        for (var i = 0; i < input.ActivityAccounts.Length; i++)
        {
            var (account, count, day) = (input.ActivityAccounts[i], input.ActivityInteractions[i], input.ActivityDays[i] - first);
            if (count <= 0) continue;
            profile.Counts[(account * profile.CapabilityCount) + input.ActivityCapabilities[i]] += count;
            profile.Totals[account] += count;
            if (profile.FirstDays[account] < 0 || day < profile.FirstDays[account]) profile.FirstDays[account] = day;
            profile.LastDays[account] = Math.Max(profile.LastDays[account], day);
        }

        profile.KeepDays(input);
        profile.ByRate = Sorted([.. Enumerable.Range(0, profile.AccountCount).Select(profile.Rate)]);
        if (input.Plans is { } plans)
            profile.ByPlan =
                [.. profile.ByRate.Where(a => profile.Totals[a] > 0 && plans[a] is not null).GroupBy(a => plans[a]!, StringComparer.Ordinal)
                    .OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (p.Key, p.ToArray()))];
        return profile;
    }

    private void KeepDays(AnalysisInput input)
    {
        var starts = new int[AccountCount + 1];
        for (var i = 0; i < input.ActivityAccounts.Length; i++)
        {
            if (input.ActivityInteractions[i] > 0) starts[input.ActivityAccounts[i] + 1]++;
        }

        for (var a = 0; a < AccountCount; a++) starts[a + 1] += starts[a];
        var fill = starts.AsSpan(0, AccountCount).ToArray();
        var (days, counts) = (new int[starts[AccountCount]], new long[starts[AccountCount]]);
        for (var i = 0; i < input.ActivityAccounts.Length; i++)
        {
            if (input.ActivityInteractions[i] <= 0) continue;
            var place = fill[input.ActivityAccounts[i]]++;
            (days[place], counts[place]) = (input.ActivityDays[i] - FirstDay, input.ActivityInteractions[i]);
        }

        dayStarts = new int[AccountCount + 1];
        var kept = 0;
        for (var a = 0; a < AccountCount; a++)
        {
            Array.Sort(days, counts, starts[a], starts[a + 1] - starts[a]);
            var sum = 0L;
            for (var i = starts[a]; i < starts[a + 1]; i++)
            {
                sum += counts[i];
                if (kept == dayStarts[a] || days[kept - 1] != days[i]) days[kept++] = days[i];
                counts[kept - 1] = sum;
            }

            dayStarts[a + 1] = kept;
            for (var i = dayStarts[a] + 1; i < kept; i++) LongestPauses[a] = Math.Max(LongestPauses[a], days[i] - days[i - 1]);
        }

        (activeDays, running) = (days[..kept], counts[..kept]);
    }

    /// <summary>The indices of the finite values, ascending by value, ties by index.</summary>
    private static int[] Sorted(double[]? values) => values is null
        ? []
        : [.. Enumerable.Range(0, values.Length).Where(i => double.IsFinite(values[i])).OrderBy(i => values[i])];

    private static double[]? Quiet(AnalysisInput input)
    {
        if (input.HourlyInteractions is not { } hours) return null;
        var shares = new double[input.Accounts.Count];
        for (var account = 0; account < shares.Length; account++)
        {
            var day = hours.AsSpan(24 * account, 24);
            long total = 0;
            foreach (var count in day) total += count;
            var least = long.MaxValue;
            for (var start = 0; start < 24; start++)
            {
                long sum = 0;
                for (var h = 0; h < QuietHours; h++) sum += day[(start + h) % 24];
                least = Math.Min(least, sum);
            }

            shares[account] = total < LeastForQuiet ? double.NaN : least / (double)total;
        }

        return shares;
    }

    /// <summary>Interactions by day of each group of accounts; accounts of group −1 are left out. O(active days).</summary>
    public double[][] Daily(ReadOnlySpan<int> groups, int groupCount)
    {
        var result = new double[groupCount][];
        for (var g = 0; g < groupCount; g++) result[g] = new double[DayCount];
        for (var a = 0; a < groups.Length; a++)
        {
            if (groups[a] >= 0) AddDays(a, result[groups[a]]);
        }

        return result;
    }

    /// <summary>Interactions by day of some accounts. O(their active days).</summary>
    public double[] Daily(IEnumerable<int> accounts)
    {
        var result = new double[DayCount];
        foreach (var account in accounts) AddDays(account, result);
        return result;
    }

    /// <summary>An account's interactions an active day; 0 for none.</summary>
    public double Rate(int account) => Totals[account] / (double)Math.Max(1, dayStarts[account + 1] - dayStarts[account]);

    /// <summary>On how many days from one on an account is active. O(log active days).</summary>
    public int ActiveDays(int account, int from)
    {
        var (start, end) = (dayStarts[account], dayStarts[account + 1]);
        var place = Array.BinarySearch(activeDays, start, end - start, from);
        return end - (place >= 0 ? place : ~place);
    }

    /// <summary>An account's interactions from one day to another, both included. O(log active days).</summary>
    public long Within(int account, int start, int end) => UpTo(account, end) - UpTo(account, start - 1);

    /// <summary>
    /// How many times as busy an account is from one day to another, both included, as on all other days; rates are
    /// smoothed by half a request each. O(log active days).
    /// </summary>
    public double Raise(int account, int start, int end)
    {
        var (days, inside) = (end - start + 1, Within(account, start, end));
        return (inside + 0.5) / days / ((Totals[account] - inside + 0.5) / (DayCount - days));
    }

    /// <summary>
    /// Which accounts are at least so many times as busy from one day to another as on all other days. Kept, because
    /// many clusters ask for the same days. Accounts without activity are not.
    /// </summary>
    public bool[] Raised(int start, int end, double ratio) => raised.GetOrAdd(
        (start, end, ratio),
        key =>
        [.. Enumerable.Range(0, AccountCount).Select(account => Totals[account] > 0 && Raise(account, key.Start, key.End) >= key.Ratio)]);

    private long UpTo(int account, int day)
    {
        var (start, end) = (dayStarts[account], dayStarts[account + 1]);
        var place = Array.BinarySearch(activeDays, start, end - start, day);
        var last = place >= 0 ? place : ~place - 1;
        return last < start ? 0 : running[last];
    }

    private void AddDays(int account, double[] days)
    {
        var before = 0L;
        for (var i = dayStarts[account]; i < dayStarts[account + 1]; i++)
        {
            days[activeDays[i]] += running[i] - before;
            before = running[i];
        }
    }

    /// <summary>Interactions by capability of some accounts.</summary>
    public double[] CapabilityTotals(ReadOnlySpan<int> accounts)
    {
        var totals = new double[CapabilityCount];
        foreach (var account in accounts)
        {
            for (var c = 0; c < CapabilityCount; c++) totals[c] += Counts[(account * CapabilityCount) + c];
        }

        return totals;
    }

    public DateOnly DateOf(int day) => DateOnly.FromDayNumber(FirstDay + day);
}
