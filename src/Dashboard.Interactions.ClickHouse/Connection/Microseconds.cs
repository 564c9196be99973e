using System.Globalization;

namespace Dashboard.Interactions.ClickHouse.Connection;

/// <summary>Times as whole numbers: microseconds since 1970-01-01 UTC, and days since then. Exact, of no zone, and of any year.</summary>
internal static class Microseconds
{
    public const long OfHour = 3_600_000_000;
    public const long OfDay = 24 * OfHour;

    private static readonly int FirstDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    public static long Of(DateTime time) => (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTime ToTime(long microseconds) => DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    public static int Of(DateOnly day) => day.DayNumber - FirstDay;

    public static DateOnly ToDay(int number) => DateOnly.FromDayNumber(FirstDay + number);

    /// <summary>The number of whole units before a time, as an expression: rounded down, before 1970 too.</summary>
    public static string Units(string time, long unit) =>
        $"intDiv({time} - positiveModulo({time}, {unit.ToString(CultureInfo.InvariantCulture)}), {unit.ToString(CultureInfo.InvariantCulture)})";

    /// <summary>The hour of the week of a time, 0 for Monday 00:00 UTC, as an expression: 1970-01-01 was a Thursday.</summary>
    public static string HourOfWeek(string time) => $"positiveModulo({Units(time, OfHour)} + 72, 168)";
}
