using System.IO.Compression;
using System.Security.Cryptography;

namespace Dashboard.Investigations.Backups;

/// <summary>
/// Packs a backup: a zip file (zip64 where it needs to be), written from beginning to end, so that its hash is known
/// when it is whole.
/// </summary>
internal sealed class BackupWriter : IDisposable
{
    private const int BufferBytes = 1 << 17;
    private const int OwnerOnlyFile = 0x8180 << 16;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly HashedStream output;
    private readonly ZipArchive zip;
    private readonly DateTime madeAt;
    private readonly string program;
    private readonly List<BackupFile> files = [];

    public BackupWriter(Stream file, DateTime madeAt, string program)
    {
        this.madeAt = madeAt;
        this.program = program;
        output = new HashedStream(file, hash);
        zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
    }

    /// <summary>How many files are in it so far.</summary>
    public int Files => files.Count;

    /// <summary>Adds a file as it is.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public async Task AddAsync(string name, string path, CancellationToken cancellation)
    {
        await using var content = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferBytes,
            FileOptions.Asynchronous | FileOptions.SequentialScan);
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bytes = 0L;
        await using (var packed = CreateEntry(name))
        {
            var buffer = new byte[BufferBytes];
            int read;
            while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
            {
                sha256.AppendData(buffer, 0, read);
                bytes += read;
                await packed.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
        }

        files.Add(
            new BackupFile(
                name, bytes, Convert.ToHexStringLower(sha256.GetHashAndReset()),
                File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly)));
    }

    /// <summary>Adds the manifest and ends the file.</summary>
    public async Task<BackupReceipt> FinishAsync(CancellationToken cancellation)
    {
        await using (var packed = CreateEntry(BackupManifest.FileName))
        {
            await packed.WriteAsync(new BackupManifest(BackupManifest.CurrentFormat, program, madeAt, files).ToBytes(), cancellation);
        }

        zip.Dispose();
        return new BackupReceipt(Convert.ToHexStringLower(hash.GetHashAndReset()), output.Written);
    }

    public void Dispose()
    {
        zip.Dispose();
        hash.Dispose();
    }

    private Stream CreateEntry(string name)
    {
        // Packets are packed already, and the interactions are stored compressed.
        var level = name.EndsWith(".zip", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Fastest;
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = madeAt;
        entry.ExternalAttributes = OwnerOnlyFile;
        return entry.Open();
    }

    /// <summary>Hashes and counts what is written, and cannot be turned back.</summary>
    private sealed class HashedStream(Stream inner, IncrementalHash hash) : Stream
    {
        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            hash.AppendData(buffer);
            Written += buffer.Length;
            inner.Write(buffer);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            hash.AppendData(buffer.Span);
            Written += buffer.Length;
            return inner.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() => inner.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
