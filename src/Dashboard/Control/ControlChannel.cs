using System.IO.Pipes;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.Backups;

namespace Dashboard.Control;

/// <summary>Asks the process that owns a workspace for a backup.</summary>
/// <param name="Out">The file to write, a full path.</param>
/// <param name="Overwrite">Whether a file that is there may be replaced.</param>
internal sealed record ControlRequest(string Out, bool Overwrite);

/// <summary>One line of an answer: any number of times how far it is, then either what came of it or why nothing did.</summary>
internal sealed record ControlReply(string? Progress = null, BackupReceipt? Done = null, string? Failure = null);

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
