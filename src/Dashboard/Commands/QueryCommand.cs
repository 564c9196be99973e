using System.CommandLine;
using System.Diagnostics;
using Dashboard.Casework.Audit;
using Dashboard.Consoles;
using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Commands;

/// <summary>Answers what a view of the workbench shows, for a selection as in the URL.</summary>
internal static class QueryCommand
{
    private static readonly string[] Views = ["timeline", "heatmap", "accounts", "figures"];

    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var caseId = CommandOptions.Case();
        var view = new Option<string>("--view") { Description = "Which view.", HelpName = string.Join('|', Views), Required = true };
        view.AcceptOnlyFromAmong(Views);
        var select = new Option<Selection>("--select")
        {
            Description = "The selection, as in the page's address: time=2026-04-22..2026-06-05&capability=tool use",
            HelpName = "S",
            DefaultValueFactory = _ => Selection.Everything,
            CustomParser = result =>
            {
                try
                {
                    return Selection.Parse(result.Tokens.Single().Value);
                }
                catch (FormatException exception)
                {
                    result.AddError(exception.Message);
                    return Selection.Everything;
                }
            },
        };
        var command = new Command("query", "Answer what a view shows for a selection.") { caseId, view, select, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var workspace = await CommandWorkspace.OpenOrReadAsync(CommandOptions.DirectoryOf(parsed, data), console, cancellation);
            var found = await workspace.CaseAsync(parsed.GetValue(caseId), console, cancellation);
            var selection = parsed.GetValue(select)!;
            var asked = parsed.GetValue(view)!;
            await workspace.Get<AuditTrail>().AppendAsync(workspace.Actor, found.Id, "query", asked, new { view = asked, selection }, cancellation);
            var clock = Stopwatch.StartNew();
            var store = workspace.Store(found.Id);
            var rows = await RowsAsync(store, asked, selection, cancellation);
            var elapsedMs = clock.Elapsed.TotalMilliseconds;
            foreach (var fault in (await store.DescribeAsync(cancellation)).Faults) console.Say(fault);
            console.Result(
                parsed.GetValue(json),
                new { selection = selection.ToString(), synthetic = found.IsSynthetic, rows, elapsedMs = Math.Round(elapsedMs, 1) },
                rows.Select(row => row.ToString() ?? ""));
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<object>> RowsAsync(IPanelReader store, string view, Selection selection, CancellationToken cancellation)
    {
        switch (view)
        {
            case "timeline":
                var timeline = await store.TimelineAsync(new TimelineRequest(selection), cancellation);
                return
                [
                    .. timeline.Series.SelectMany(series => timeline.Bins.Select((bin, i) =>
                        new { start = bin, resolution = timeline.Resolution, capability = series.Name, interactions = series.Interactions[i] })
                        .Where(row => row.interactions > 0)),
                ];
            case "heatmap":
                var heatmap = await store.HeatmapAsync(new HeatmapRequest(selection), cancellation);
                return
                [
                    .. heatmap.Rows.SelectMany((capability, row) => heatmap.Columns.Select((column, i) =>
                        new { capability, week = column, interactions = heatmap.Interactions[row][i], accounts = heatmap.Accounts[row][i] })),
                ];
            case "accounts":
                var accounts = await store.AccountsAsync(new AccountsRequest(selection, Take: 10_000), cancellation);
                return
                [
                    .. accounts.Rows.Select(a => new
                    {
                        account = a.AccountId,
                        interactions = a.Interactions,
                        activeDays = a.ActiveDays,
                        outputTokens = a.OutputTokens,
                        first = a.First,
                        last = a.Last,
                        topCapability = a.TopCapability,
                        cluster = a.Assignment?.Cluster,
                        disposition = a.Assignment?.Disposition,
                    }),
                ];
            default:
                var figures = await store.MeasureAsync(selection, Measures.Countable, cancellation);
                return
                [
                    .. figures.Select(f => new
                    {
                        measure = f.Measure,
                        value = f.Value,
                        method = f.Method.ToString(),
                        fingerprint = f.Fingerprint.Value,
                    }),
                ];
        }
    }
}
