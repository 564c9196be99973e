using System.Diagnostics;
using System.Globalization;
using Dashboard.Access;
using Dashboard.Accounts;
using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.InteractionPages;
using Dashboard.Interactions;
using Dashboard.Interactions.Store;
using Dashboard.Serving;
using Dashboard.Workbench;

namespace Dashboard.Tables;

/// <summary>
/// All rows of a table's page as CSV: <c>GET /api/cases/{CaseId}/interactions?VIEW</c>, the same with <c>/prompts</c> for those who may
/// read prompts, and <c>GET /api/cases/{CaseId}/accounts?VIEW</c>. The view is the one in the page's address.
/// </summary>
public static class TableEndpoints
{
    public static void MapTables(this IEndpointRouteBuilder endpoints)
    {
        var cases = endpoints.MapGroup("/api/cases/{CaseId}").RequireCase(CaseOperation.ReadTelemetry).RequireRateLimiting(RateLimits.Export);
        cases.MapGet("/interactions", (CaseId caseId, HttpContext http, TableExports exports) => AnswerAsync(http, view => exports.InteractionsAsync(http.User.Actor(), caseId, view, false, http.RequestAborted)));
        cases.MapGet("/interactions/prompts", (CaseId caseId, HttpContext http, TableExports exports) => AnswerAsync(http, view => exports.InteractionsAsync(http.User.Actor(), caseId, view, true, http.RequestAborted)))
            .RequireCase(CaseOperation.ReadPrompts);
        cases.MapGet("/accounts", (CaseId caseId, HttpContext http, TableExports exports) => AnswerAsync(http, view => exports.AccountsAsync(http.User.Actor(), caseId, view, http.RequestAborted)));
    }

    /// <summary>Where all rows of what a page shows are.</summary>
    public static string AddressOf(string caseId, string table, TableView view) => $"/api/cases/{caseId}/{table}?{view with { From = 0, Row = null, Exhibit = null }}".TrimEnd('?');

    private static async Task<IResult> AnswerAsync(HttpContext http, Func<TableView, Task<TableExport>> export)
    {
        try
        {
            var (name, write) = await export(TableView.Parse(http.Request.QueryString.Value));
            http.Response.Headers.CacheControl = "no-store";
            return Results.Stream(body => write(body, http.RequestAborted), "text/csv; charset=utf-8", name);
        }
        catch (Exception failure) when (failure is FormatException or UnknownAccountSetException)
        {
            return Results.Problem($"{failure.Message} Nothing was exported.", statusCode: StatusCodes.Status400BadRequest);
        }
    }
}

/// <summary>An export that is on record and may leave.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="WriteAsync">Writes it to a stream.</param>
public sealed record TableExport(string Name, Func<Stream, CancellationToken, Task> WriteAsync);

/// <summary>Begins exports: the policy is asked, and what leaves is on record before it does.</summary>
public sealed class TableExports(CaseViews views, CaseworkStore casework, AuditTrail trail, TimeProvider time)
{
    /// <summary>All interactions of a view, with their prompts where they are asked for.</summary>
    /// <exception cref="CaseworkException">The actor may not.</exception>
    /// <exception cref="FormatException">The view cannot be shown.</exception>
    public async Task<TableExport> InteractionsAsync(Actor actor, CaseId caseId, TableView view, bool withPrompts, CancellationToken cancellation)
    {
        if (withPrompts) await casework.RequireAsync(actor, caseId, CaseOperation.ReadPrompts, cancellation);
        var opened = await OpenAsync(actor, caseId, cancellation);
        var columns = new InteractionColumns(await opened.Store.LoggedAttributesAsync(cancellation), view);
        var shown = withPrompts ? columns.Shown.Add(InteractionColumns.Prompt) : columns.Shown;
        var count = (await opened.Store.InteractionsAsync(columns.Request with { Take = 0 }, cancellation)).Total;
        var file = FileOf("interactions", opened, view.Selection, count, actor);
        await trail.AppendAsync(actor, caseId, "interactions.export", "interactions", DetailOf(opened, view.Selection, count, shown), cancellation);
        return new(file.Name, (stream, stop) => file.WriteAsync(shown, opened.Store.AllInteractionsAsync(columns.Request, withPrompts, stop), stream, stop));
    }

    /// <summary>All accounts of a view.</summary>
    /// <exception cref="FormatException">The view cannot be shown.</exception>
    public async Task<TableExport> AccountsAsync(Actor actor, CaseId caseId, TableView view, CancellationToken cancellation)
    {
        var opened = await OpenAsync(actor, caseId, cancellation);
        var shown = view.Of(AccountColumns.All);
        var request = AccountColumns.RequestFor(view);
        var count = (await opened.Store.AccountsAsync(request with { Take = 0 }, cancellation)).Total;
        var file = FileOf("accounts", opened, view.Selection, count, actor);
        await trail.AppendAsync(actor, caseId, "accounts.export", "accounts", DetailOf(opened, view.Selection, count, shown), cancellation);
        return new(file.Name, (stream, stop) => file.WriteAsync(shown, AllAccounts.ReadAsync(opened.Store, request, stop), stream, stop));
    }

    private async Task<CaseView> OpenAsync(Actor actor, CaseId caseId, CancellationToken cancellation) =>
        await views.OpenAsync(actor, caseId, cancellation) ?? throw new UnreachableException("The door lets nobody in who is not on the case.");

    private TableFile FileOf(string table, CaseView view, Selection selection, long count, Actor actor) => new(
        table, view.Case,
        [$"selection: {(selection.IsEverything ? "everything" : selection)}", $"fingerprint of the data: {view.Data.Fingerprint}", string.Create(CultureInfo.InvariantCulture, $"rows: {count}")],
        actor, time.GetUtcNow());

    private static object DetailOf<T>(CaseView view, Selection selection, long count, IEnumerable<TableColumn<T>> columns) =>
        new { selection, columns = columns.Select(c => c.Key), rows = count, fingerprint = view.Data.Fingerprint.Value };
}
