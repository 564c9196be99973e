using System.Text.Json;
using Dashboard.Access;
using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Standings;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Freezing;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Workbench;

/// <summary>
/// The data of the panels, over HTTP: <c>GET /api/cases/{caseId}/timeline|heatmap|graph|members|figures?SELECTION</c>,
/// and what the browser hands in: <c>POST …/account-sets</c>, <c>POST …/exhibits</c>.
/// </summary>
public static class WorkbenchEndpoints
{
    /// <summary>The most accounts of one hand-drawn set.</summary>
    public const int MaxSetAccounts = 100_000;

    private const long MaxSetBytes = 8 * 1024 * 1024;

    public static IEndpointRouteBuilder MapWorkbench(this IEndpointRouteBuilder endpoints)
    {
        var cases = endpoints.MapGroup("/api/cases/{caseId}").RequireCase(CaseOperation.ReadTelemetry).AddEndpointFilter<BadSelection>();
        cases.MapGet("/timeline", TimelineAsync);
        cases.MapGet("/heatmap", HeatmapAsync);
        cases.MapGet("/graph", GraphAsync);
        cases.MapGet("/members", MembersAsync);
        cases.MapGet("/figures", FiguresAsync);
        // The limit holds for a body of unannounced length too.
        cases.MapPost("/account-sets", SaveAccountSetAsync).RequireCase(CaseOperation.ChangeTelemetry)
            .WithMetadata(new RequestSizeLimitAttribute(MaxSetBytes));
        cases.MapFreezing();
        return endpoints;
    }

    private static Task TimelineAsync(HttpContext http, string caseId, CaseViews views, PanelContents contents) =>
        AnswerAsync(http, caseId, views, PlotlyJson.Options, (view, state) => contents.TimelineAsync(view, state, http.RequestAborted));

    private static Task HeatmapAsync(HttpContext http, string caseId, CaseViews views) =>
        AnswerAsync(http, caseId, views, PlotlyJson.Options, (view, state) => PanelContents.HeatmapAsync(view, state, http.RequestAborted));

    // Recorded whether or not the browser has it already: it is shown again.
    private static Task GraphAsync(HttpContext http, string caseId, CaseViews views, AuditedReads reads) => AnswerAsync(
        http, caseId, views, JsonSerializerOptions.Web, (view, state) => PanelContents.GraphAsync(view, state, http.RequestAborted),
        view => view.Analysis is { } analysis
        ? reads.GraphAsync(http.User.Actor(), view.Case.Id, $"{analysis.Stamp}", http.RequestAborted) : Task.CompletedTask);

    private static Task MembersAsync(HttpContext http, string caseId, CaseViews views) =>
        AnswerAsync(
            http, caseId, views, JsonSerializerOptions.Web, (view, state) => PanelContents.MembersAsync(view, state, http.RequestAborted));

    private static Task FiguresAsync(HttpContext http, string caseId, CaseViews views) =>
        AnswerAsync(http, caseId, views, JsonSerializerOptions.Web, async (view, state) =>
    {
        var figures = await view.Store.MeasureAsync(state.Selection, Measures.Countable, http.RequestAborted);
        return new
        {
            selection = state.Selection.ToString(),
            fingerprint = view.Data.Fingerprint.Value,
            rows = figures.Select(f => new { measure = f.Measure.Name(), value = f.Value, method = f.Method.ToString() }),
        };
    });

    private static async Task<IResult> SaveAccountSetAsync(HttpContext http, string caseId, CaseViews views, AccountSets sets)
    {
        if (!http.Request.HasJsonContentType())
            return Results.Problem(
                "A set of accounts is sent as a JSON list of ids. Nothing was kept.",
                statusCode: StatusCodes.Status415UnsupportedMediaType);
        if (http.Request.ContentLength > MaxSetBytes)
            return Results.Problem(
                $"A set of accounts is at most {MaxSetBytes / 1024 / 1024} MB. Nothing was kept; draw a smaller set, or select the cluster.", statusCode: StatusCodes.Status413PayloadTooLarge);
        if (await OpenAsync(http, caseId, views) is not { } view) return Results.NotFound();
        string[]? accounts;
        try
        {
            accounts = await http.Request.ReadFromJsonAsync<string[]>(http.RequestAborted);
        }
        catch (JsonException)
        {
            accounts = null;
        }

        if (accounts is not { Length: > 0 and <= MaxSetAccounts } || accounts.Any(string.IsNullOrEmpty))
            return Results.Problem(
                $"A set of accounts is a JSON list of 1 to {MaxSetAccounts:N0} ids. Nothing was kept.",
                statusCode: StatusCodes.Status400BadRequest);

        // With clusters that were drawn as one node, and are none that the browser knows the accounts of.
        var clusters = http.Request.Query["cluster"].Select(id => view.Analysis?.Find(id)).OfType<Analysis.Campaigns.Cluster>();
        accounts =
            [.. accounts.Union(clusters.SelectMany(c => c.Accounts.Select(a => view.Analysis!.Accounts[a])), StringComparer.Ordinal)];
        return Results.Ok(new { hash = await sets.SaveAsync(http.User.Actor(), view, accounts, http.RequestAborted) });
    }

    private static async Task AnswerAsync<T>(
        HttpContext http, string caseId, CaseViews views, JsonSerializerOptions options, Func<CaseView, WorkbenchState, Task<T>> make,
        Func<CaseView, Task>? record = null)
    {
        var state = WorkbenchState.Parse(http.Request.QueryString.Value);
        if (await OpenAsync(http, caseId, views) is not { } view)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (record is not null) await record(view);
        await PanelJson.WriteAsync(http, view.Stamp, options, () => make(view, state));
    }

    private static async Task<CaseView?> OpenAsync(HttpContext http, string caseId, CaseViews views) =>
        CaseId.TryParse(caseId, out var id) ? await views.OpenAsync(http.User.Actor(), id, http.RequestAborted) : null;
}
