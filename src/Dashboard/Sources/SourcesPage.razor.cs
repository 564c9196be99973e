using Dashboard.Casework.Quotations;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Store;
using Dashboard.Editing;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Sources;

/// <summary>What a case rests on: sources with their grades, whom they repeat, and the figures they report.</summary>
public partial class SourcesPage
{
    private IReadOnlyList<Source> sources = [];
    private IReadOnlyList<Source> ordered = [];
    private IReadOnlyList<ReportedFigure> figures = [];
    private IReadOnlyList<FigureOverlap> overlaps = [];
    private IReadOnlyList<FigureBound> bounds = [];
    private IReadOnlyList<CheckedQuotation> quotations = [];
    private int? quoted;
    private Source? edited;
    private bool isAdding;
    private int? figureOf;
    private int origins;

    [Inject]
    public required SourceRegister Sources { get; init; }

    [Inject]
    public required QuotationRegister Quotations { get; init; }

    [Inject]
    public required Drafts Drafts { get; init; }

    protected override bool Shows(CaseChange change) => change.IsOf("source", "figure", "quotation");

    protected override async Task<bool> LoadAsync()
    {
        sources = (await Sources.ListAsync(Actor, Id, take: Listing<Source>.MaxRows, cancellationToken: Cancellation)).Rows;
        figures = (await Sources.ListFiguresAsync(Actor, Id, take: Listing<ReportedFigure>.MaxRows, cancellationToken: Cancellation)).Rows;
        overlaps = ReportedFigures.Overlaps(figures);
        bounds = ReportedFigures.Bounds(figures);
        quotations = await Quotations.CheckAsync(Actor, Id, Cancellation);
        origins = SourceOrigins.CountIndependent(sources.Select(s => s.Number), [.. sources]);
        // A source that repeats another stands below it, so that circular reporting shows.
        ordered =
            [.. sources.OrderBy(s => SourceOrigins.OriginOf(s.Number, sources)).ThenBy(s => s.DerivedFrom.Count > 0).ThenBy(s => s.Number)];
        return true;
    }

    protected override async Task RestoreAsync()
    {
        if (await Drafts.FindLatestAsync(Drafts.KeyStart(Actor, Id, "source")) is not { } kept) return;
        edited = sources.FirstOrDefault(s => s.Number == kept.Number);
        isAdding = edited is null;
    }

    private void Edit(Source source) => (edited, isAdding) = (source, false);

    private Task RemoveFigureAsync(int number) => TryAsync(async () =>
    {
        await Sources.RemoveFigureAsync(Actor, Id, number, Cancellation);
        await ReloadAsync();
    });

    private Task RemoveQuotationAsync(int number) => TryAsync(async () =>
    {
        await Quotations.RemoveAsync(Actor, Id, number, Cancellation);
        await ReloadAsync();
    });

    private async Task CloseAsync()
    {
        (edited, isAdding, figureOf, quoted) = (null, false, null, null);
        await ReloadAsync();
    }
}
