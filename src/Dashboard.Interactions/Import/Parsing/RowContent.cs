using System.IO.Hashing;
using System.Text;

namespace Dashboard.Interactions.Import.Parsing;

/// <summary>
/// What tells rows of one id apart, in 64 bits: above, how complete a row is; below, a hash of what was read of it. The
/// row that counts is the more complete one: one that succeeded before one that failed, then the one with more tokens,
/// then the one with more fields.
/// </summary>
internal static class RowContent
{
    // From the highest bit: 1 for success, 23 for tokens, 8 for fields.
    private const int MostTokens = (1 << 23) - 1;
    private const int FieldBits = 8;

    private static readonly byte[][] Failures =
        [.. new[] { "fail", "error", "cancel", "timeout", "abort", "reject", "throttl", "denied", "exception" }.Select(
            Encoding.ASCII.GetBytes)];

    /// <summary>The content of the row that is being filled in; never 0.</summary>
    /// <param name="batch">Its batch.</param>
    /// <param name="row">Its place there.</param>
    /// <param name="start">Where its texts begin.</param>
    /// <param name="fields">How many fields of text there are.</param>
    public static ulong Of(ParsedBatch batch, int row, int start, int fields)
    {
        var (tokens, filled) = (0L, 0);
        var numbers = batch.Times[row];
        for (var i = 0; i < batch.Counts.Length; i++)
        {
            var count = batch.Counts[i][row];
            numbers = unchecked((numbers * 31) + count);
            if (count < 0) continue;
            filled++;
            if (i is 1 or 2) tokens += count;
        }

        for (var i = 0; i < fields; i++)
        {
            if (!batch.Texts[i].Has(row)) continue;
            filled++;
            numbers = unchecked((numbers * 31) + i);
        }

        var digest = (uint)XxHash3.HashToUInt64(batch.Bytes[start..], numbers);
        var isSuccess = !batch.Texts[BatchField.Status].Has(row) || !IsFailure(batch.Text(BatchField.Status, row));
        return ((ulong)Rank(isSuccess, tokens, filled) << 32) | Math.Max(digest, 1);
    }

    /// <summary>The hash of what was read, as the store keeps it.</summary>
    public static int DigestOf(ulong content) => unchecked((int)(uint)content);

    /// <summary>How complete the row is.</summary>
    public static uint RankOf(ulong content) => (uint)(content >> 32);

    /// <summary>The content of a row that the store has; how many fields its log gave is not known any more.</summary>
    /// <param name="digest">The hash that was kept.</param>
    /// <param name="isFailure">Whether its status is one of failure.</param>
    /// <param name="tokens">Its tokens.</param>
    public static ulong OfStored(int digest, bool isFailure, long tokens) => ((ulong)Rank(!isFailure, tokens, 0) << 32) | (uint)digest;

    /// <summary>Whether a row succeeded where a stored one failed, or has more tokens.</summary>
    public static bool IsMoreCompleteThanStored(ulong content, ulong stored) => RankOf(content) >> FieldBits > RankOf(stored) >> FieldBits;

    private static uint Rank(bool isSuccess, long tokens, int filled) =>
        (isSuccess ? 1U << 31 : 0) | ((uint)Math.Min(tokens, MostTokens) << FieldBits) | (uint)Math.Min(filled, (1 << FieldBits) - 1);

    /// <summary>Whether a status says that the request failed: by its words, or as a number of HTTP or below zero.</summary>
    public static bool IsFailure(ReadOnlySpan<byte> status)
    {
        if (status is [(byte)'-', ..]
            || (status.Length == 3 && status[0] is (byte)'4' or (byte)'5' && !status.ContainsAnyExceptInRange((byte)'0', (byte)'9')))
            return true;
        if (Ascii.EqualsIgnoreCase(status, "false"u8)) return true;
        foreach (var word in Failures)
        {
            for (var at = 0; at + word.Length <= status.Length; at++)
            {
                if (Ascii.EqualsIgnoreCase(status.Slice(at, word.Length), word)) return true;
            }
        }

        return false;
    }
}
