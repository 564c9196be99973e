using System.CommandLine;
using System.Diagnostics;
using Dashboard.Casework.Audit;
using Dashboard.Consoles;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

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
            await using var workspace = await CommandWorkspace.OpenOrReadAsync(
                CommandOptions.DirectoryOf(parsed, data), console, cancellation);
            var found = await workspace.CaseAsync(parsed.GetValue(caseId), console, cancellation);
            var selection = parsed.GetValue(select)!;
            var asked = parsed.GetValue(view)!;
            await workspace.Get<AuditTrail>()
                .AppendAsync(workspace.Actor, found.Id, "query", asked, new { view = asked, selection }, cancellation);
            var clock = Stopwatch.StartNew();
            var store = workspace.Store(found.Id);
            var answer = await AnswerAsync(store, asked, selection, cancellation);
            var elapsedMs = clock.Elapsed.TotalMilliseconds;
            foreach (var fault in (await store.DescribeAsync(cancellation)).Faults) console.Say(fault);
            var whole =
                new { selection = selection.ToString(), synthetic = found.IsSynthetic, rows = answer.Rows,
                    elapsedMs = Math.Round(elapsedMs, 1) };
            if (!parsed.GetValue(json) && answer.Rows.Count > 0)
            {
                if (found.IsSynthetic) console.Say("SYNTHETIC: data and actors are made up.");
                answer.Write(console.Out);
            }
            else console.Result(parsed.GetValue(json), whole, "Nothing is in the selection.");
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task<Answer> AnswerAsync(IPanelReader store, string view, Selection selection, CancellationToken cancellation)
    {
        switch (view)
        {
            case "timeline":
                var timeline = await store.TimelineAsync(new TimelineRequest(selection), cancellation);
                var bins = timeline.Series.SelectMany(series => timeline.Bins.Select((bin, i) =>
                    new { start = bin, resolution = timeline.Resolution, capability = series.Name, interactions = series.Interactions[i] })
                    .Where(row => row.interactions > 0));
                return Answer.Of(
                    bins, ("From, UTC", r => r.start, false), ("Bar", r => Slug.Of(r.resolution), false),
                    ("Capability", r => r.capability, false), ("Interactions", r => r.interactions, true));
            case "heatmap":
                var heatmap = await store.HeatmapAsync(new HeatmapRequest(selection), cancellation);
                var cells = heatmap.Rows.SelectMany((capability, row) => heatmap.Columns.Select((column, i) =>
                    new { capability, week = column, interactions = heatmap.Interactions[row][i], accounts = heatmap.Accounts[row][i] }));
                return Answer.Of(
                    cells, ("Capability", r => r.capability, false), ("Week", r => r.week, false),
                    ("Interactions", r => r.interactions, true), ("Accounts", r => r.accounts, true));
            case "accounts":
                var accounts = await store.AccountsAsync(new AccountsRequest(selection, Take: 10_000), cancellation);
                var objects = accounts.Rows.Select(a => new
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
                });
                return new Answer([.. objects], output => ConsoleTable.Write(output, AccountColumns.All, accounts.Rows));
            default:
                var figures = await store.MeasureAsync(selection, Measures.Countable, cancellation);
                var rows = figures.Select(
                    f => new { measure = f.Measure, value = f.Value, method = f.Method.ToString(), fingerprint = f.Fingerprint.Value });
                return Answer.Of(
                    rows, ("Measure", r => r.measure.Name(), false), ("Value", r => r.value, true), ("Method", r => r.method, false));
        }
    }

    /// <summary>What a view shows.</summary>
    /// <param name="Rows">For programs.</param>
    /// <param name="Write">Writes them as a table for people.</param>
    private sealed record Answer(IReadOnlyList<object> Rows, Action<TextWriter> Write)
    {
        public static Answer Of<T>(IEnumerable<T> rows, params (string Name, Func<T, object?> Value, bool IsNumber)[] columns)
            where T : class
        {
            var all = rows.ToList();
            return new Answer(
                all,
                output => ConsoleTable.Write(
                    output, [.. columns.Select(c => new TableColumn<T>(c.Name, c.Name, c.Value, c.IsNumber))], all));
        }
    }
}
