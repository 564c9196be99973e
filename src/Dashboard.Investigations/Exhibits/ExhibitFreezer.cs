using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dashboard.Casework.Access;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Cases;

namespace Dashboard.Investigations.Exhibits;

/// <summary>
/// Freezes a panel or table as an exhibit. Only the picture comes from the browser; rows, figures and activity are computed
/// here, from the selection, so that nobody can freeze what the data do not say.
/// </summary>
public sealed class ExhibitFreezer(CaseViews views, ExhibitRegister exhibits)
{
    // Parameters are shown as they are written, selections among them.
    private static readonly JsonSerializerOptions Legible = new(
        JsonSerializerOptions.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Freezes what a panel or table shows.</summary>
    /// <param name="title">The exhibit's title.</param>
    /// <param name="picture">The panel as it looked, PNG; null for none.</param>
    /// <exception cref="CaseworkException">It cannot be kept; the message says why.</exception>
    public async Task<Exhibit> FreezeAsync(
        Actor actor, CaseId caseId, FrozenView frozen, string title, ReadOnlyMemory<byte>? picture, CancellationToken cancellation)
    {
        var view = await views.OpenAsync(actor, caseId, cancellation) ?? throw CaseworkNotFoundException.Case(caseId);
        var measures = view.Data.CountsTokens ? Measures.Countable : [Measure.Accounts, Measure.Interactions, Measure.ActiveDays];
        var figures = new List<Figure.Observed>();
        foreach (var selection in frozen.Kind.SelectionsOf(frozen))
            figures.AddRange(await view.Store.MeasureAsync(selection, measures, cancellation));
        var draft = new ExhibitDraft
        {
            Title = title,
            View = frozen.View,
            Selection = frozen.Selection,
            ViewOptions = frozen.Options,
            Method = frozen.Kind.MethodOf(frozen, view, figures),
            ParametersJson = JsonSerializer.Serialize(frozen.Kind.ParametersOf(frozen, view), Legible),
            Fingerprint = view.Data.Fingerprint,
            Figures = figures,
            WriteRows = (stream, token) => frozen.WriteRowsAsync(view, figures, stream, token),
            Activity = ActivityAsync(view.Store, frozen.Selection, cancellation),
            Picture = picture is { } png ? new ExhibitPicture(PictureFormat.Png, png) : null,
        };
        return await exhibits.FreezeAsync(actor, caseId, draft, cancellation);
    }

    private static async IAsyncEnumerable<ActivityLine> ActivityAsync(
        IAnalysisMaterial store, Selection selection, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in store.ActivityAsync(selection, cancellation))
            yield return new ActivityLine(
                row.AccountId ?? "", row.Day, row.Capability, row.Model ?? "", row.Interactions, row.InputTokens, row.OutputTokens);
    }
}
