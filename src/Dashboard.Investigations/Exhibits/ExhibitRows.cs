using System.Globalization;
using System.Text;
using Dashboard.Analysis.Campaigns;
using Dashboard.Casework.Access;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Store.Tables;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Exhibits;

/// <summary>The rows of a panel or table as <c>rows.csv</c>: RFC 4180, UTF-8, CR LF; texts as <see cref="CsvText"/> writes them.</summary>
public static class ExhibitRows
{
    /// <summary>The most interactions that an exhibit keeps row by row; what they come to is kept of any number.</summary>
    public const int MostInteractions = 100_000;

    private static readonly TableColumn<Figure.Observed>[] FigureColumns = [new("measure", "Measure", f => f.Measure.Name()), new("value", "Value", f => f.Value), new("method", "Method", f => f.Method)];

    /// <summary>Writes the rows and answers how many they are, the header not counted.</summary>
    /// <exception cref="InvalidEntryException">There are no such rows, or too many of them.</exception>
    public static async Task<long> WriteAsync(FrozenView frozen, CaseView view, IReadOnlyList<Figure.Observed> figures, Stream stream, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        return frozen.View switch
        {
            ExhibitView.Timeline => await WriteAsync(await TimelineAsync(frozen.State, view, cancellation), writer, cancellation),
            ExhibitView.Heatmap => await WriteAsync(await HeatmapAsync(frozen.State, view, cancellation), writer, cancellation),
            ExhibitView.Graph => await WriteAsync(AccountColumns.All, AllAccounts.ReadAsync(view.Store, frozen.Selection, cancellation), writer, cancellation),
            ExhibitView.Accounts => await WriteAsync(frozen.Table.Of(AccountColumns.All), AllAccounts.ReadAsync(view.Store, AccountColumns.RequestFor(frozen.Table), cancellation), writer, cancellation),
            ExhibitView.Interactions => await InteractionsAsync(frozen.Table, view, writer, cancellation),
            ExhibitView.Clusters => await WriteAsync(AnalysisTables.Clusters(Analysed(view)), Analysed(view).Result.Clusters.ToAsyncEnumerable(), writer, cancellation),
            ExhibitView.CoAction => await WriteAsync(AnalysisTables.CoAction(Analysed(view)), (Analysed(view).Result.CoAction?.Strongest ?? []).ToAsyncEnumerable(), writer, cancellation),
            ExhibitView.Templates => await WriteAsync(AnalysisTables.Templates(Analysed(view)), Analysed(view).Templates.ToAsyncEnumerable(), writer, cancellation),
            ExhibitView.Targeting => await WriteAsync(AnalysisTables.Targeting, Slices(frozen.Analysis, Analysed(view)).ToAsyncEnumerable(), writer, cancellation),
            ExhibitView.Releases => await WriteAsync(AnalysisTables.Releases(Analysed(view)), Releases(Analysed(view)).ToAsyncEnumerable(), writer, cancellation),
            ExhibitView.Comparison => await WriteAsync((await SelectionComparison.CountAsync(view, frozen.Pair, cancellation)).Rows, writer, cancellation),
            ExhibitView.Figures => await WriteAsync(FigureColumns, figures.ToAsyncEnumerable(), writer, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(frozen)),
        };
    }

    private static StoredAnalysis Analysed(CaseView view) =>
        view.Analysis ?? throw new InvalidEntryException("The case was not analysed yet, so that there is no such table. Nothing was frozen.");

    private static IEnumerable<TargetingSlice> Slices(AnalysisView shown, StoredAnalysis analysis) =>
        shown.Targeting is { } cluster && TargetingGrid.Clusters(analysis.Result).Any(c => c.Id == cluster)
            ? TargetingGrid.Of(analysis.Result, cluster, shown.By).Rows.SelectMany(row => row).Select(cell => cell.Slice).OfType<TargetingSlice>()
            : throw new InvalidEntryException($"The last run of the analysis tells no targeting of cluster {shown.Targeting}. Nothing was frozen.");

    // As the page has them: those of pools first.
    private static IEnumerable<ReleaseEffect> Releases(StoredAnalysis analysis) => analysis.Result.Releases.OrderBy(e => analysis.Find(e.Cluster)?.Disposition != Disposition.Pool);

    private static async Task<long> InteractionsAsync(TableView table, CaseView view, StreamWriter writer, CancellationToken cancellation)
    {
        var columns = new InteractionTableColumns(await view.Store.LoggedAttributesAsync(cancellation), table);
        var total = (await view.Store.InteractionsAsync(columns.Request with { Take = 0 }, cancellation)).Total;
        if (total > MostInteractions)
            throw new InvalidEntryException(FormattableString.Invariant($"The selection has {total:N0} interactions, and an exhibit keeps {MostInteractions:N0} rows at most. Nothing was frozen; narrow the selection, or freeze its accounts or its timeline."));
        return await WriteAsync(columns.Shown, view.Store.AllInteractionsAsync(columns.Request, false, cancellation), writer, cancellation);
    }

    private static async Task<long> WriteAsync<T>(IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows, StreamWriter writer, CancellationToken cancellation)
    {
        await writer.WriteLineAsync(string.Join(',', columns.Select(c => CsvText.Cell(c.Key))).AsMemory(), cancellation);
        var count = 0L;
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            await writer.WriteLineAsync(string.Join(',', columns.Select(c => Cell(c.Value(row)))).AsMemory(), cancellation);
            count++;
        }

        return count;
    }

    private static async Task<long> WriteAsync(IEnumerable<object?[]> rows, StreamWriter writer, CancellationToken cancellation)
    {
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
        var compared = await HeatmapQueries.RunAsync(view.Store, state, cancellation);
        var (cells, group, targets) = (compared.Cells, compared.Group, compared.Targets());
        var isOfCampaigns = compared.Ground == HeatmapGround.CampaignsWithOthers;
        return
        [
            [Word.Of(state.Rows), Word.Of(state.Columns), "interactions", "accounts", .. isOfCampaigns ? (string[])["campaign_interactions", "campaign_accounts"] : [], "expected", "log_odds", "too_few"],
            .. cells.Rows.SelectMany((name, r) => cells.Columns.Select((column, c) =>
            {
                var target = targets[r][c];
                return (object?[])
                [
                    name, column, cells.Interactions[r][c], cells.Accounts[r][c], .. isOfCampaigns ? (object?[])[group.Interactions[r][c], group.Accounts[r][c]] : [],
                    target.Expected, target.TooFew ? null : target.LogOdds, target.TooFew,
                ];
            })),
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
