using System.Globalization;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.Imports;
using Dashboard.Investigations.Views;
using Dashboard.Limits;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Imports;

/// <summary>What one import came to: whether it adds up, a first look at its data, what was rejected, and what to do next.</summary>
public partial class ImportPage
{
    private ImportReport? report;
    private Fingerprint fingerprint;
    private IReadOnlyList<string> faults = [];

    // Later imports with other rows for ids of this one.
    private IReadOnlyList<(int Later, EarlierRows Rows)> laterRows = [];

    [Parameter]
    public int Number { get; set; }

    [Inject]
    public required CaseStores Stores { get; init; }

    [Inject]
    public required WaitingFiles Waiting { get; init; }

    [Inject]
    public required RejectsCorrection Corrections { get; init; }

    [Inject]
    public required AuditTrail Audit { get; init; }

    [Inject]
    public required ImportQueue Queue { get; init; }

    [Inject]
    public required ActionLimiter Limiter { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override object? Subject => Number;

    private Selection Selected => Selection.Everything.Only(Dimension.Import, Number.ToString(CultureInfo.InvariantCulture));

    protected override bool Shows(CaseChange change) => change.IsOf("import", "rules");

    protected override async Task<bool> LoadAsync()
    {
        var store = await Stores.OpenAsync(Actor, Id, CaseOperation.ReadTelemetry, Cancellation);
        var imports = await store.ImportsAsync(Cancellation);
        report = imports.FirstOrDefault(r => r.Number == Number);
        laterRows = [.. imports.SelectMany(i => i.EarlierRows.Where(e => e.Import == Number).Select(e => (i.Number, e)))];
        var data = await store.DescribeAsync(Cancellation);
        (fingerprint, faults) = (data.Fingerprint, data.Faults);
        return report is not null;
    }

    private async Task<IReadOnlyList<RejectedLine>> SampleAsync(RejectGroup kind)
    {
        if (!May(CaseOperation.ReadPrompts)) return [];
        await Audit.AppendAsync(Actor, Id, "import.rejects.read", $"import {Number}", cancellationToken: Cancellation);
        return Corrections.Sample(Id, report!, kind);
    }

    private async Task CorrectAsync((RejectGroup Kind, string Wrong, string Right) correction)
    {
        if (!May(CaseOperation.ChangeTelemetry) || !May(CaseOperation.ReadPrompts)) return;
        try
        {
            if (await Corrections.SendAsync(Actor, Id, report!, correction.Kind, correction.Wrong, correction.Right, Cancellation) > 0)
                await RepairAsync();
            else Failure = $"None of these rows holds “{correction.Wrong}”. Nothing was sent.";
        }
        catch (Exception failure) when (failure is ImportException or UploadRefusedException)
        {
            Failure = failure.Message;
        }
    }

    // The corrected file is queued as it arrives: how its rows are read is known.
    private async Task RepairAsync()
    {
        if ((Failure = Limiter.Refusal(LimitedAction.Import, Actor)) is not null) return;
        foreach (var file in Waiting.Of(Id).Where(f => f.Repairs == Number && f.Wish is null))
            await Queue.AddAsync(Actor, file, new ImportWish(Actor.Name, Time.GetUtcNow().UtcDateTime));
        Left();
    }

    private void Left() => Navigation.NavigateTo(PageAddress.Case(Id, "imports"));
}
