using System.Text.Json;

namespace Dashboard.Investigations.Backups;

/// <summary>A file of a backup.</summary>
/// <param name="Name">Its path below the workspace's folder, with <c>/</c>.</param>
/// <param name="Bytes">Its length, unpacked.</param>
/// <param name="Sha256">Its SHA-256, 64 lower-case hex digits.</param>
/// <param name="ReadOnly">Whether it was marked as never to be changed, as the files of exhibits are.</param>
internal sealed record BackupFile(string Name, long Bytes, string Sha256, bool ReadOnly)
{
    private const int MaxNameLength = 500;

    /// <summary>Whether a path stays below the folder that it is put into, on every file system.</summary>
    public static bool IsName(string path) =>
        path.Length is > 0 and <= MaxNameLength && path != BackupManifest.FileName
        && !path.Any(c => char.IsControl(c) || c is '\\' or ':')
        && path.Split('/').All(part => part.Length > 0 && part[^1] is not ('.' or ' '));
}

/// <summary><c>backup.json</c>, the last file of a backup: what it is, and every other file with its length and hash.</summary>
/// <param name="Format">The version of this format.</param>
/// <param name="Program">The version of the program that wrote it.</param>
/// <param name="MadeAt">When it was begun, UTC.</param>
internal sealed record BackupManifest(int Format, string Program, DateTime MadeAt, IReadOnlyList<BackupFile> Files)
{
    public const string FileName = "backup.json";

    /// <summary>The format that this program writes, and the newest it reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The longest manifest that is read, in bytes: room for half a million files.</summary>
    public const int MaxBytes = 128 << 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="JsonException">It is not a manifest.</exception>
    public static BackupManifest Parse(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<BackupManifest>(bytes, Json) is { Files: not null, Program: not null } manifest
        && manifest.Files.All(f => f is { Name: not null, Sha256: not null, Bytes: >= 0 })
            ? manifest
            : throw new JsonException("It lists no files.");
}

/// <summary>A backup that was written or read.</summary>
/// <param name="Sha256">The SHA-256 of the whole file, 64 lower-case hex digits.</param>
/// <param name="Bytes">Its length.</param>
public sealed record BackupReceipt(string Sha256, long Bytes);

/// <summary>A backup could not be written or read; the message is for the person who asked.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
