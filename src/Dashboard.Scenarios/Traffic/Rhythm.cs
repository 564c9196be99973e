namespace Dashboard.Scenarios.Traffic;

/// <summary>How the hours of a local day and the days of a week share out an account's sessions.</summary>
internal sealed class Rhythm
{
    public const int MillisecondsPerHour = 3_600_000;
    public const int MillisecondsPerDay = 24 * MillisecondsPerHour;

    private readonly Mix<int> hours;

    /// <param name="hourWeights">24 weights, local midnight first.</param>
    /// <param name="saturday">Volume of a Saturday against a weekday's.</param>
    /// <param name="sunday">The same for a Sunday.</param>
    /// <param name="onSchedule">Starts cluster in the first minutes of an hour, as scheduled jobs do.</param>
    public Rhythm(double[] hourWeights, double saturday, double sunday, bool onSchedule = false)
    {
        hours = new Mix<int>([.. hourWeights.Select((weight, hour) => (hour, weight))]);
        (Saturday, Sunday, OnSchedule) = (saturday, sunday, onSchedule);
    }

    public double Saturday { get; }

    public double Sunday { get; }

    public bool OnSchedule { get; }

    public static Rhythm Office { get; } = new(
        [1, .5, .3, .2, .2, .4, 1, 3, 7, 10, 11, 11, 8, 9, 11, 11, 10, 8, 5, 3.5, 3, 3, 2, 1.5], .25, .2);

    public static Rhythm Evening { get; } = new(
        [3, 1.5, .7, .4, .3, .3, .6, 1.5, 2.5, 3, 3.5, 4, 4.5, 4, 4, 4.5, 5, 6, 8, 10, 11, 11, 9, 6], 1.25, 1.35);

    public static Rhythm Student { get; } = new(
        [7, 5, 3, 1.5, .8, .5, .5, 1, 2.5, 4, 5.5, 6, 5.5, 6, 7, 7, 6.5, 6, 6.5, 8, 9.5, 10.5, 10.5, 9], .7, 1.1);

    /// <summary>Pushes during the working day, and a nightly run.</summary>
    public static Rhythm Builds { get; } = new(
        [3, 6, 26, 9, 2, 1, 1, 2, 5, 8, 9, 9, 7, 8, 9, 9, 9, 7, 4, 3, 2, 2, 2, 2], .5, .45, onSchedule: true);

    public static Rhythm AroundTheClock { get; } = new([.. Enumerable.Repeat(1.0, 24)], .95, .95, onSchedule: true);

    /// <summary>People who build against a deadline and sleep little.</summary>
    public static Rhythm Marathon { get; } = new([8, 7, 6, 4, 3, 2, 2, 3, 5, 7, 9, 10, 9, 9, 10, 10, 10, 10, 9, 9, 10, 11, 11, 10], 1, 1);

    /// <summary>
    /// A scheduler that hands work round in turn while people look after it in shifts: flatter than any person, but
    /// with a lull that no scheduler alone would have.
    /// </summary>
    public static Rhythm RoundRobin(double lull, int lullHour) => new(
        [.. Enumerable.Range(0, 24).Select(hour => 1 - lull * Math.Max(0, Math.Cos((hour - lullHour) * Math.PI / 12)))], .93, .88);

    public double OnDay(DayOfWeek day) => day switch
    {
        DayOfWeek.Saturday => Saturday,
        DayOfWeek.Sunday => Sunday,
        _ => 1,
    };

    /// <summary>When a session starts, in milliseconds of the UTC day.</summary>
    public int Draw(ref RandomStream random, int offsetHours)
    {
        var local = hours.Draw(ref random) * MillisecondsPerHour;
        local += OnSchedule && random.Chance(.7)
            ? Math.Min((int)random.Exponential(150_000), MillisecondsPerHour - 1)
            : random.Below(MillisecondsPerHour);
        return (local - offsetHours * MillisecondsPerHour + 2 * MillisecondsPerDay) % MillisecondsPerDay;
    }
}
