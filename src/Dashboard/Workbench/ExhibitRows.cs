using System.Globalization;
using System.Text;
using Dashboard.Casework;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Workbench;

/// <summary>The rows of a panel as <c>rows.csv</c>: RFC 4180, UTF-8, CR LF; texts as <see cref="CsvText"/> writes them.</summary>
public static class ExhibitRows
{
    /// <summary>Writes the rows and answers how many they are, the header not counted.</summary>
    public static async Task<long> WriteAsync(
        ExhibitView panel, WorkbenchState state, CaseView view, IReadOnlyList<Figure.Observed> figures, Stream stream, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        var rows = panel switch
        {
            ExhibitView.Timeline => await TimelineAsync(state, view, cancellation),
            ExhibitView.Heatmap => await HeatmapAsync(state, view, cancellation),
            ExhibitView.Graph or ExhibitView.Accounts => await AccountsAsync(state, view, cancellation),
            ExhibitView.Figures => [["measure", "value", "method"], .. figures.Select(f => (object?[])[f.Measure.Name(), f.Value, f.Method])],
            _ => throw new ArgumentOutOfRangeException(nameof(panel)),
        };
        var count = -1L;
        foreach (var row in rows)
        {
            await writer.WriteLineAsync(string.Join(',', row.Select(Cell)).AsMemory(), cancellation);
            count++;
        }

        return count;
    }

    private static async Task<IEnumerable<object?[]>> TimelineAsync(WorkbenchState state, CaseView view, CancellationToken cancellation)
    {
        var timeline = await view.Store.TimelineAsync(new TimelineRequest(PanelSelections.Timeline(state), state.Resolution, state.Stack), cancellation);
        return
        [
            ["bin_start_utc", "resolution", Word.Of(state.Stack), "interactions"],
            .. timeline.Bins.SelectMany((bin, b) => timeline.Series.Select(s => (object?[])[bin, Word.Of(timeline.Resolution), s.Name, s.Interactions[b]])),
        ];
    }

    private static async Task<IEnumerable<object?[]>> HeatmapAsync(WorkbenchState state, CaseView view, CancellationToken cancellation)
    {
        var (cells, baseline) = await HeatmapQueries.RunAsync(view.Store, state, cancellation);
        var targets = CellTargeting.Compute(cells, baseline);
        return
        [
            [Word.Of(state.Rows), Word.Of(state.Columns), "interactions", "accounts", "expected", "log_odds", "too_few"],
            .. cells.Rows.SelectMany((name, r) => cells.Columns.Select((column, c) =>
            {
                var target = targets[r][c];
                return (object?[])[name, column, cells.Interactions[r][c], cells.Accounts[r][c], target.Expected, target.TooFew ? null : target.LogOdds, target.TooFew];
            })),
        ];
    }

    private static async Task<IEnumerable<object?[]>> AccountsAsync(WorkbenchState state, CaseView view, CancellationToken cancellation)
    {
        var accounts = new List<AccountRow>();
        await foreach (var account in AllAccounts.ReadAsync(view.Store, state.Selection, cancellation)) accounts.Add(account);
        return
        [
            ["account", "cluster", "disposition", "score", "interactions", "active_days", "output_tokens", "first_utc", "last_utc", "top_capability"],
            .. accounts.Select(a => (object?[])
            [
                a.AccountId, a.Assignment?.Cluster, a.Assignment is { } assignment ? Word.Of(assignment.Disposition) : null, a.Assignment?.Score,
                a.Interactions, a.ActiveDays, a.OutputTokens, a.First, a.Last, a.TopCapability,
            ]),
        ];
    }

    /// <summary>The cell of a value, the same in every table that is written.</summary>
    public static string Cell(object? value) => value switch
    {
        null => "",
        DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => CsvText.Cell(value.ToString() ?? ""),
    };
}
