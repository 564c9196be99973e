using Dashboard.Interactions.Import.Reading;

namespace Dashboard.Interactions.Import;

/// <summary>A file in a zip of logs.</summary>
/// <param name="Name">Its path in the zip, for people; never used as a path.</param>
/// <param name="Bytes">Its size, unpacked, as the zip states it.</param>
public sealed record ArchivedLog(string Name, long Bytes)
{
    /// <summary>The name under which it is imported: the zip's, and the path in it.</summary>
    public string NameIn(string archive) => string.Join(" › ", [archive, .. Name.Split('/', '\\')]);
}

/// <summary>A zip of several logs, each of which is imported as a file of its own. A zip of one is read as that file, packed.</summary>
public static class LogArchive
{
    /// <summary>The logs in a file; none when it is no zip, or one of a single file.</summary>
    /// <exception cref="ImportException">It is a zip that cannot be read.</exception>
    public static Task<IReadOnlyList<ArchivedLog>> ListAsync(string path, string displayName, CancellationToken cancellation) => Task.Run(
        () => Guarded(displayName, IReadOnlyList<ArchivedLog> () =>
        {
            if (!IsZip(path)) return [];
            using var file = File.OpenRead(path);
            using var archive = ZipEntries.Open(file);
            var logs = ZipEntries.Logs(archive);
            if (logs.Count == 0) throw new InvalidDataException("it holds no files.");
            return logs.Count == 1 ? [] : [.. logs.Select(e => new ArchivedLog(e.FullName, e.Length))];
        }),
        cancellation);

    /// <summary>Unpacks one log of a zip.</summary>
    /// <param name="path">The zip.</param>
    /// <param name="displayName">The name people know it by.</param>
    /// <param name="index">The log's place in what <see cref="ListAsync"/> gives.</param>
    /// <param name="target">Where it is written; replaced.</param>
    /// <param name="cancellation">Stops it; nothing is left then.</param>
    /// <exception cref="ImportException">It cannot be unpacked; nothing is left of it.</exception>
    public static Task UnpackAsync(string path, string displayName, int index, string target, CancellationToken cancellation) => Task.Run(
        () => Guarded(displayName, () =>
        {
            try
            {
                using var file = File.OpenRead(path);
                using var archive = ZipEntries.Open(file);
                var entry = ZipEntries.Logs(archive)[index];
                using var content = entry.Open();
                using var unpacked = File.Create(target);
                var buffer = new byte[1 << 17];
                for (int read; (read = content.Read(buffer)) > 0;)
                {
                    cancellation.ThrowIfCancellationRequested();
                    unpacked.Write(buffer, 0, read);
                    UnpackLimits.Check(unpacked.Length, file.Length);
                    if (unpacked.Length > entry.Length) break;
                }

                if (unpacked.Length != entry.Length)
                    throw new InvalidDataException(
                        $"{entry.FullName} in it does not unpack to its stated length: it is cut off or damaged.");
                return true;
            }
            catch
            {
                File.Delete(target);
                throw;
            }
        }),
        cancellation);

    private static bool IsZip(string path)
    {
        Span<byte> head = stackalloc byte[4];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
            && head is [0x50, 0x4b, 0x03, 0x04] or [0x50, 0x4b, 0x05, 0x06];
    }

    private static T Guarded<T>(string displayName, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ImportException($"{displayName} is packed and could not be unpacked: {e.Message} Nothing was imported.", e);
        }
        catch (Exception e) when (ImportFailure.IsUnforeseen(e))
        {
            throw ImportFailure.Of(displayName, e);
        }
    }
}
