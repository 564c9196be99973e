using System.Globalization;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Store;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Workbench;

/// <summary>A picture that may leave.</summary>
/// <param name="FileName">What the file is called.</param>
/// <param name="Caption">The line below it: what it shows, of which case and data, when, and that it is synthetic where it is.</param>
public sealed record PictureExport(string FileName, string Caption);

/// <summary>Lets pictures of panels go, and puts on record that they did, before they do.</summary>
public sealed class PictureExports(CaseworkStore casework, AuditTrail trail, TimeProvider time)
{
    /// <param name="actor">Who takes it.</param>
    /// <param name="view">The case.</param>
    /// <param name="state">What is shown.</param>
    /// <param name="panel">The panel.</param>
    /// <param name="format"><c>png</c> or <c>svg</c>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="CaseworkException">The actor may not.</exception>
    public async Task<PictureExport> BeginAsync(
        Actor actor, CaseView view, WorkbenchState state, Panel panel, string format, CancellationToken cancellation)
    {
        await casework.RequireAsync(actor, view.Case.Id, CaseOperation.ReadTelemetry, cancellation);
        var fingerprint = view.Data.Fingerprint;
        await trail.AppendAsync(
            actor, view.Case.Id, "picture.export", Slug.Of(panel),
            new { state = state.ToString(), format, fingerprint = fingerprint.Value }, cancellation);
        var now = time.GetUtcNow();
        var mark = view.Case.IsSynthetic ? "SYNTHETIC · " : "";
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{mark}{view.Case.Name} · {Slug.Of(panel)} · {SelectionWords.Line(state.Selection, view.NameOf)} · data {fingerprint.Abbreviated} · {now:yyyy-MM-dd HH:mm} UTC · {actor.Name}");
        return new($"{view.Case.Id}-{Slug.Of(panel)}-{now:yyyyMMdd-HHmm}.{format}", line);
    }
}
