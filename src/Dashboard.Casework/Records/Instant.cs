using System.Globalization;

namespace Dashboard.Casework.Records;

/// <summary>How an instant is stored and hashed: UTC, to the microsecond, always 27 characters.</summary>
public static class Instant
{
    public const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static string Format(DateTime instant) => instant.Kind == DateTimeKind.Utc
        ? instant.ToString(Pattern, CultureInfo.InvariantCulture)
        : throw new ArgumentException("Casework keeps time in UTC only.", nameof(instant));

    /// <summary>The instant that a stored text says, UTC.</summary>
    public static DateTime Parse(string text) =>
        DateTime.ParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>The clock's time in the precision that is stored, so that what is returned is what is read back.</summary>
    internal static DateTime UtcNow(TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
