using System.Text.Json;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Records;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;

namespace Dashboard.Workbench;

/// <summary>
/// Reads, once the program is up, the case at which somebody worked last, and makes its panels as its page would: whoever
/// comes back to it does not wait for what can be done while they sign in. Nothing is written or recorded.
/// </summary>
internal sealed partial class WarmUp(CaseRegister cases, AuditTrail trail, CaseViews views, PanelContents contents, ILogger<WarmUp> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await LastAsync(stoppingToken) is { } last) await MakeAsync(last, stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            // Whoever opens the case is told what is the matter with it.
            LogFailed(e);
        }
        catch
        {
            // The program stops, and takes the store away.
        }
    }

    /// <summary>The case at which somebody worked last; null where nobody did.</summary>
    internal async Task<CaseId?> LastAsync(CancellationToken cancellation)
    {
        var worked = new List<(CaseId Case, long Entry)>();
        foreach (var each in (await cases.ListAsync(Actor.Program, cancellationToken: cancellation)).Rows.Where(
            c => c.Kind == CaseKind.Telemetry))
        {
            if ((await trail.ListAsync(Actor.Program, new AuditRequest(each.Id, Take: 1),
                cancellationToken: cancellation)).Rows is [var entry]) worked.Add((each.Id, entry.Sequence));
        }

        return worked.Count == 0 ? null : worked.MaxBy(w => w.Entry).Case;
    }

    private async Task MakeAsync(CaseId caseId, CancellationToken cancellation)
    {
        if (await views.OpenAsync(Actor.Program, caseId, cancellation) is not { } view) return;
        var state = new WorkbenchState();
        await WriteAsync(await PanelContents.GraphAsync(view, state, cancellation), JsonSerializerOptions.Web, cancellation);
        await WriteAsync(await PanelContents.MembersAsync(view, state, cancellation), JsonSerializerOptions.Web, cancellation);
        await WriteAsync(await contents.TimelineAsync(view, state, cancellation), PlotlyJson.Options, cancellation);
        await WriteAsync(await PanelContents.HeatmapAsync(view, state, cancellation), PlotlyJson.Options, cancellation);
    }

    private static Task WriteAsync<T>(T panel, JsonSerializerOptions options, CancellationToken cancellation) =>
        JsonSerializer.SerializeAsync(Stream.Null, panel, options, cancellation);

    [LoggerMessage(LogLevel.Warning, "The case that was worked at last could not be read ahead.")]
    private partial void LogFailed(Exception e);
}
