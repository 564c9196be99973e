using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Exports;
using Dashboard.Casework.Quotations;
using Dashboard.Casework.Records;
using Dashboard.Casework.Reviews;
using Dashboard.Core;

namespace Dashboard.Investigations.LiveFigures;

/// <summary>An allegation whole, as Markdown or JSON: for the page's download and for the command.</summary>
public sealed class AllegationExports(LiveDossiers dossiers, QuotationRegister quotations, RemarkRegister remarks, AuditTrail trail)
{
    private static readonly JsonSerializerOptions Json = new(
        CaseworkJson.Options) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document of an allegation, as somebody reads it here; null when there is none that the actor may read.</summary>
    public async Task<ExportedAllegation?> FindAsync(Actor actor, CaseId caseId, int number, CancellationToken cancellation) =>
        await dossiers.FindAsync(actor, caseId, number, cancellation) is { } dossier
            ? ExportedAllegation.Of(
                dossier, await quotations.CheckAsync(actor, caseId, cancellation),
                await remarks.ListAsync(actor, caseId, number, cancellation))
            : null;

    /// <summary>
    /// The allegation as a file that leaves the program; that it does is recorded first. Null when there is none that the actor may read.
    /// </summary>
    public async Task<string?> ExportAsync(Actor actor, CaseId caseId, int number, string format, CancellationToken cancellation)
    {
        if (await FindAsync(actor, caseId, number, cancellation) is not { } document) return null;
        await trail.AppendAsync(
            actor, caseId, "allegation.export", string.Create(CultureInfo.InvariantCulture, $"allegation {number}"),
            new { format, version = document.Version }, cancellation);
        return format == "md" ? AllegationMarkdown.Of(document) : JsonSerializer.Serialize(document, Json);
    }
}
