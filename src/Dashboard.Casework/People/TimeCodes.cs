using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Dashboard.Casework.People;

/// <summary>
/// One-time codes by the clock (RFC 6238): six digits of HMAC-SHA-1 over the number of the 30-second step, one step before
/// and after accepted. A step that was accepted, and each before it, never is again.
/// </summary>
internal static class TimeCodes
{
    private const int StepSeconds = 30;
    private const int StepsOfDoubt = 1;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The step that a code is of, later than the last accepted one; null when it is of none.</summary>
    /// <param name="secret">The device's secret, in base 32.</param>
    /// <param name="digits">The six digits.</param>
    /// <param name="last">The last step that was accepted; null for none.</param>
    /// <param name="at">Now, UTC.</param>
    public static long? StepOf(string secret, string digits, long? last, DateTime at)
    {
        var key = KeyOf(secret);
        var now = new DateTimeOffset(at, TimeSpan.Zero).ToUnixTimeSeconds() / StepSeconds;
        for (var step = now - StepsOfDoubt; step <= now + StepsOfDoubt; step++)
        {
            var fits = CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.UTF8.GetBytes(At(key, step)), System.Text.Encoding.UTF8.GetBytes(digits));
            if (fits && !(step <= last)) return step;
        }

        return null;
    }

    private static string At(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 as authenticator apps have it is made with SHA-1.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] KeyOf(string secret)
    {
        var (key, bits, held) = (new List<byte>(), 0, 0);
        foreach (var letter in secret)
        {
            var value = Base32.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if (value < 0) continue;
            (bits, held) = (((bits << 5) | value) & 0xFFF, held + 5);
            if (held < 8) continue;
            held -= 8;
            key.Add((byte)(bits >> held));
        }

        return [.. key];
    }
}
