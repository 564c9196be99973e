namespace Dashboard.Investigations.Jobs;

/// <summary>How long something will take yet.</summary>
public static class TimeLeft
{
    /// <summary>The rest at the pace so far; null where nobody can know.</summary>
    /// <param name="done">The share done, 0 to 1; null where it is not known.</param>
    /// <param name="elapsed">The time that it took.</param>
    /// <param name="leastShare">What is done in less says little of the whole.</param>
    public static TimeSpan? Of(double? done, TimeSpan elapsed, double leastShare) => done is { } share && share >= leastShare && share < 1
        ? elapsed * ((1 - share) / share) : null;
}
