using System.Globalization;

namespace Dashboard.Investigations.Imports;

/// <summary>How much is taken in over the page.</summary>
public sealed record UploadLimits
{
    /// <summary>The largest file, in bytes; larger ones are imported with the command.</summary>
    public long MaxFileBytes { get; init; } = 8L << 30;

    /// <summary>All files that have arrived and are not yet imported, in bytes.</summary>
    public long MaxWaitingBytes { get; init; } = 32L << 30;

    /// <summary>What has to stay free on the workspace's disk, in bytes.</summary>
    public long MinFreeBytes { get; init; } = 1L << 30;

    /// <summary>A number of bytes for people.</summary>
    internal static string Words(long bytes) => bytes switch
    {
        >= 1L << 30 => $"{(bytes / (double)(1L << 30)).ToString("0.#", CultureInfo.InvariantCulture)} GiB",
        >= 1L << 20 => $"{(bytes / (double)(1L << 20)).ToString("0.#", CultureInfo.InvariantCulture)} MiB",
        _ => $"{bytes.ToString("N0", CultureInfo.InvariantCulture)} bytes",
    };
}

/// <summary>Why an upload was refused.</summary>
public enum UploadRefusal
{
    /// <summary>It is larger than a sent file may be.</summary>
    TooLarge,

    /// <summary>Too much waits already, or the disk is nearly full.</summary>
    NoRoom,
}

/// <summary>An upload was refused, and nothing of it kept; the message is for the person who sent it.</summary>
/// <param name="message">Why, and what to do.</param>
/// <param name="reason">The kind of reason.</param>
public sealed class UploadRefusedException(string message, UploadRefusal reason) : Exception(message)
{
    public UploadRefusal Reason { get; } = reason;
}
