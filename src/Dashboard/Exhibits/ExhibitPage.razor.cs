using Dashboard.Access;
using Dashboard.Audit;
using Dashboard.Casework;
using Dashboard.Core;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Exhibits;

/// <summary>One exhibit: what it showed, how it was made, and whether its figures still hold.</summary>
public partial class ExhibitPage
{
    private const int ShownRows = 200;

    private CsvRows rows = new([], []);
    private ExhibitManifest? manifest;
    private Exhibit? exhibit;
    private string? damage;
    private bool isRecounting;

    [Inject]
    public required ExhibitRegister Exhibits { get; init; }

    [Inject]
    public required ExhibitStore Files { get; init; }

    [Inject]
    public required AuditedReads Reads { get; init; }

    [Inject]
    public required CaseStores Stores { get; init; }

    [Parameter]
    public int Number { get; set; }

    protected override object? Subject => Number;

    protected override bool Shows(CaseChange change) => change.Subject == $"exhibit {Number}";

    protected override async Task<bool> LoadAsync()
    {
        exhibit = await Exhibits.FindAsync(Actor, Id, Number, Cancellation);
        if (exhibit is null) return false;
        (damage, manifest, rows) = (null, null, new([], []));
        try
        {
            manifest = await Files.ReadManifestAsync(exhibit.ContentHash, Cancellation);
            await Reads.ExhibitRowsAsync(Actor, Id, Number, manifest.Files.First(f => f.Name == "rows.csv").Sha256, Cancellation);
            await using var stream = await Files.OpenFileAsync(exhibit.ContentHash, "rows.csv", Cancellation);
            rows = await CsvRows.ReadAsync(stream, ShownRows, Cancellation);
        }
        catch (ExhibitDamagedException exception)
        {
            damage = exception.Message;
        }

        return true;
    }

    private async Task RecountAsync()
    {
        isRecounting = true;
        try
        {
            await TryAsync(async () =>
            {
                var recounted = await CountAgainAsync(exhibit!.Figures);
                exhibit = await Exhibits.RecordRecountAsync(Actor, Id, Number, recounted, Cancellation);
            });
        }
        finally
        {
            isRecounting = false;
        }
    }

    // Each figure over its own selection, in the order in which it was frozen; one query for each selection.
    private async Task<IReadOnlyList<Figure.Observed>> CountAgainAsync(IReadOnlyList<Figure.Observed> frozen)
    {
        var store = await Stores.OpenAsync(Actor, Id, CaseOperation.Recount, Cancellation);
        var counted = new Dictionary<(Selection, Measure), Figure.Observed>();
        foreach (var group in frozen.GroupBy(f => f.Selection))
        {
            foreach (var figure in await store.MeasureAsync(group.Key, [.. group.Select(f => f.Measure).Distinct()], Cancellation))
                counted[(group.Key, figure.Measure)] = figure;
        }

        return [.. frozen.Select(f => counted[(f.Selection, f.Measure)])];
    }
}
