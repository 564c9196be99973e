using System.Globalization;

namespace Dashboard.Core;

/// <summary>
/// A span of UTC time, half-open in storage: <see cref="Start"/> is part of it, <see cref="End"/> is not.
/// People read and write it by inclusive dates, so that <c>2026-04-22..2026-06-05</c> holds the whole of 5 June:
/// the end date of a window is part of the window.
/// </summary>
public readonly record struct TimeRange
{
    private const int FirstYear = 1900;
    private const int LastYear = 2999;
    private const string DateFormat = "yyyy-MM-dd";
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'";

    /// <summary>Makes a range from two instants.</summary>
    /// <exception cref="ArgumentException">The end is not after the start, or one of the two is not UTC.</exception>
    public TimeRange(DateTime start, DateTime end)
    {
        if (start.Kind != DateTimeKind.Utc || end.Kind != DateTimeKind.Utc) throw new ArgumentException("A time range is given in UTC.");
        if (end <= start) throw new ArgumentException($"A time range ends after it starts; {end:O} is not after {start:O}.");
        Start = start;
        End = end;
    }

    /// <summary>The first instant, UTC, part of the range.</summary>
    public DateTime Start { get; }

    /// <summary>The first instant after the range, UTC.</summary>
    public DateTime End { get; }

    /// <summary>How long the range is.</summary>
    public TimeSpan Duration => End - Start;

    /// <summary>Whether both ends fall on midnight UTC, so that the range is a whole number of days.</summary>
    public bool IsWholeDays => Start.TimeOfDay == TimeSpan.Zero && End.TimeOfDay == TimeSpan.Zero;

    /// <summary>The first date of the range.</summary>
    public DateOnly FirstDate => DateOnly.FromDateTime(Start);

    /// <summary>The last date that has a part in the range.</summary>
    public DateOnly LastDate => DateOnly.FromDateTime(End.AddTicks(-1));

    /// <summary>The whole days from <paramref name="first"/> to <paramref name="last"/>, both part of the range.</summary>
    public static TimeRange OfDates(DateOnly first, DateOnly last) =>
        new(first.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), last.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));

    /// <summary>Whether the instant lies in the range.</summary>
    public bool Contains(DateTime instant) => instant >= Start && instant < End;

    /// <summary>
    /// Parses <c>2026-04-22..2026-06-05</c> (inclusive dates) or <c>2026-04-22T10:00:00Z..2026-04-22T12:00:00Z</c>
    /// (instants, the end not included).
    /// </summary>
    /// <exception cref="FormatException">The text is not a range, or one of the far past or future.</exception>
    public static TimeRange Parse(string text)
    {
        var parts = text.Split("..");
        if (parts.Length == 2)
        {
            if (TryDate(parts[0], out var first) && TryDate(parts[1], out var last) && first <= last)
                return IsWithin(first.Year, last.Year) ? OfDates(first, last) : throw Beyond(text);
            if (TryInstant(parts[0], out var start) && TryInstant(parts[1], out var end) && start < end)
                return IsWithin(start.Year, end.Year) ? new TimeRange(start, end) : throw Beyond(text);
        }

        throw new FormatException(
            $"'{text}' is not a time range: write two dates, both included (2026-04-22..2026-06-05), or two UTC instants (2026-04-22T10:00:00Z..2026-04-22T12:00:00Z), the earlier first.");
    }

    /// <summary>Reads one date, <c>2026-06-05</c>, of those that a range can have.</summary>
    public static bool TryParseDate(string? text, out DateOnly date) => TryDate(text ?? "", out date) && IsWithin(date.Year, date.Year);

    /// <summary>Whether a range can reach to the instant.</summary>
    public static bool CanHold(DateTime instant) => IsWithin(instant.Year, instant.Year);

    /// <summary>The text that <see cref="Parse"/> reads back.</summary>
    public override string ToString() => IsWholeDays
        ? $"{FirstDate.ToString(DateFormat, CultureInfo.InvariantCulture)}..{LastDate.ToString(DateFormat, CultureInfo.InvariantCulture)}"
        : $"{Start.ToString(InstantFormat, CultureInfo.InvariantCulture)}..{End.ToString(InstantFormat, CultureInfo.InvariantCulture)}";

    // Every date of a range has one before and one after, in whatever time zone: where the calendar of the program ends there is none.
    private static bool IsWithin(int first, int last) => first >= FirstYear && last <= LastYear;

    private static FormatException Beyond(string text) =>
        new($"'{text}' is beyond what can be counted: a time range lies in the years {FirstYear} to {LastYear}.");

    private static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static bool TryInstant(string text, out DateTime instant) =>
        DateTime.TryParseExact(
            text, [InstantFormat, "yyyy-MM-dd'T'HH:mm'Z'"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);
}
