using System.Globalization;

namespace Dashboard.Interactions.Import.Parsing;

/// <summary>
/// Reads numbers as points in time: counts since 1970-01-01 UTC in any unit, with a fraction or a power of ten, pairs of
/// seconds and nanoseconds, and the ticks of .NET and of Windows.
/// </summary>
/// <param name="unit">What a number counts; null infers it from its magnitude.</param>
internal sealed class TimeNumbers(TimeUnit? unit)
{
    public const string TooSmall = "“…” is too small a number to be taken for a time; if it is one, say what it counts";
    private const string TooLarge = "“…” is a number of more than 64 bits, and no time";
    private const long SecondMicroseconds = 1_000_000;

    /// <summary>Seconds of more digits are no time of the years up to 2099.</summary>
    private const long EndSeconds = 4_102_444_800L;

    /// <summary>Smaller numbers are not taken for a time unless their unit is given: 20260422 is a date without hyphens.</summary>
    private const ulong SmallestInferred = 100_000_000;

    // Tenths of a microsecond since the year 1, as .NET counts, and since 1601, as Windows does: of the years 2000 to 2099.
    // Nanoseconds of these numbers would be times before 1991, when no model was asked over a network.
    private const long TicksTo1970 = 621_355_968_000_000_000;
    private const long FileTimesTo1970 = 116_444_736_000_000_000;
    private const ulong FirstTick = 630_822_816_000_000_000;
    private const ulong LastTick = 662_380_416_000_000_000;
    private const ulong FirstFileTime = 125_911_584_000_000_000;
    private const ulong LastFileTime = 157_469_184_000_000_000;

    /// <summary>Reads a number; where it looks like one and is no time, the reason.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, out long microseconds, ref string? reason)
    {
        microseconds = 0;
        if (text.IndexOfAny((byte)'e', (byte)'E') > 0) return TryPower(text, out microseconds);
        var isNegative = text is [(byte)'-', ..];
        var point = text.IndexOf((byte)'.');
        var whole = text[(isNegative ? 1 : 0)..(point < 0 ? text.Length : point)];
        var fraction = point < 0 ? default : text[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && fraction.IsEmpty) || whole.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            || fraction.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
        if (whole.Length > 19 || !ulong.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number > long.MaxValue)
        {
            reason = TooLarge;
            return false;
        }

        if (unit is null && number < SmallestInferred)
        {
            reason = TooSmall;
            return false;
        }

        var counts = unit ?? number switch
        {
            >= FirstTick and < LastTick when point < 0 => TimeUnit.Ticks,
            >= FirstFileTime and < LastFileTime when point < 0 => TimeUnit.FileTimes,
            < 100_000_000_000 => TimeUnit.Seconds,
            < 100_000_000_000_000 => TimeUnit.Milliseconds,
            < 100_000_000_000_000_000 => TimeUnit.Microseconds,
            _ => TimeUnit.Nanoseconds,
        };
        long billionths = 0;
        for (var i = 0; i < 9; i++) billionths = (billionths * 10) + (i < fraction.Length ? fraction[i] - '0' : 0);
        var scaled = counts switch
        {
            TimeUnit.Seconds => ((Int128)number * SecondMicroseconds) + (billionths / 1000),
            TimeUnit.Milliseconds => ((Int128)number * 1000) + (billionths / 1_000_000),
            TimeUnit.Microseconds => number,
            TimeUnit.Nanoseconds => number / 1000,
            TimeUnit.Ticks => ((Int128)number - TicksTo1970) / 10,
            TimeUnit.FileTimes => ((Int128)number - FileTimesTo1970) / 10,
            _ => throw new ArgumentOutOfRangeException(nameof(text)),
        };
        microseconds = (long)Int128.Min(isNegative ? -scaled : scaled, long.MaxValue);
        return true;
    }

    // 1.776852e9: a number of seconds and so on, too, but written with fewer digits than it has.
    private bool TryPower(ReadOnlySpan<byte> text, out long microseconds)
    {
        microseconds = 0;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number < SmallestInferred)
            return false;
        var scale =
            (unit
                ?? (number < 1e11m ? TimeUnit.Seconds : number < 1e14m ? TimeUnit.Milliseconds : number < 1e17m
                    ? TimeUnit.Microseconds : TimeUnit.Nanoseconds)) switch
        {
            TimeUnit.Seconds => 1_000_000m,
            TimeUnit.Milliseconds => 1000m,
            TimeUnit.Microseconds => 1m,
            TimeUnit.Nanoseconds => .001m,
            _ => 0m,
        };
        if (scale == 0 || number > 1e19m) return false;
        microseconds = (long)decimal.Min(number * scale, long.MaxValue);
        return true;
    }

    /// <summary>
    /// Reads a pair of seconds and nanoseconds: <c>[1776852000, 123456789]</c>, <c>{"seconds": 1776852000, "nanos": 123456789}</c>.
    /// </summary>
    public static bool TryPair(ReadOnlySpan<byte> text, out long microseconds)
    {
        microseconds = 0;
        var inside = text.Trim("[]{} \t\r\n"u8);
        var comma = inside.IndexOf((byte)',');
        if (!TryMember(comma < 0 ? inside : inside[..comma], "seconds"u8, text[0] == '{', out var seconds)) return false;
        long billionths = 0;
        if (comma >= 0 && !TryMember(inside[(comma + 1)..], "nanos"u8, text[0] == '{', out billionths)) return false;
        if (seconds > EndSeconds || billionths is < 0 or >= 1_000_000_000) return false;
        microseconds = (seconds * SecondMicroseconds) + (billionths / 1000);
        return true;
    }

    private static bool TryMember(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, bool isNamed, out long number)
    {
        number = 0;
        text = text.Trim(" \t\r\n"u8);
        if (isNamed)
        {
            var colon = text.IndexOf((byte)':');
            if (colon < 0 || !text[..colon].Trim("\" _"u8).SequenceEqual(name)) return false;
            text = text[(colon + 1)..];
        }

        text = text.Trim("\" \t"u8);
        return text.Length is > 0 and <= 18 && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
