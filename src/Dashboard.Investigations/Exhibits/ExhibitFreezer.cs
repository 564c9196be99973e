using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.CoAction;
using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Targeting;
using Dashboard.Analysis.Templates;
using Dashboard.Casework.Access;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Exhibits;

/// <summary>
/// Freezes a panel or table as an exhibit. Only the picture comes from the browser; rows, figures and activity are computed
/// here, from the selection, so that nobody can freeze what the data do not say.
/// </summary>
public sealed class ExhibitFreezer(CaseViews views, ExhibitRegister exhibits)
{
    private static readonly Method Counting = new("count-by-bin", 1);

    // Parameters are shown as they are written, selections among them.
    private static readonly JsonSerializerOptions Legible = new(JsonSerializerOptions.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Freezes what a panel or table shows.</summary>
    /// <param name="title">The exhibit's title.</param>
    /// <param name="picture">The panel as it looked, PNG; null for none.</param>
    /// <exception cref="CaseworkException">It cannot be kept; the message says why.</exception>
    public async Task<Exhibit> FreezeAsync(Actor actor, CaseId caseId, FrozenView frozen, string title, ReadOnlyMemory<byte>? picture, CancellationToken cancellation)
    {
        var view = await views.OpenAsync(actor, caseId, cancellation) ?? throw CaseworkNotFoundException.Case(caseId);
        var measures = view.Data.CountsTokens ? Measures.Countable : [Measure.Accounts, Measure.Interactions, Measure.ActiveDays];
        var figures = await view.Store.MeasureAsync(frozen.Selection, measures, cancellation);
        if (frozen.View == ExhibitView.Comparison) figures = [.. figures, .. await view.Store.MeasureAsync(frozen.Pair.B, measures, cancellation)];
        var draft = new ExhibitDraft
        {
            Title = title,
            View = frozen.View,
            Selection = frozen.Selection,
            ViewOptions = frozen.Options,
            Method = MethodOf(frozen, view, figures),
            ParametersJson = JsonSerializer.Serialize(Parameters(frozen, view), Legible),
            Fingerprint = view.Data.Fingerprint,
            Figures = figures,
            WriteRows = (stream, token) => ExhibitRows.WriteAsync(frozen, view, figures, stream, token),
            Activity = ActivityAsync(view.Store, frozen.Selection, cancellation),
            Picture = picture is { } png ? new ExhibitPicture(PictureFormat.Png, png) : null,
        };
        return await exhibits.FreezeAsync(actor, caseId, draft, cancellation);
    }

    private static Method MethodOf(FrozenView frozen, CaseView view, IReadOnlyList<Figure.Observed> figures) => frozen.View switch
    {
        ExhibitView.Graph or ExhibitView.Clusters => OfRun(view, CampaignAnalysis.Method),
        ExhibitView.CoAction => OfRun(view, CoActionNetwork.Method),
        ExhibitView.Templates => OfRun(view, PromptTemplates.Method),
        ExhibitView.Targeting => OfRun(view, LogOdds.Method),
        ExhibitView.Releases => OfRun(view, DifferenceInDifferences.Method),
        ExhibitView.Comparison => LogOdds.Method,
        ExhibitView.Heatmap when frozen.State.Measure == CellMeasure.Targeting => LogOdds.Method,
        ExhibitView.Accounts or ExhibitView.Interactions or ExhibitView.Figures when figures is [var first, ..] => first.Method,
        _ => Counting,
    };

    // In the version that ran: the run may be older than the program.
    private static Method OfRun(CaseView view, Method method) => view.Analysis?.Result.Methods.FirstOrDefault(m => m.Name == method.Name) is { Name: not null } ran ? ran : method;

    private static Dictionary<string, object?> Parameters(FrozenView frozen, CaseView view) => frozen.View switch
    {
        ExhibitView.Timeline => new() { ["stack"] = Word.Of(frozen.State.Stack), ["resolution"] = frozen.State.Resolution is { } r ? Word.Of(r) : "what fits", ["zoomed"] = frozen.State.IsZoomed },
        ExhibitView.Heatmap => HeatmapParameters(frozen.State),
        ExhibitView.Targeting => new() { ["analysis"] = view.Analysis?.Result.Options, ["analysedData"] = view.Analysis?.DataFingerprint, ["cluster"] = frozen.Analysis.Targeting, ["by"] = Word.Of(frozen.Analysis.By) },
        ExhibitView.Comparison => new() { ["a"] = frozen.Pair.A.ToString(), ["b"] = frozen.Pair.B.ToString(), ["priorStrength"] = LogOdds.DefaultPriorStrength, ["confidence"] = CellTargeting.Confidence },
        ExhibitView.Graph or ExhibitView.Clusters or ExhibitView.CoAction or ExhibitView.Templates or ExhibitView.Releases => new() { ["analysis"] = view.Analysis?.Result.Options, ["analysedData"] = view.Analysis?.DataFingerprint },
        ExhibitView.Accounts or ExhibitView.Interactions => new() { ["sort"] = frozen.Table.Sort, ["descending"] = frozen.Table.Descending, ["columns"] = frozen.Table.Columns },
        _ => [],
    };

    // What it is compared with is there whatever the cells say: the rows are of all measures.
    private static Dictionary<string, object?> HeatmapParameters(WorkbenchState state)
    {
        var parameters = new Dictionary<string, object?> { ["measure"] = Word.Of(state.Measure), ["columns"] = Word.Of(state.Columns), ["rows"] = Word.Of(state.Rows) };
        if (state.Against is { } other) parameters["against"] = other.ToString();
        if (state.Measure == CellMeasure.Targeting) (parameters["priorStrength"], parameters["confidence"]) = (LogOdds.DefaultPriorStrength, CellTargeting.Confidence);
        return parameters;
    }

    private static async IAsyncEnumerable<ActivityLine> ActivityAsync(
        IAnalysisMaterial store, Selection selection, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in store.ActivityAsync(selection, cancellation))
            yield return new ActivityLine(row.AccountId ?? "", row.Day, row.Capability, row.Model ?? "", row.Interactions, row.InputTokens, row.OutputTokens);
    }
}
