using Dashboard.Casework;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Sources;

/// <summary>What a case rests on: sources with their grades, whom they repeat, and the figures they report.</summary>
public partial class SourcesPage
{
    private IReadOnlyList<Source> sources = [];
    private IReadOnlyList<Source> ordered = [];
    private IReadOnlyList<ReportedFigure> figures = [];
    private IReadOnlyList<FigureOverlap> overlaps = [];
    private EditConflictException? conflict;
    private SourceForm? form;
    private FigureForm? figureForm;
    private int origins;

    [Inject]
    public required SourceRegister Sources { get; init; }

    private RenderFragment FigureFields => builder =>
    {
        builder.OpenComponent<FigureEditor>(0);
        builder.AddComponentParameter(1, nameof(FigureEditor.Form), figureForm);
        builder.AddComponentParameter(2, nameof(FigureEditor.OnSave), EventCallback.Factory.Create<FigureForm>(this, AddFigureAsync));
        builder.AddComponentParameter(3, nameof(FigureEditor.OnCancel), EventCallback.Factory.Create(this, () => figureForm = null));
        builder.CloseComponent();
    };

    protected override bool Concerns(CaseChange change) =>
        change.Action.StartsWith("source.", StringComparison.Ordinal) || change.Action.StartsWith("figure.", StringComparison.Ordinal);

    protected override async Task<bool> LoadAsync()
    {
        sources = (await Sources.ListAsync(Actor, Id, take: Listing<Source>.MaxRows, cancellationToken: Cancellation)).Rows;
        figures = (await Sources.ListFiguresAsync(Actor, Id, take: Listing<ReportedFigure>.MaxRows, cancellationToken: Cancellation)).Rows;
        overlaps = ReportedFigures.Overlaps(figures);
        origins = SourceOrigins.CountIndependent(sources.Select(s => s.Number), [.. sources]);
        // A source that repeats another stands below it, so that circular reporting shows.
        ordered = [.. sources.OrderBy(s => SourceOrigins.OriginOf(s.Number, sources)).ThenBy(s => s.OriginNumber is not null).ThenBy(s => s.Number)];
        return true;
    }

    private void Edit(Source source)
    {
        Cancel();
        form = SourceForm.Of(source);
    }

    private void Cancel() => (form, conflict, Failure) = (null, null, null);

    private async Task SaveAsync(SourceForm edited)
    {
        try
        {
            var saved = await TryAsync(() => edited.Number is { } number
                ? Sources.SaveAsync(Actor, Id, number, edited.ToEdit(), edited.Version, Cancellation)
                : Sources.CreateAsync(Actor, Id, edited.ToEdit(), Cancellation));
            if (!saved) return;
            Cancel();
            await ReloadAsync();
        }
        catch (EditConflictException exception)
        {
            // What was typed stays in the fields; saving again is then a decision made with both texts in view.
            conflict = exception;
            edited.Version = exception.TheirVersion;
        }
    }

    private async Task AddFigureAsync(FigureForm filled)
    {
        if (!await TryAsync(() => Sources.AddFigureAsync(Actor, Id, filled.ToDraft(), Cancellation))) return;
        figureForm = null;
        await ReloadAsync();
    }
}
