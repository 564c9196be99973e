using Dashboard.Access;
using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Imports;

/// <summary>Imports a file into a case and audits it: what the page and the command both do.</summary>
public sealed class CaseImports(CaseStores stores, AuditTrail audit, TimeProvider time)
{
    /// <summary>Imports one file, whole or not at all.</summary>
    /// <exception cref="ImportException">Nothing could be read.</exception>
    /// <exception cref="CaseworkException">The actor may not import into the case, or it is held.</exception>
    public async Task<ImportReport> ImportAsync(
        Actor actor, CaseId caseId, string path, string displayName, ImportMapping? mapping, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var request = new ImportRequest(path, DisplayName.Of(displayName), mapping, actor.Name, time.GetUtcNow().UtcDateTime);
        var store = await stores.OpenAsync(actor, caseId, CaseOperation.ChangeTelemetry, cancellation);
        var report = await store.ImportAsync(request, progress, cancellation);
        var subject = report.Number > 0 ? $"import {report.Number}" : $"file {report.File}, imported before";
        // The rows are in: their audit entry is written even if the one who asked has left.
        await audit.AppendAsync(actor, caseId, "import", subject, report, CancellationToken.None);
        return report;
    }
}
