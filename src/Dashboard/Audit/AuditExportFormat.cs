using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dashboard.Casework.Records;
using Dashboard.Casework.Trail;
using Dashboard.Core;

namespace Dashboard.Audit;

/// <summary>A form in which entries of the audit trail leave.</summary>
/// <param name="Name">Its name, which is also the file's extension.</param>
/// <param name="WriteAsync">Writes entries to a stream as they come.</param>
public sealed record AuditExportFormat(
    string Name, string ContentType, Func<IAsyncEnumerable<AuditEntry>, Stream, CancellationToken, Task> WriteAsync)
{
    private const int FlushedAt = 64 * 1024;

    private static readonly JsonSerializerOptions Json =
        new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Columns = [
        "sequence", "at", "actor", "actorKind", "action", "caseId", "subject", "detail", "previousHash", "hash"];

    /// <summary>
    /// For spreadsheets: RFC 4180, with cells that no program takes for a formula. The hashes are of the entries, not of the cells.
    /// </summary>
    public static AuditExportFormat Csv { get; } = new("csv", "text/csv; charset=utf-8", WriteCsvAsync);

    /// <summary>One JSON object a line with every field that the hash is over, exactly as it is stored: made to be checked.</summary>
    public static AuditExportFormat JsonLines { get; } = new("jsonl", "application/x-ndjson", WriteJsonLinesAsync);

    public static IReadOnlyList<AuditExportFormat> All { get; } = [Csv, JsonLines];

    public static AuditExportFormat? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    private static async Task WriteCsvAsync(IAsyncEnumerable<AuditEntry> entries, Stream stream, CancellationToken cancellation)
    {
        await using var writer = WriterOn(stream);
        await writer.WriteLineAsync(string.Join(',', Columns).AsMemory(), cancellation);
        await foreach (var entry in entries.WithCancellation(cancellation))
        {
            string[] cells =
            [
                entry.Sequence.ToString(CultureInfo.InvariantCulture), Instant.Format(entry.At), entry.Actor, entry.ActorKind.ToString(),
                entry.Action,
                entry.CaseId ?? "", entry.Subject, entry.Detail, entry.PreviousHash, entry.Hash,
            ];
            await writer.WriteLineAsync(string.Join(',', cells.Select(CsvText.Cell)).AsMemory(), cancellation);
        }
    }

    private static async Task WriteJsonLinesAsync(IAsyncEnumerable<AuditEntry> entries, Stream stream, CancellationToken cancellation)
    {
        await using var writer = WriterOn(stream);
        await foreach (var entry in entries.WithCancellation(cancellation))
        {
            var line = JsonSerializer.Serialize(
                new
                {
                    entry.Sequence, At = Instant.Format(entry.At), entry.Actor, ActorKind = entry.ActorKind.ToString(), entry.Action,
                    entry.CaseId,
                    entry.Subject, entry.Detail, entry.PreviousHash, entry.Hash,
                },
                Json);
            await writer.WriteAsync(line.AsMemory(), cancellation);
            await writer.WriteAsync("\n".AsMemory(), cancellation);
        }
    }

    private static StreamWriter WriterOn(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), FlushedAt, leaveOpen: true) { NewLine = "\r\n" };
}
