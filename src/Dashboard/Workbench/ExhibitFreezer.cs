using System.Runtime.CompilerServices;
using System.Text.Json;
using Dashboard.Analysis.Targeting;
using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Workbench;

/// <summary>
/// Freezes a panel as an exhibit. Only the picture comes from the browser; rows, figures and activity are computed
/// here, from the selection, so that nobody can freeze what the data do not say.
/// </summary>
public sealed class ExhibitFreezer(CaseViews views, ExhibitRegister exhibits)
{
    private static readonly Method Counting = new("count-by-bin", 1);

    /// <summary>Freezes what <paramref name="state"/> shows in a panel.</summary>
    /// <param name="picture">The panel as it looked, PNG; null for none.</param>
    /// <exception cref="CaseworkException">It cannot be kept; the message says why.</exception>
    public async Task<Exhibit> FreezeAsync(
        Actor actor, CaseId caseId, ExhibitView panel, string title, WorkbenchState state, ReadOnlyMemory<byte>? picture, CancellationToken cancellation)
    {
        var view = await views.OpenAsync(actor, caseId, cancellation) ?? throw CaseworkNotFoundException.Case(caseId);
        var measures = view.Data.CountsTokens ? Measures.Countable : [Measure.Accounts, Measure.Interactions, Measure.ActiveDays];
        var figures = await view.Store.MeasureAsync(state.Selection, measures, cancellation);
        var draft = new ExhibitDraft
        {
            Title = title,
            View = panel,
            Selection = state.Selection,
            ViewOptions = state.ViewOptions,
            Method = MethodOf(panel, state, view, figures),
            ParametersJson = JsonSerializer.Serialize(Parameters(panel, state, view), JsonSerializerOptions.Web),
            Fingerprint = view.Data.Fingerprint,
            Figures = figures,
            WriteRows = (stream, token) => ExhibitRows.WriteAsync(panel, state, view, figures, stream, token),
            Activity = ActivityAsync(view.Store, state.Selection, cancellation),
            Picture = picture is { } png ? new ExhibitPicture(PictureFormat.Png, png) : null,
        };
        return await exhibits.FreezeAsync(actor, caseId, draft, cancellation);
    }

    private static Method MethodOf(ExhibitView panel, WorkbenchState state, CaseView view, IReadOnlyList<Figure.Observed> figures) => panel switch
    {
        ExhibitView.Graph when view.Analysis?.Result.Methods is [.., var last] => last,
        ExhibitView.Heatmap when state.Measure == CellMeasure.Targeting => LogOdds.Method,
        ExhibitView.Accounts or ExhibitView.Figures when figures is [var first, ..] => first.Method,
        _ => Counting,
    };

    private static Dictionary<string, object?> Parameters(ExhibitView panel, WorkbenchState state, CaseView view) => panel switch
    {
        ExhibitView.Timeline => new() { ["stack"] = Charts.Word.Of(state.Stack), ["resolution"] = state.Resolution is { } r ? Charts.Word.Of(r) : "what fits", ["zoomed"] = state.IsZoomed },
        ExhibitView.Heatmap => new() { ["measure"] = Charts.Word.Of(state.Measure), ["columns"] = Charts.Word.Of(state.Columns), ["rows"] = Charts.Word.Of(state.Rows) },
        ExhibitView.Graph => new() { ["analysis"] = view.Analysis?.Result.Options, ["analysedData"] = view.Analysis?.DataFingerprint },
        _ => [],
    };

    private static async IAsyncEnumerable<ActivityLine> ActivityAsync(
        IInteractionStore store, Selection selection, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in store.ActivityAsync(selection, cancellation))
            yield return new ActivityLine(row.AccountId ?? "", row.Day, row.Capability, row.Model ?? "", row.Interactions, row.InputTokens, row.OutputTokens);
    }
}
