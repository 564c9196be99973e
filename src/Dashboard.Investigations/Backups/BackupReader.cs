using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Dashboard.Investigations.Backups;

/// <summary>
/// Reads a backup that anybody may have written: nothing is unpacked that its manifest does not list, nothing larger
/// than it says, and nothing outside the folder that is asked for.
/// </summary>
internal sealed class BackupReader : IDisposable
{
    private const int BufferBytes = 1 << 17;
    /// <summary>Files of this length take long enough to be named while they are unpacked.</summary>
    private const int ProgressBytes = 64 << 20;

    private const UnixFileMode OwnerOnlyFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly ZipArchive zip;

    private BackupReader(ZipArchive zip, BackupManifest manifest, BackupReceipt receipt)
    {
        this.zip = zip;
        Manifest = manifest;
        Receipt = receipt;
    }

    public BackupManifest Manifest { get; }

    /// <summary>The whole file's hash and length.</summary>
    public BackupReceipt Receipt { get; }

    /// <summary>Opens a backup and checks its table of contents against its manifest.</summary>
    /// <exception cref="BackupException">It is not a backup, or not one that can be restored here.</exception>
    public static async Task<BackupReader> OpenAsync(string path, CancellationToken cancellation)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.Asynchronous);
        ZipArchive? zip = null;
        try
        {
            var receipt = new BackupReceipt(Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)), file.Length);
            file.Position = 0;
            zip = new ZipArchive(file, ZipArchiveMode.Read);
            var manifest = await ReadManifestAsync(zip, cancellation);
            CheckContents(zip, manifest);
            return new BackupReader(zip, manifest, receipt);
        }
        catch (Exception exception)
        {
            zip?.Dispose();
            await file.DisposeAsync();
            if (exception is InvalidDataException or JsonException)
                throw Refused("it is not a whole zip file with a list of what is in it", exception);
            throw;
        }
    }

    /// <summary>Unpacks every file into a folder and checks its hash.</summary>
    /// <exception cref="BackupException">A file is not what the manifest says.</exception>
    public async Task UnpackAsync(string folder, IProgress<string>? progress, CancellationToken cancellation)
    {
        foreach (var file in Manifest.Files)
        {
            if (file.Bytes >= ProgressBytes) progress?.Report($"Unpacking {file.Name}");
            var path = Path.Combine(folder, file.Name);
            CreateFolder(Path.GetDirectoryName(path)!);
            try
            {
                await UnpackAsync(file, path, cancellation);
            }
            catch (InvalidDataException exception)
            {
                throw Refused($"the file '{file.Name}' in it is damaged", exception);
            }

            if (file.ReadOnly) File.SetAttributes(path, File.GetAttributes(path) | FileAttributes.ReadOnly);
        }
    }

    public void Dispose() => zip.Dispose();

    private static BackupException Refused(string why, Exception? inner = null) =>
        new($"The backup cannot be restored: {why}. Nothing was changed.", inner);

    private static async Task<BackupManifest> ReadManifestAsync(ZipArchive zip, CancellationToken cancellation)
    {
        if (zip.Entries.Count(e => e.FullName == BackupManifest.FileName) != 1
            || zip.GetEntry(BackupManifest.FileName) is not { Length: <= BackupManifest.MaxBytes } entry)
            throw Refused($"it has no {BackupManifest.FileName} that says what is in it");
        var bytes = new byte[entry.Length];
        await using var content = await entry.OpenAsync(cancellation);
        await content.ReadExactlyAsync(bytes, cancellation);
        var manifest = BackupManifest.Parse(bytes);
        return manifest.Format == BackupManifest.CurrentFormat
            ? manifest
            : throw Refused(
                $"it has format {manifest.Format} of program version {manifest.Program}, and this program reads format {BackupManifest.CurrentFormat}. Use the program that wrote it");
    }

    private static void CheckContents(ZipArchive zip, BackupManifest manifest)
    {
        // Some file systems take names that differ only in case for one.
        var listed = new Dictionary<string, BackupFile>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in manifest.Files)
        {
            if (!BackupFile.IsName(file.Name)) throw Refused($"it names a file '{file.Name}', which no backup has");
            if (!listed.TryAdd(file.Name, file)) throw Refused($"it names the file '{file.Name}' twice");
        }

        foreach (var entry in zip.Entries)
        {
            if (entry.FullName == BackupManifest.FileName) continue;
            if (!listed.Remove(entry.FullName, out var file) || file.Name != entry.FullName)
                throw Refused($"it holds the file '{entry.FullName}', which its list does not name");
            if (entry.Length != file.Bytes) throw Refused($"the file '{entry.FullName}' in it has another length than its list says");
        }

        if (listed.Count > 0) throw Refused($"the file '{listed.Keys.First()}' is missing from it");
        if (manifest.Files.All(f => f.Name != "casework.db")) throw Refused("it holds no casework database");
    }

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnlyFolder);
    }

    private async Task UnpackAsync(BackupFile file, string path, CancellationToken cancellation)
    {
        var options =
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0,
                Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var packed = await zip.GetEntry(file.Name)!.OpenAsync(cancellation);
        await using var unpacked = new FileStream(path, options);
        var buffer = new byte[BufferBytes];
        var left = file.Bytes;
        int read;
        while ((read = await packed.ReadAsync(buffer, cancellation)) > 0)
        {
            if ((left -= read) < 0) throw Refused($"the file '{file.Name}' in it is longer than its list says");
            sha256.AppendData(buffer, 0, read);
            await unpacked.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        if (left > 0 || Convert.ToHexStringLower(sha256.GetHashAndReset()) != file.Sha256)
            throw Refused($"the file '{file.Name}' in it is not what was backed up");
        unpacked.Flush(flushToDisk: true);
    }
}
