using System.Globalization;
using System.IO.Compression;
using System.Text;
using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Imports;

/// <summary>
/// The header of a delimited log that had rejected rows, kept beside its manifest: with it, corrected rows are a log again.
/// A log of JSON records needs none.
/// </summary>
public sealed class LogHeaders(Workspace workspace)
{
    // A header of more than this is none.
    private const int MaxCharacters = 1 << 20;

    private static readonly byte[] GzipMagic = [0x1F, 0x8B];

    /// <summary>Keeps the header of an imported file; nothing where it has none.</summary>
    /// <param name="encoding">How its text is encoded; null for UTF-8, or what the file says.</param>
    public async Task KeepAsync(CaseId caseId, int number, string log, LogEncoding? encoding, CancellationToken cancellation)
    {
        if (await ReadAsync(log, cancellation, encoding) is { } header) await File.WriteAllTextAsync(PathOf(caseId, number), header, cancellation);
    }

    /// <summary>The header of an import; null where its log had none, or none was kept.</summary>
    public async Task<string?> FindAsync(CaseId caseId, int number, CancellationToken cancellation) =>
        File.Exists(PathOf(caseId, number)) ? await File.ReadAllTextAsync(PathOf(caseId, number), cancellation) : null;

    /// <summary>Forgets the header of an import that was taken out.</summary>
    public void Forget(CaseId caseId, int number) => File.Delete(PathOf(caseId, number));

    /// <summary>The first record of a text file, with the line ends that stand in quotation marks; null for JSON and for what is no text.</summary>
    internal static async Task<string?> ReadAsync(string path, CancellationToken cancellation, LogEncoding? encoding = null)
    {
        await using var file = File.OpenRead(path);
        var magic = new byte[2];
        var isGzip = await file.ReadAtLeastAsync(magic, magic.Length, throwOnEndOfStream: false, cancellation) == magic.Length && magic.AsSpan().SequenceEqual(GzipMagic);
        file.Position = 0;
        await using Stream content = isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(content, TextEncoding(encoding));
        var record = new StringBuilder();
        var isQuoted = false;
        var one = new char[1];
        while (record.Length < MaxCharacters && await reader.ReadAsync(one.AsMemory(), cancellation) == 1)
        {
            var c = one[0];
            if (c == '\0') return null;
            if (c is '\r' or '\n' && !isQuoted)
            {
                if (record.Length > 0) break;
                continue;
            }

            if (record.Length == 0 && c is '{' or '[') return null;
            if (c == '"') isQuoted = !isQuoted;
            record.Append(c);
        }

        return record.Length is 0 or MaxCharacters || record.ToString().StartsWith("PAR1", StringComparison.Ordinal) ? null : record.ToString();
    }

    // The letters of names are the same in Windows-1252 and in Latin-1, which needs no table of its own.
    private static Encoding TextEncoding(LogEncoding? encoding) => encoding switch
    {
        LogEncoding.Windows1252 => Encoding.Latin1,
        LogEncoding.Utf16 => Encoding.Unicode,
        _ => Encoding.UTF8,
    };

    private string PathOf(CaseId caseId, int number) =>
        Path.Combine(workspace.ImportsDirectory(caseId), string.Create(CultureInfo.InvariantCulture, $"{number}.header"));
}
