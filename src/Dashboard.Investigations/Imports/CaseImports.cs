using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.Exhibits;

namespace Dashboard.Investigations.Imports;

/// <summary>Imports a file into a case, and takes an import out again, both audited: what the page and the command do.</summary>
public sealed class CaseImports(
    CaseStores stores, CaseRules rules, RejectsRepair repair, Uploads uploads, ExhibitRecounts recounts, DiskReserve reserve,
    AuditTrail audit, TimeProvider time)
{
    /// <summary>Imports one file, whole or not at all.</summary>
    /// <exception cref="ImportException">Nothing could be read.</exception>
    /// <exception cref="CaseworkException">The actor may not import into the case, or it is held.</exception>
    /// <exception cref="ImportUnrecordedException">It is imported, and could not be recorded.</exception>
    public async Task<ImportReport> ImportAsync(
        Actor actor, CaseId caseId, ImportOrder order, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var store = await stores.OpenAsync(actor, caseId, CaseOperation.ChangeTelemetry, cancellation);
        if (new FileInfo(order.Path) is { Exists: true } log) reserve.Require(log.Length);
        var request = new ImportRequest(
            order.Path, DisplayName.Of(order.Name), order.Mapping, actor.Name, order.AskedAt ?? time.GetUtcNow().UtcDateTime)
        {
            ClockNote = string.IsNullOrWhiteSpace(order.ClockNote) ? null : order.ClockNote.Trim(),
            Companion = order.Companion,
            Rules = (await rules.FindAsync(actor, caseId, cancellation)).Rules,
        };
        var report = await store.ImportAsync(request, progress, cancellation);
        try
        {
            var subject = report.Number > 0 ? $"import {report.Number}" : $"file {report.File}, imported before";
            // The rows are in: their audit entry is written even if the one who asked has left.
            await audit.AppendAsync(actor, caseId, "import", subject, report, CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Data.Common.DbException
            or Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            throw new ImportUnrecordedException(report, exception);
        }

        return report;
    }

    /// <summary>Imports the rows that an import rejected, once they are corrected, as it was read itself.</summary>
    /// <param name="number">The import that rejected them.</param>
    /// <param name="rejects">The downloaded file of rejects, corrected: <see cref="ImportOrder.Mapping"/> is the import's own.</param>
    /// <exception cref="ImportException">There is no such import, or the file is not one of its rejects.</exception>
    /// <exception cref="CaseworkException">The actor may not import into the case, or it is held.</exception>
    /// <exception cref="ImportUnrecordedException">It is imported, and could not be recorded.</exception>
    public async Task<ImportReport> RepairAsync(
        Actor actor, CaseId caseId, int number, ImportOrder rejects, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var store = await stores.OpenAsync(actor, caseId, CaseOperation.ChangeTelemetry, cancellation);
        var import = (await store.ImportsAsync(cancellation)).FirstOrDefault(r => r.Number == number)
            ?? throw new ImportException($"There is no import {number} whose rejects these could be. Nothing was imported.");
        var (_, log) = uploads.New(caseId);
        try
        {
            var mapping = await repair.WriteAsync(caseId, import, rejects.Path, log, cancellation);
            return await ImportAsync(
                actor, caseId, rejects with { Path = log, Name = $"{import.File}, repaired", Mapping = mapping }, progress, cancellation);
        }
        finally
        {
            File.Delete(log);
        }
    }

    /// <summary>
    /// Takes an import out again, leaves what was before it, and counts the exhibits again that used it: they show as drifted.
    /// </summary>
    /// <exception cref="ImportException">There is none of this number, or a later one stands on it.</exception>
    /// <exception cref="CaseworkException">The actor may not change the case's telemetry, or it is held.</exception>
    public async Task<ImportRemoval> RemoveAsync(Actor actor, CaseId caseId, int number, CancellationToken cancellation)
    {
        var store = await OpenForRemovalAsync(actor, caseId, number, cancellation);
        var used = await recounts.UsingAsync(actor, caseId, number, cancellation);
        var removal = await store.RemoveImportAsync(number, actor.Name, time.GetUtcNow().UtcDateTime, cancellation);
        await audit.AppendAsync(actor, caseId, "import.remove", $"import {number}", removal, CancellationToken.None);
        foreach (var exhibit in used) await recounts.RecountAsync(actor, caseId, exhibit, CancellationToken.None);
        return removal;
    }

    /// <summary>Whether the actor may take this import out: one's own takes the right to import, another's a right of its own.</summary>
    public static bool MayRemove(Actor actor, ImportReport import, Func<CaseOperation, bool> allows) =>
        allows(CaseOperation.RemoveImports)
        || (allows(CaseOperation.ChangeTelemetry) && string.Equals(import.ImportedBy, actor.Name, StringComparison.Ordinal));

    private async Task<IImportStore> OpenForRemovalAsync(Actor actor, CaseId caseId, int number, CancellationToken cancellation)
    {
        var store = await stores.OpenAsync(actor, caseId, CaseOperation.ReadTelemetry, cancellation);
        var import = (await store.ImportsAsync(cancellation)).FirstOrDefault(r => r.Number == number);
        var isOwn = import is not null && string.Equals(import.ImportedBy, actor.Name, StringComparison.Ordinal);
        return await stores.OpenAsync(actor, caseId, isOwn ? CaseOperation.ChangeTelemetry : CaseOperation.RemoveImports, cancellation);
    }
}
