using System.Diagnostics;
using System.Globalization;
using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;
using Dashboard.Limits;

namespace Dashboard.Tables;

/// <summary>
/// All rows of a table's page as CSV: <c>GET /api/cases/{CaseId}/interactions?VIEW</c>, the same with <c>/prompts</c> for those who may
/// read prompts, and <c>GET /api/cases/{CaseId}/accounts?VIEW</c>. The view is the one in the page's address. What it looks for among
/// interactions is looked for in prompts, and only by those who may read them.
/// </summary>
public static class TableEndpoints
{
    public static void MapTables(this IEndpointRouteBuilder endpoints)
    {
        var cases = endpoints.MapGroup("/api/cases/{CaseId}").RequireCase(CaseOperation.ReadTelemetry)
            .RequireRateLimiting(RateLimits.Export);
        cases.MapGet(
            "/interactions",
            (CaseId caseId, HttpContext http, TableExports exports) => AnswerAsync(
                http, view => exports.InteractionsAsync(http.User.Actor(), caseId, view, false, http.RequestAborted)));
        cases.MapGet(
            "/interactions/prompts",
            (CaseId caseId, HttpContext http, TableExports exports) => AnswerAsync(
                http, view => exports.InteractionsAsync(http.User.Actor(), caseId, view, true, http.RequestAborted)))
            .RequireCase(CaseOperation.ReadPrompts);
        cases.MapGet(
            "/accounts",
            (CaseId caseId, HttpContext http, TableExports exports) => AnswerAsync(
                http, view => exports.AccountsAsync(http.User.Actor(), caseId, view, http.RequestAborted)));
    }

    /// <summary>Where all rows of what a page shows are.</summary>
    public static string AddressOf(string caseId, string table, TableView view) =>
        $"/api/cases/{caseId}/{table}?{view with { From = 0, Row = null, Exhibit = null }}".TrimEnd('?');

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
        catch (CaseworkNotAllowedException refused)
        {
            return Results.Problem($"{refused.Message} Nothing was exported.", statusCode: StatusCodes.Status403Forbidden);
        }
    }
}

/// <summary>An export that is on record and may leave.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="WriteAsync">Writes it to a stream.</param>
public sealed record TableExport(string Name, Func<Stream, CancellationToken, Task> WriteAsync);

/// <summary>Begins exports: the policy is asked, and what leaves is on record before it does.</summary>
public sealed class TableExports(CaseViews views, CaseworkStore casework, AuditTrail trail, AuditedReads reads, TimeProvider time)
{
    /// <summary>All interactions of a view, or all that its search finds, with their prompts where they are asked for.</summary>
    /// <exception cref="CaseworkException">The actor may not.</exception>
    /// <exception cref="FormatException">The view cannot be shown.</exception>
    public async Task<TableExport> InteractionsAsync(
        Actor actor, CaseId caseId, TableView view, bool withPrompts, CancellationToken cancellation)
    {
        // Whoever finds an interaction by its prompt learns what the prompt says.
        if (withPrompts || view.Find.Length > 0) await casework.RequireAsync(actor, caseId, CaseOperation.ReadPrompts, cancellation);
        var opened = await OpenAsync(actor, caseId, cancellation);
        var columns = new InteractionTableColumns(await opened.Store.LoggedAttributesAsync(cancellation), view);
        var shown = withPrompts ? columns.Shown.Add(InteractionTableColumns.Prompt) : columns.Shown;
        var search = SearchOf(view, columns);
        if (search is not null) await reads.PromptSearchAsync(actor, caseId, view.Find, view.Selection, cancellation);
        var count = search is null ? (await opened.Store.InteractionsAsync(columns.Request with { Take = 0 }, cancellation)).Total
            : await opened.Store.CountPromptHitsAsync(search, cancellation);
        var file = FileOf(
            "interactions", opened, view, count, actor,
            search is not null && withPrompts ? ["prompt: the text that was found, which is the prompt or else the system prompt"] : []);
        await trail.AppendAsync(actor, caseId, "interactions.export", "interactions", DetailOf(opened, view, count, shown), cancellation);
        return new(file.Name, (stream, stop) => file.WriteAsync(
            shown,
            search is null ? opened.Store.AllInteractionsAsync(columns.Request, withPrompts, stop)
            : opened.Store.AllPromptHitsAsync(search, withPrompts, stop), stream, stop));
    }

    /// <summary>All accounts of a view.</summary>
    /// <exception cref="FormatException">The view cannot be shown.</exception>
    public async Task<TableExport> AccountsAsync(Actor actor, CaseId caseId, TableView view, CancellationToken cancellation)
    {
        var opened = await OpenAsync(actor, caseId, cancellation);
        var shown = view.Of(AccountColumns.All);
        var request = AccountColumns.RequestFor(view);
        var count = (await opened.Store.AccountsAsync(request with { Take = 0 }, cancellation)).Total;
        var file = FileOf("accounts", opened, view, count, actor);
        await trail.AppendAsync(actor, caseId, "accounts.export", "accounts", DetailOf(opened, view, count, shown), cancellation);
        return new(file.Name, (stream, stop) => file.WriteAsync(shown, AllAccounts.ReadAsync(opened.Store, request, stop), stream, stop));
    }

    private async Task<CaseView> OpenAsync(Actor actor, CaseId caseId, CancellationToken cancellation) =>
        await views.OpenAsync(actor, caseId, cancellation) ?? throw new UnreachableException(
            "The door lets nobody in who is not on the case.");

    // All that is found, however much that is.
    private static PromptSearch? SearchOf(TableView view, InteractionTableColumns columns) =>
        (view.Find, SearchWords.Parse(view.Find)) switch
    {
        ("", _) => null,
        (_, []) => throw new FormatException($"There is no word to look for in '{view.Find}'."),
        var (_, words) => new PromptSearch(view.Selection, words, int.MaxValue, columns.Request.Attributes),
    };

    private TableFile FileOf(string table, CaseView opened, TableView view, long count, Actor actor, params string[] notes) => new(
        table, opened.Case,
        [
            $"selection: {(view.Selection.IsEverything ? "everything" : view.Selection)}",
            .. view.Find.Length > 0 ? [$"looked for: {view.Find}"] : (string[])[],
            $"fingerprint of the data: {opened.Data.Fingerprint}", string.Create(CultureInfo.InvariantCulture, $"rows: {count}"), .. notes,
        ],
        actor, time.GetUtcNow());

    private static Dictionary<string, object> DetailOf<T>(CaseView opened, TableView view, long count, IEnumerable<TableColumn<T>> columns)
    {
        var detail = new Dictionary<string, object> { ["selection"] = view.Selection };
        if (view.Find.Length > 0) detail["text"] = view.Find;
        (detail["columns"], detail["rows"], detail["fingerprint"]) = (columns.Select(c => c.Key), count, opened.Data.Fingerprint.Value);
        return detail;
    }
}
