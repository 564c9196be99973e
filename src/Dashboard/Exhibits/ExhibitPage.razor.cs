using Dashboard.Casework.Access;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Pseudonyms;
using Dashboard.Casework.Store;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.Exhibits;
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
    private CancellationTokenSource? recounting;
    private bool hasPicture;
    private bool isFrozenPicture;

    [Inject]
    public required ExhibitRegister Exhibits { get; init; }

    [Inject]
    public required ExhibitStore Files { get; init; }

    [Inject]
    public required AuditedReads Reads { get; init; }

    [Inject]
    public required ExhibitRecounts Recounts { get; init; }

    [Inject]
    public required AccountPseudonyms Pseudonyms { get; init; }

    [Parameter]
    public int Number { get; set; }

    private bool IsRecounted => exhibit!.RecountedValues.Count == exhibit.Figures.Count;

    private bool AreAllItsOwn => exhibit!.Figures.All(f => f.Selection == exhibit.Selection);

    // Interactions one by one tell more of accounts than a pseudonym hides.
    private bool SeesRows => !ExhibitKind.Of(exhibit!.View).ListsInteractions || May(CaseOperation.ReadTelemetry);

    protected override object? Subject => Number;

    protected override bool Shows(CaseChange change) => change.Subject == $"exhibit {Number}";

    protected override async Task<bool> LoadAsync()
    {
        exhibit = await Exhibits.FindAsync(Actor, Id, Number, Cancellation);
        if (exhibit is null) return false;
        (damage, manifest, rows, hasPicture, isFrozenPicture) = (null, null, new([], []), false, false);
        try
        {
            manifest = await Files.ReadManifestAsync(exhibit.ContentHash, Cancellation);
            isFrozenPicture = manifest.Files.Any(f => f.Name.StartsWith("picture.", StringComparison.Ordinal));
            hasPicture = isFrozenPicture || ExhibitKind.Of(exhibit.View) is { IsDrawn: true, DrawsAccounts: false };
            if (!SeesRows) return true;
            await Reads.ExhibitRowsAsync(Actor, Id, Number, manifest.Files.First(f => f.Name == "rows.csv").Sha256, Cancellation);
            await using var stream = await Files.OpenFileAsync(exhibit.ContentHash, "rows.csv", Cancellation);
            rows = await CsvRows.ReadAsync(stream, ShownRows, Cancellation);
            // Accounts that the data have no more, since an import was taken out, have pseudonyms too.
            if (!May(CaseOperation.ReadTelemetry)) rows = rows.Through(account => Pseudonyms.Of(Id, account));
        }
        catch (ExhibitDamagedException exception)
        {
            damage = exception.Message;
        }

        return true;
    }

    private async Task RecountAsync()
    {
        using var stop = recounting = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        try
        {
            await TryAsync(async () => exhibit = await Recounts.RecountAsync(Actor, Id, exhibit!, stop.Token));
        }
        catch (OperationCanceledException)
        {
            Failure = "Cancelled. The exhibit stands as it did before.";
        }
        finally
        {
            recounting = null;
        }
    }
}
