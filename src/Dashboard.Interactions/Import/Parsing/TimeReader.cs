using System.Buffers;
using System.Globalization;
using System.Text;

namespace Dashboard.Interactions.Import.Parsing;

/// <summary>
/// Reads points in time: ISO 8601 with any offset, a space or a T and up to nine fractional digits; numbers since
/// 1970-01-01 UTC, also as a pair of seconds and nanoseconds; ticks of .NET and of Windows; dates of three numbers; and
/// the forms of mail and web-server logs. Microseconds since 1970-01-01
/// UTC come out, finer fractions cut off. A text that could be two times is no time: its problem says what to state.
/// </summary>
/// <param name="unit">What a number counts; null infers it from its magnitude.</param>
/// <param name="zone">The zone of times without an offset; null for UTC.</param>
/// <param name="order">The order of day and month where a date's numbers leave it open.</param>
internal sealed class TimeReader(TimeUnit? unit, TimeZoneInfo? zone, DateOrder? order)
{
    public const string OpenDate = "“…” could be two dates: say whether the day or the month comes first";

    private const string NoTime =
        "“…” is not a time: write it as 2026-04-22T10:00:00Z, or as seconds, milliseconds, microseconds or nanoseconds since 1970";
    private const string OutOfRange = "“…” is outside the years 1970 to 2099";
    private const long SecondMicroseconds = 1_000_000;
    private const long HourMicroseconds = 3600 * SecondMicroseconds;
    private const long DayMicroseconds = 24 * HourMicroseconds;

    /// <summary>The end of 2099, which is not part of the range.</summary>
    private const long End = 4_102_444_800L * SecondMicroseconds;

    private static readonly SearchValues<byte> Nought = SearchValues.Create("0T :.Z+-UC"u8);

    private static readonly string[] NamedMonths =
    [
        "ddd, d MMM yyyy HH:mm:ss zzz", "d MMM yyyy HH:mm:ss zzz", "ddd, d MMM yyyy HH:mm:ss 'GMT'", "d/MMM/yyyy:HH:mm:ss zzz",
        "ddd MMM d HH:mm:ss yyyy", "ddd MMM d HH:mm:ss 'UTC' yyyy", "ddd MMM d yyyy HH:mm:ss", "ddd MMM d yyyy HH:mm:ss 'GMT'zzz",
        "MMM d, yyyy '@' HH:mm:ss", "MMM d, yyyy '@' HH:mm:ss.fff", "d MMM yyyy HH:mm:ss.fff",
        "d MMM yyyy HH:mm:ss", "d MMM yyyy HH:mm", "d MMM yyyy", "MMM d, yyyy HH:mm:ss", "MMM d, yyyy, h:mm:ss tt",
        "MMM d, yyyy h:mm:ss tt", "MMM d, yyyy",
    ];

    private readonly TimeNumbers numbers = new(unit);

    // The offset of a zone changes at most once an hour.
    private long cachedHour = long.MinValue;
    private long cachedOffset;
    private string? cachedProblem;

    /// <summary>Whether any time that was read carried no offset.</summary>
    public bool HasReadLocal { get; private set; }

    /// <summary>Reads a time; where it is none, the reason.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out long microseconds, out string? reason)
    {
        reason = null;
        if (TryIso(text, out microseconds, out var isLocal) || TryBasicIso(text, out microseconds, out isLocal))
            return InRange(ref microseconds, isLocal, out reason);
        if (text is [(byte)'[' or (byte)'{', ..] && TimeNumbers.TryPair(text, out microseconds))
            return InRange(ref microseconds, isLocal: false, out reason);
        if (text.Length > 0 && (char.IsAsciiDigit((char)text[0]) || text[0] == '-') && numbers.TryRead(text, out microseconds, ref reason))
            return InRange(ref microseconds, isLocal: false, out reason);
        if (reason is null && TryThreeNumbers(text, out microseconds, ref reason))
            return InRange(ref microseconds, isLocal: true, out reason);
        if (reason is null && TryNamedMonth(text, out microseconds, out isLocal)) return InRange(ref microseconds, isLocal, out reason);
        reason ??= NoTime;
        return false;
    }

    /// <summary>Whether it is written where there is no time: the beginning of a count of time, at nought o'clock.</summary>
    public static bool IsNoTime(ReadOnlySpan<byte> text)
    {
        if (text.SequenceEqual("0"u8) || text.SequenceEqual("0.0"u8)) return true;
        return text.Length >= 10 && IsBeginning(text[..10]) && !text[10..].ContainsAnyExcept(Nought);
    }

    private static bool IsBeginning(ReadOnlySpan<byte> date) =>
        date.SequenceEqual("1970-01-01"u8) || date.SequenceEqual("0001-01-01"u8) || date.SequenceEqual("0000-00-00"u8)
        || date.SequenceEqual("1601-01-01"u8);

    /// <summary>Whether a time carries no offset, so that its zone matters; false for what is no time.</summary>
    public bool IsLocal(ReadOnlySpan<byte> text)
    {
        string? ignored = null;
        if (TryIso(text, out _, out var isLocal)) return isLocal;
        if (numbers.TryRead(text, out _, ref ignored) || ignored is not null) return false;
        if (TryThreeNumbers(text, out _, ref ignored) || ignored is not null) return true;
        return TryNamedMonth(text, out _, out isLocal) && isLocal;
    }

    /// <summary>The order of day and month that a date of three numbers shows by itself; null where it shows none.</summary>
    public static DateOrder? OrderOf(ReadOnlySpan<byte> text)
    {
        if (!TryDate(text, out var first, out var second, out _, out var separator, out _)) return null;
        if (separator == '.' || first > 12) return DateOrder.DayFirst;
        return second > 12 ? DateOrder.MonthFirst : null;
    }

    // YYYY-MM-DD, or with slashes; then, after a T or a space, HH:MM[:SS[.fffffffff]]; then Z, UTC or an offset.
    private static bool TryIso(ReadOnlySpan<byte> text, out long microseconds, out bool isLocal)
    {
        (microseconds, isLocal) = (0, true);
        if (text.Length < 10 || text[4] != text[7] || text[4] is not ((byte)'-' or (byte)'/')) return false;
        if (!TryDigits(text[..4], out var year) || !TryDigits(text.Slice(5, 2), out var month) || !TryDigits(text.Slice(8, 2), out var day))
            return false;
        if (!TryDays(year, month, day, out var days)) return false;
        microseconds = days * DayMicroseconds;
        if (text.Length == 10) return true;
        return text[10] is (byte)'T' or (byte)'t' or (byte)' ' && TryClock(text[11..], ref microseconds, ref isLocal);
    }

    // YYYYMMDDTHHMMSS[Z]
    private static bool TryBasicIso(ReadOnlySpan<byte> text, out long microseconds, out bool isLocal)
    {
        (microseconds, isLocal) = (0, true);
        if (text.Length < 15 || text[8] != 'T') return false;
        if (!TryDigits(text[..4], out var year) || !TryDigits(text.Slice(4, 2), out var month) || !TryDigits(text.Slice(6, 2), out var day)
            || !TryDays(year, month, day, out var days)) return false;
        if (!TryDigits(text.Slice(9, 2), out var hour) || !TryDigits(text.Slice(11, 2), out var minute)
            || !TryDigits(text.Slice(13, 2), out var second) || hour > 23 || minute > 59 || second > 60) return false;
        microseconds = (days * DayMicroseconds) + (((((hour * 60L) + minute) * 60) + second) * SecondMicroseconds);
        return TryOffset(text[15..], ref microseconds, ref isLocal);
    }

    private static bool TryClock(ReadOnlySpan<byte> text, ref long microseconds, ref bool isLocal)
    {
        if (text.Length < 5 || text[2] != ':' || !TryDigits(text[..2], out var hour) || !TryDigits(text.Slice(3, 2), out var minute)
            || hour > 23 || minute > 59) return false;
        microseconds += ((hour * 60L) + minute) * 60 * SecondMicroseconds;
        text = text[5..];
        if (text is [(byte)':', ..])
        {
            if (text.Length < 3 || !TryDigits(text.Slice(1, 2), out var second) || second > 60) return false;
            microseconds += second * SecondMicroseconds;
            text = text[3..];
            if (text is [(byte)'.' or (byte)',', ..])
            {
                var digits = 1;
                long fraction = 0;
                for (; digits < text.Length && char.IsAsciiDigit((char)text[digits]); digits++)
                {
                    if (digits <= 6) fraction = (fraction * 10) + (text[digits] - '0');
                }

                if (digits is 1 or > 10) return false;
                for (var i = digits - 1; i < 6; i++) fraction *= 10;
                microseconds += fraction;
                text = text[digits..];
            }
        }

        if (text.Length >= 3 && text[0] == ' ' && (text[^1] is (byte)'M' or (byte)'m'))
        {
            var isAfternoon = text[^2] is (byte)'P' or (byte)'p';
            if (text.Length != 3 || (!isAfternoon && text[^2] is not ((byte)'A' or (byte)'a')) || hour is 0 or > 12) return false;
            microseconds += ((isAfternoon ? 12 : 0) - (hour == 12 ? 12 : 0)) * HourMicroseconds;
            return true;
        }

        return TryOffset(text.TrimStart((byte)' '), ref microseconds, ref isLocal);
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, ref long microseconds, ref bool isLocal)
    {
        if (text.IsEmpty) return true;
        isLocal = false;
        if (text is [(byte)'Z' or (byte)'z'] || text.SequenceEqual("UTC"u8) || text.SequenceEqual("GMT"u8)) return true;
        if (text[0] is not ((byte)'+' or (byte)'-')) return false;
        var minutes = 0;
        var digits = text[1..];
        if (digits.Length < 2 || !TryDigits(digits[..2], out var hours) || hours > 18) return false;
        digits = digits[2..];
        if (digits is [(byte)':', ..]) digits = digits[1..];
        if (!digits.IsEmpty && (digits.Length != 2 || !TryDigits(digits, out minutes) || minutes > 59)) return false;
        microseconds -= (text[0] == '-' ? -1 : 1) * ((hours * 60L) + minutes) * 60 * SecondMicroseconds;
        return true;
    }

    private bool TryThreeNumbers(ReadOnlySpan<byte> text, out long microseconds, ref string? reason)
    {
        microseconds = 0;
        if (!TryDate(text, out var first, out var second, out var year, out _, out var length)) return false;
        if ((OrderOf(text) ?? order) is not { } known)
        {
            reason = OpenDate;
            return false;
        }

        var (day, month) = known == DateOrder.DayFirst ? (first, second) : (second, first);
        if (!TryDays(year, month, day, out var days)) return false;
        microseconds = days * DayMicroseconds;
        var clock = text[length..].TrimStart(", T"u8);
        var isLocal = true;
        return clock.IsEmpty || TryClock(clock is [_, (byte)':', ..] ? [(byte)'0', .. clock] : clock, ref microseconds, ref isLocal);
    }

    private static bool TryNamedMonth(ReadOnlySpan<byte> text, out long microseconds, out bool isLocal)
    {
        (microseconds, isLocal) = (0, true);
        // JavaScript writes the zone's name behind its offset: GMT+0000 (Coordinated Universal Time).
        if (text is [.., (byte)')'] && text.LastIndexOf(" ("u8) is > 0 and var name) text = text[..name];
        if (text.Length is < 8 or > 40) return false;
        var words = Encoding.UTF8.GetString(text);
        if (!DateTimeOffset.TryParseExact(
            words, NamedMonths, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var at))
            return false;
        isLocal = !words.Contains(" GMT", StringComparison.Ordinal) && !words.AsSpan(words.Length - 6).ContainsAny('+', '-');
        microseconds = (at.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        return true;
    }

    /// <summary>A date of two short numbers and a year of four digits.</summary>
    private static bool TryDate(ReadOnlySpan<byte> text, out int first, out int second, out int year, out char separator, out int length)
    {
        (first, second, year, separator, length) = (0, 0, 0, ' ', 0);
        var one = text.IndexOfAny("./-"u8);
        if (one is not (1 or 2)) return false;
        separator = (char)text[one];
        var rest = text[(one + 1)..];
        var two = rest.IndexOf((byte)separator);
        if (two is not (1 or 2) || rest.Length < two + 5) return false;
        length = one + 1 + two + 5;
        return TryDigits(text[..one], out first) && TryDigits(rest[..two], out second) && TryDigits(rest.Slice(two + 1, 4), out year);
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var value in text)
        {
            var digit = value - '0';
            if ((uint)digit > 9) return false;
            number = (number * 10) + digit;
        }

        return true;
    }

    // Days since 1970-01-01 in the proleptic Gregorian calendar, for the years 0 to 9999 (Hinnant, “chrono-compatible low-level date
    // algorithms”).
    private static bool TryDays(int year, int month, int day, out long days)
    {
        days = 0;
        if (month is < 1 or > 12 || day < 1 || day > (year == 0 ? DateTime.DaysInMonth(4, month) : DateTime.DaysInMonth(year, month)))
            return false;
        var shifted = month <= 2 ? year - 1 : year;
        var era = (shifted >= 0 ? shifted : shifted - 399) / 400;
        var yearOfEra = shifted - (era * 400);
        var dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        days = (era * 146_097L) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719_468;
        return true;
    }

    private bool InRange(ref long microseconds, bool isLocal, out string? reason)
    {
        reason = null;
        HasReadLocal |= isLocal;
        if (isLocal && zone is not null && microseconds is > -DayMicroseconds and < End + DayMicroseconds)
        {
            var hour = Math.DivRem(microseconds, HourMicroseconds / 4, out _);
            if (hour != cachedHour) LookUp(hour, microseconds);
            if (cachedProblem is not null)
            {
                reason = cachedProblem;
                return false;
            }

            microseconds -= cachedOffset;
        }

        if (microseconds is >= 0 and < End) return true;
        reason = OutOfRange;
        return false;
    }

    private void LookUp(long quarter, long microseconds)
    {
        var local = DateTime.SpecifyKind(
            DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond), DateTimeKind.Unspecified);
        cachedHour = quarter;
        cachedProblem = zone!.IsAmbiguousTime(local)
            ? $"“…” happened twice in {zone.Id}, when the clocks went back: write it with its offset"
            : zone.IsInvalidTime(local)
            ? $"“…” did not happen in {zone.Id}, where the clocks went forward over it: write it with its offset"
            : null;
        cachedOffset = cachedProblem is null ? zone.GetUtcOffset(local).Ticks / TimeSpan.TicksPerMicrosecond : 0;
    }
}
