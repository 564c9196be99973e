using System.Security.Cryptography;
using System.Text.Json;
using Dashboard.Casework.Access;
using Dashboard.Casework.Records;

namespace Dashboard.Casework.Exhibits;

/// <summary>
/// The files of exhibits, <c>exhibits/ab/ab12…/</c>: each folder is named by the SHA-256 of the manifest in it, and the
/// manifest holds the SHA-256 of every other file. Written once, whole or not at all, and checked whenever read.
/// </summary>
public sealed class ExhibitStore(string directory)
{
    public const string RowsFileName = "rows.csv";

    private const string UnfinishedPrefix = ".unfinished-";
    private const int HashLength = 64;

    /// <summary>Writes the files of an exhibit and answers its manifest.</summary>
    /// <exception cref="InvalidEntryException">The figures do not come out of the activity, or the parameters are not a JSON
    /// object.</exception>
    public async Task<ExhibitManifest> FreezeAsync(
        Case of, ExhibitDraft draft, string frozenBy, DateTime frozenAt, CancellationToken cancellationToken = default)
    {
        var parameters = ParseParameters(draft.ParametersJson);
        var unfinished = Path.Combine(directory, UnfinishedPrefix + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(unfinished);
        try
        {
            ActivityCount activity = null!;
            await WriteAsync(
                unfinished, ExhibitActivity.FileName,
                async stream => activity = await ExhibitActivity.WriteAsync(draft.Activity, stream, cancellationToken));
            CheckFigures(draft, activity);
            var rowCount = 0L;
            await WriteAsync(unfinished, RowsFileName, async stream => rowCount = await draft.WriteRows(stream, cancellationToken));
            if (draft.Picture is { } picture)
                await WriteAsync(
                    unfinished, PictureFileName(picture.Format),
                    async stream => await stream.WriteAsync(picture.Content, cancellationToken));

            var manifest = new ExhibitManifest
            {
                Format = ExhibitManifest.CurrentFormat, Case = of.Id, CaseName = of.Name, IsSynthetic = of.IsSynthetic,
                Title = draft.Title.Trim(),
                View = draft.View, Selection = draft.Selection, ViewOptions = draft.ViewOptions, Method = draft.Method,
                Parameters = parameters,
                Fingerprint = draft.Fingerprint, TimeZone = of.TimeZone, FrozenAt = frozenAt, FrozenBy = frozenBy,
                Figures = [.. draft.Figures],
                RowCount = rowCount, Files = await DescribeAsync(unfinished, cancellationToken),
            };
            var bytes = JsonSerializer.SerializeToUtf8Bytes(manifest, CaseworkJson.Options);
            await WriteAsync(unfinished, ExhibitManifest.FileName, async stream => await stream.WriteAsync(bytes, cancellationToken));
            manifest = manifest with { ContentHash = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
            Publish(unfinished, FolderOf(manifest.ContentHash));
            return manifest;
        }
        finally
        {
            if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        }
    }

    /// <summary>The name of an exhibit's picture.</summary>
    public static string PictureFileName(PictureFormat format) => format switch
    {
        PictureFormat.Png => "picture.png",
        PictureFormat.Svg => "picture.svg",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>Reads a manifest, checked against its hash.</summary>
    /// <exception cref="ExhibitDamagedException">It is missing, or not what was frozen.</exception>
    public async Task<ExhibitManifest> ReadManifestAsync(string contentHash, CancellationToken cancellationToken = default)
    {
        var path = Path.Combine(FolderOf(contentHash), ExhibitManifest.FileName);
        if (!File.Exists(path))
            throw new ExhibitDamagedException(
                $"The exhibit {contentHash[..12]} has lost its manifest. Restore the workspace from a backup.");
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != contentHash) throw Altered(contentHash, ExhibitManifest.FileName);
        return JsonSerializer.Deserialize<ExhibitManifest>(bytes, CaseworkJson.Options)! with { ContentHash = contentHash };
    }

    /// <summary>Opens a file of an exhibit, checked against the manifest.</summary>
    /// <exception cref="CaseworkNotFoundException">The exhibit has no such file.</exception>
    /// <exception cref="ExhibitDamagedException">It is missing, or not what was frozen.</exception>
    public async Task<Stream> OpenFileAsync(string contentHash, string name, CancellationToken cancellationToken = default)
    {
        var manifest = await ReadManifestAsync(contentHash, cancellationToken);
        var expected = name == ExhibitManifest.FileName
            ? contentHash
            : manifest.Files.FirstOrDefault(f => f.Name == name)?.Sha256 ?? throw new CaseworkNotFoundException(
                $"The exhibit {contentHash[..12]} has no file '{name}'.");
        var path = Path.Combine(FolderOf(contentHash), name);
        if (!File.Exists(path)) throw Altered(contentHash, name);
        var stream = OpenRead(path);
        try
        {
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken)) != expected)
                throw Altered(contentHash, name);
            stream.Position = 0;
            return stream;
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>Checks every file of an exhibit; one sentence for each that is not what was frozen, none when all are.</summary>
    public async Task<IReadOnlyList<string>> VerifyAsync(string contentHash, CancellationToken cancellationToken = default)
    {
        var damages = new List<string>();
        try
        {
            var manifest = await ReadManifestAsync(contentHash, cancellationToken);
            var expected = manifest.Files.ToDictionary(f => f.Name, StringComparer.Ordinal);
            var found = (await DescribeAsync(FolderOf(contentHash), cancellationToken)).Where(f => f.Name != ExhibitManifest.FileName)
                .ToDictionary(f => f.Name, StringComparer.Ordinal);
            damages.AddRange(expected.Keys.Except(found.Keys).Select(name => $"{name} is missing."));
            damages.AddRange(found.Keys.Except(expected.Keys).Select(name => $"{name} was not there when the exhibit was frozen."));
            damages.AddRange(
                expected.Values.Where(f => found.TryGetValue(f.Name, out var now) && now != f)
                .Select(f => $"{f.Name} is not what was frozen."));
        }
        catch (ExhibitDamagedException exception)
        {
            damages.Add(exception.Message);
        }

        return damages;
    }

    /// <summary>Clears away what a killed process left half written.</summary>
    internal static void RemoveUnfinished(string directory)
    {
        foreach (var unfinished in Directory.EnumerateDirectories(directory, UnfinishedPrefix + "*").ToList())
        {
            Directory.Delete(unfinished, recursive: true);
        }
    }

    private string FolderOf(string contentHash) => contentHash.Length == HashLength && contentHash.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(directory, contentHash[..2], contentHash)
        : throw new ArgumentException(
            $"'{contentHash}' is not a content hash: it has {HashLength} lower-case hex digits.", nameof(contentHash));

    private static ExhibitDamagedException Altered(string contentHash, string name) =>
        new($"The file {name} of exhibit {contentHash[..12]} is not what was frozen. It was not opened; restore the workspace from a backup.");

    private static JsonElement ParseParameters(string json)
    {
        try
        {
            var parameters = JsonElement.Parse(json);
            if (parameters.ValueKind == JsonValueKind.Object) return parameters;
        }
        catch (JsonException)
        {
            // Said below, like any other text that is not a JSON object.
        }

        throw new InvalidEntryException("The method's parameters are not a JSON object. Nothing was frozen.");
    }

    private static void CheckFigures(ExhibitDraft draft, ActivityCount activity)
    {
        var foreign = draft.Figures.FirstOrDefault(f => f.Fingerprint != draft.Fingerprint);
        if (foreign is not null)
            throw new InvalidEntryException(
                "The figures were counted on other data than the exhibit. Nothing was frozen; reload the view and freeze again.");
        var wrong = draft.Figures.FirstOrDefault(
            f => f.Selection == draft.Selection && activity[f.Measure] is { } counted && counted != f.Value);
        if (wrong is not null)
            throw new InvalidEntryException(FormattableString.Invariant(
                $"The view shows {wrong.Value:N0} {Core.Measures.Name(wrong.Measure)} and its data come to {activity[wrong.Measure]:N0}. Nothing was frozen; reload the view and freeze again."));
    }

    private static void Publish(string unfinished, string folder)
    {
        // The same content was frozen before: what is there is what would be written.
        if (Directory.Exists(folder)) return;
        foreach (var file in Directory.EnumerateFiles(unfinished))
        {
            File.SetAttributes(file, File.GetAttributes(file) | FileAttributes.ReadOnly);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        Directory.Move(unfinished, folder);
    }

    private static async Task WriteAsync(string folder, string name, Func<Stream, Task> write)
    {
        await using var stream = new FileStream(
            Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16, useAsync: true);
        await write(stream);
        stream.Flush(flushToDisk: true);
    }

    private static async Task<IReadOnlyList<ExhibitFile>> DescribeAsync(string folder, CancellationToken cancellationToken)
    {
        var files = new List<ExhibitFile>();
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            await using var stream = OpenRead(path);
            files.Add(
                new ExhibitFile(
                    Path.GetFileName(path), stream.Length,
                    Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken))));
        }

        return files;
    }

    private static FileStream OpenRead(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, useAsync: true);
}
