namespace Dashboard.Interactions.Store;

/// <summary>Bins of UTC time: weeks start on Monday.</summary>
internal static class TimeBins
{
    /// <summary>The most bins where the store chooses the width.</summary>
    public const int MaxChosen = 400;

    /// <summary>The most bins at all; a finer width that was asked for gives way to the next coarser one.</summary>
    public const int MaxAsked = 20_000;

    /// <summary>The finest width, from the one asked for on, that does not give too many bins.</summary>
    public static Resolution Choose(Resolution? asked, DateTime start, DateTime end)
    {
        var most = asked is null ? MaxChosen : MaxAsked;
        for (var resolution = asked ?? Resolution.Second; resolution < Resolution.Year; resolution++)
        {
            if (Of(resolution, start, end, most + 1).Count <= most) return resolution;
        }

        return Resolution.Year;
    }

    /// <summary>
    /// The starts of the bins from the one that holds <paramref name="start"/> to the last before <paramref name="end"/>.
    /// </summary>
    public static List<DateTime> Of(Resolution resolution, DateTime start, DateTime end, int most = int.MaxValue)
    {
        var bins = new List<DateTime>();
        for (var bin = StartOf(resolution, start); bin < end && bins.Count < most; bin = Next(resolution, bin)) bins.Add(bin);
        return bins;
    }

    /// <summary>The place of the bin of each day, of days or more; −1 outside of them.</summary>
    public static int[] OfDays(Resolution resolution, List<DateTime> bins, DateOnly first, int days)
    {
        var places = bins.Index().ToDictionary(b => b.Item, b => b.Index);
        return [.. Enumerable.Range(0, days).Select(
            d => places.GetValueOrDefault(StartOf(resolution, first.AddDays(d).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)), -1))];
    }

    /// <summary>The bin of a time, as an expression.</summary>
    public static string Expression(Resolution resolution, string time) =>
        $"CAST(date_trunc('{resolution.ToString().ToLowerInvariant()}', {time}) AS TIMESTAMP)";

    private static DateTime StartOf(Resolution resolution, DateTime instant)
    {
        var day = instant.Date;
        return resolution switch
        {
            Resolution.Second => new DateTime(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc),
            Resolution.Minute => new DateTime(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Utc),
            Resolution.Hour => new DateTime(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerHour), DateTimeKind.Utc),
            Resolution.Day => day,
            Resolution.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            Resolution.Month => new DateTime(day.Year, day.Month, 1, 0, 0, 0, DateTimeKind.Utc),
            Resolution.Year => new DateTime(day.Year, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            _ => throw new ArgumentOutOfRangeException(nameof(resolution)),
        };
    }

    private static DateTime Next(Resolution resolution, DateTime bin) => resolution switch
    {
        Resolution.Second => bin.AddSeconds(1),
        Resolution.Minute => bin.AddMinutes(1),
        Resolution.Hour => bin.AddHours(1),
        Resolution.Day => bin.AddDays(1),
        Resolution.Week => bin.AddDays(7),
        Resolution.Month => bin.AddMonths(1),
        Resolution.Year => bin.AddYears(1),
        _ => throw new ArgumentOutOfRangeException(nameof(resolution)),
    };
}
