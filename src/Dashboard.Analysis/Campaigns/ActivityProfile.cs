namespace Dashboard.Analysis.Campaigns;

/// <summary>The activity of an input, summed once: what each account did, and from when to when.</summary>
internal sealed class ActivityProfile
{
    /// <summary>How long the quiet part of a day is, in hours.</summary>
    public const int QuietHours = 8;

    /// <summary>Accounts with fewer interactions say nothing about quiet hours.</summary>
    private const int LeastForQuiet = 48;


    private ActivityProfile(AnalysisInput input)
    {
        Input = input;
        CapabilityCount = input.Capabilities.Count;
        AccountCount = input.Accounts.Count;
        Counts = new int[AccountCount * CapabilityCount];
        Totals = new long[AccountCount];
        FirstDays = new int[AccountCount];
        LastDays = new int[AccountCount];
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

    /// <summary>The first day of the data, as <see cref="DateOnly.DayNumber"/>.</summary>
    public int FirstDay { get; private set; }

    /// <summary>How many days the data span, gaps included.</summary>
    public int DayCount { get; private set; }

    /// <summary>
    /// The share of each account's interactions in its quietest <see cref="QuietHours"/> in a row, NaN where it has
    /// too few to tell; null where the input has no hours.
    /// </summary>
    public double[]? QuietShares { get; private set; }

    private AnalysisInput Input { get; }

    public static ActivityProfile Of(AnalysisInput input)
    {
        var profile = new ActivityProfile(input) { QuietShares = Quiet(input) };
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

        return profile;
    }

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

    /// <summary>Interactions by day of each group of accounts; accounts of group −1 are left out.</summary>
    public double[][] Daily(ReadOnlySpan<int> groups, int groupCount)
    {
        var result = new double[groupCount][];
        for (var g = 0; g < groupCount; g++) result[g] = new double[DayCount];
        for (var i = 0; i < Input.ActivityAccounts.Length; i++)
        {
            var group = groups[Input.ActivityAccounts[i]];
            if (group >= 0) result[group][Input.ActivityDays[i] - FirstDay] += Math.Max(0, Input.ActivityInteractions[i]);
        }

        return result;
    }

    /// <summary>Each account's interactions from one day to another, both included.</summary>
    public long[] Within(int start, int end)
    {
        var result = new long[AccountCount];
        for (var i = 0; i < Input.ActivityAccounts.Length; i++)
        {
            var day = Input.ActivityDays[i] - FirstDay;
            if (day >= start && day <= end) result[Input.ActivityAccounts[i]] += Math.Max(0, Input.ActivityInteractions[i]);
        }

        return result;
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
