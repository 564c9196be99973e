using System.Globalization;
using System.Text.Json;
using Dashboard.Casework.Store;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Imports;

/// <summary>An import that a case holds, as the audit trail has it.</summary>
/// <param name="Sha256">The SHA-256 of the imported file.</param>
/// <param name="Accepted">The rows that were taken in.</param>
public sealed record HeldImport(int Number, string File, string Sha256, long Accepted);

/// <summary>
/// What casework remembers of a case's interactions, whose store is a file of its own: the imports on the audit trail that were not taken
/// out again.
/// </summary>
public static class CaseHoldings
{
    private const string Import = "import";
    private const string Removal = "import.remove";

    /// <summary>The imports by number.</summary>
    public static async Task<IReadOnlyList<HeldImport>> ReadAsync(
        CaseworkContext context, CaseId caseId, CancellationToken cancellationToken = default)
    {
        var (of, held) = (caseId.Value, new SortedDictionary<int, HeldImport>());
        var entries = context.AuditEntries.AsNoTracking().Where(e => e.CaseId == of && (e.Action == Import || e.Action == Removal))
            .OrderBy(e => e.Sequence).Select(e => new { e.Action, e.Subject, e.Detail });
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            // A file that was imported before adds nothing, and its entry names no import.
            if (!int.TryParse(entry.Subject.Split(' ')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || entry.Subject != $"import {number}") continue;
            if (entry.Action == Removal) held.Remove(number);
            else if (Read(number, entry.Detail) is { } import) held[number] = import;
        }

        return [.. held.Values];
    }

    private static HeldImport? Read(int number, string detail)
    {
        try
        {
            using var document = JsonDocument.Parse(detail);
            if (!document.RootElement.TryGetProperty("note", out var report) || report.ValueKind != JsonValueKind.Object) return null;
            if (report.TryGetProperty("report", out var recovered)) report = recovered;
            return report.TryGetProperty("sha256", out var sha256) && report.TryGetProperty("accepted", out var accepted)
                && report.TryGetProperty("file", out var file)
                ? new HeldImport(number, file.GetString() ?? "", sha256.GetString() ?? "", accepted.GetInt64())
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            // Only an altered entry cannot be read; verifying the trail finds it.
            return null;
        }
    }
}
