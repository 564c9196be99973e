using System.IO.Pipes;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.Investigations.Backups;

namespace Dashboard.Control;

/// <summary>Asks the process that owns a workspace for a backup, or to end somebody's locks.</summary>
/// <param name="Out">The file to write, a full path; empty where no backup is asked for.</param>
/// <param name="Overwrite">Whether a file that is there may be replaced.</param>
/// <param name="Unlock">Whose locks to end; null where a backup is asked for.</param>
internal sealed record ControlRequest(string Out, bool Overwrite, string? Unlock = null)
{
    public static ControlRequest ToUnlock(string person) => new("", false, person);
}

/// <summary>One line of an answer: any number of times how far it is, then either what came of it or why nothing did.</summary>
/// <param name="Backup">The backup that was written, where one was asked for.</param>
internal sealed record ControlReply(string? Progress = null, bool IsDone = false, BackupReceipt? Backup = null, string? Failure = null);

/// <summary>
/// How a command speaks with the process that owns its workspace: over a named pipe that only the same operating-system
/// user can open, one line of JSON to ask, and lines of JSON in answer.
/// </summary>
internal static class ControlChannel
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The pipe of a workspace, named after the full path of its folder.</summary>
    public static string NameOf(string directory)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        return $"dashboard-{Convert.ToHexStringLower(SHA256.HashData(Utf8.GetBytes(path)))[..16]}";
    }

    public static StreamReader Reader(PipeStream pipe) => new(pipe, Utf8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);

    public static async Task WriteAsync<T>(PipeStream pipe, T message, CancellationToken cancellation) =>
        await pipe.WriteAsync(Utf8.GetBytes(JsonSerializer.Serialize(message, Json) + "\n"), cancellation);

    /// <summary>The next message; null when the other side has ended.</summary>
    /// <exception cref="JsonException">It is not a message of this kind.</exception>
    public static async Task<T?> ReadAsync<T>(StreamReader reader, CancellationToken cancellation)
        where T : class =>
        await reader.ReadLineAsync(cancellation) is { } line ? JsonSerializer.Deserialize<T>(line, Json) : null;
}
