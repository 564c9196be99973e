namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// How much may come out of a packed file before it is taken for a decompression bomb. Logs pack to a tenth or a
/// fiftieth; what packs much better than that, and is large, was made to fill a disk.
/// </summary>
internal static class UnpackLimits
{
    /// <summary>The most that is unpacked of one file, in bytes: 64 GiB.</summary>
    public const long MaxBytes = 64L << 30;

    /// <summary>The most that one packed byte may unpack to, once <see cref="RatioMatters"/> is passed.</summary>
    public const int MaxRatio = 200;

    /// <summary>Below this size, in bytes, a ratio says nothing: 256 MiB.</summary>
    public const long RatioMatters = 256L << 20;

    /// <summary>Below this many rows of Parquet nothing is said about their density.</summary>
    public const long RowsMatter = 10_000_000;

    /// <summary>The most that one byte of Parquet may stand for: its dictionaries keep each different text once.</summary>
    public const int MaxValueRatio = 5_000;

    /// <summary>Refuses what has unpacked to more than it may.</summary>
    /// <param name="unpacked">What has come out so far, in bytes.</param>
    /// <param name="packed">The whole packed file, in bytes.</param>
    /// <exception cref="InvalidDataException">It is too much.</exception>
    public static void Check(long unpacked, long packed)
    {
        if (unpacked > MaxBytes)
            throw new InvalidDataException(
                $"it unpacks to more than {MaxBytes >> 30} GiB, the most that is read of one packed file. Split it, or unpack it first.");
        if (unpacked > RatioMatters && unpacked / MaxRatio > packed)
            throw new InvalidDataException(
                $"it unpacks to more than {MaxRatio} times its size, as a file does that was made to fill a disk. If it is a real log, unpack it first.");
    }

    /// <summary>Refuses Parquet with more rows than its bytes can tell apart: a row of a log takes more than a bit.</summary>
    /// <exception cref="InvalidDataException">There are too many.</exception>
    public static void CheckRows(long rows, long bytes)
    {
        if (rows > RowsMatter && rows / 8 > bytes)
            throw new InvalidDataException($"it claims {rows:N0} rows in {bytes:N0} bytes, as a file does that was made to fill a disk.");
    }

    /// <summary>Refuses Parquet whose values come to more than those of any log.</summary>
    /// <param name="values">What was read of them so far, in bytes.</param>
    /// <param name="packed">The whole file, in bytes.</param>
    /// <exception cref="InvalidDataException">It is too much.</exception>
    public static void CheckValues(long values, long packed)
    {
        if (values > MaxBytes)
            throw new InvalidDataException(
                $"its values come to more than {MaxBytes >> 30} GiB, the most that is read of one file. Split it.");
        if (values > RatioMatters && values / MaxValueRatio > packed)
            throw new InvalidDataException(
                $"its values come to more than {MaxValueRatio:N0} times its size, as in a file that was made to fill a disk.");
    }
}
