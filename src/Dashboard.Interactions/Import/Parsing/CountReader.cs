using System.Globalization;

namespace Dashboard.Interactions.Import.Parsing;

/// <summary>Reads counts: whole numbers that are not negative, however they are written: 12, 1,234, 1_234, 1 234, 12.0, 1.2e3.</summary>
internal static class CountReader
{
    /// <summary>The most digits of a count.</summary>
    private const int MostDigits = 18;

    public enum Result
    {
        Read,
        NoCount,
        TooLarge,
    }

    public static Result TryRead(ReadOnlySpan<byte> text, out long count)
    {
        count = 0;
        if (text.Length <= MostDigits && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            foreach (var digit in text) count = (count * 10) + (digit - '0');
            return text.IsEmpty ? Result.NoCount : Result.Read;
        }

        return TryReadWritten(text, out count);
    }

    private static Result TryReadWritten(ReadOnlySpan<byte> text, out long count)
    {
        count = 0;
        Span<byte> digits = stackalloc byte[64];
        if (text.Length > digits.Length || text[0] is < (byte)'0' or > (byte)'9') return Result.NoCount;
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var separator = SeparatorAt(text[i..]);
            if (separator == 0) digits[length++] = text[i];
            else if (!IsGroup(text[(i + separator)..])) return Result.NoCount;
            else i += separator - 1;
        }

        if (!decimal.TryParse(
            digits[..length], NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
            return digits[..length].ContainsAnyExceptInRange((byte)'0', (byte)'9') ? Result.NoCount : Result.TooLarge;
        if (number != decimal.Truncate(number)) return Result.NoCount;
        if (number >= 1_000_000_000_000_000_000m) return Result.TooLarge;
        count = (long)number;
        return Result.Read;
    }

    // A comma, an underscore, an apostrophe, a space, or one that does not break (U+00A0, U+202F); its length in bytes.
    private static int SeparatorAt(ReadOnlySpan<byte> text) => text switch
    {
        [(byte)',' or (byte)'_' or (byte)'\'' or (byte)' ', ..] => 1,
        [0xC2, 0xA0, ..] => 2,
        [0xE2, 0x80, 0xAF, ..] => 3,
        _ => 0,
    };

    // After a separator come three digits, and then no fourth.
    private static bool IsGroup(ReadOnlySpan<byte> rest) =>
        rest.Length >= 3 && !rest[..3].ContainsAnyExceptInRange((byte)'0', (byte)'9')
        && (rest.Length == 3 || rest[3] is < (byte)'0' or > (byte)'9');
}
