using Dashboard.Casework.Access;
using Dashboard.Casework.Imports;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Interactions;
using Dashboard.Interactions.Store.Tables;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.Imports;
using Dashboard.Investigations.Jobs;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Imports;

/// <summary>Brings logs into a case and shows what each import came to.</summary>
public partial class ImportsPage
{
    private IReadOnlyList<ImportReport> imports = [];
    private IReadOnlyList<string> faults = [];
    private IReadOnlyList<NamedMapping> mappings = [];
    private IReadOnlyList<ImportJob> jobs = [];
    private IReadOnlyList<WaitingFile> unconfirmed = [];
    private IReadOnlyList<WaitingFile> interrupted = [];
    private bool isChoosing;
    private int reads;

    [Inject]
    public required CaseStores Stores { get; init; }

    [Inject]
    public required NamedMappingRegister NamedMappings { get; init; }

    [Inject]
    public required ImportQueue Queue { get; init; }

    [Inject]
    public required WaitingFiles Waiting { get; init; }

    [Inject]
    public required WaitingArchives Archives { get; init; }

    [Inject]
    public required Uploads Uploads { get; init; }

    protected override bool Shows(CaseChange change) => change.IsOf("import", "mapping");

    protected override void OnInitialized()
    {
        Queue.Changed += OnQueueChanged;
        Waiting.Changed += OnWaitingChanged;
    }

    protected override void Dispose(bool disposing)
    {
        Queue.Changed -= OnQueueChanged;
        Waiting.Changed -= OnWaitingChanged;
        base.Dispose(disposing);
    }

    protected override async Task<bool> LoadAsync()
    {
        await ReadImportsAsync();
        mappings = (await NamedMappings.ListAsync(Actor, Id, cancellationToken: Cancellation)).Rows;
        ReadWaiting();
        return true;
    }

    // Reads overlap where imports end while the page loads: the one that began last knows most.
    private async Task ReadImportsAsync()
    {
        var read = ++reads;
        var store = await Stores.OpenAsync(Actor, Id, CaseOperation.ReadTelemetry, Cancellation);
        var (found, wrong) = (await store.ImportsAsync(Cancellation), (await store.DescribeAsync(Cancellation)).Faults);
        if (read == reads) (imports, faults) = (found, wrong);
    }

    private void ReadWaiting()
    {
        // What went in as it should stands in the table; only what has to be said otherwise stays above it.
        // The queue moves on meanwhile: one look at it, so that no file is under way and interrupted at once.
        var queue = Queue.Of(Id).ToArray();
        var files = Waiting.Of(Id);
        var queued = queue.Select(j => j.File.Id).ToHashSet();
        jobs = [.. queue
            .Where(j => j.State != JobState.Done || j.Problem is not null || j.Report is null or { Number: 0 } or { Accepted: 0 })
            .Where(
                j => j.State is JobState.Queued or JobState.Running or JobState.Done
                || files.Any(f => f.Id == j.File.Id && f.Wish is not null))];
        unconfirmed = [.. files.Where(f => f.Wish is null)];
        interrupted = [.. files.Where(f => f.Wish is not null && !queued.Contains(f.Id))];
    }

    private async void OnQueueChanged(ImportJob job)
    {
        if (job.File.CaseId != Case?.Id) return;
        try
        {
            // A job may end while the page is still being loaded, before it follows the case: what went in is read again.
            if (job.IsOver) await InvokeAsync(async () =>
            {
                await ReadImportsAsync();
                ReadWaiting();
                StateHasChanged();
            });
            else await RefreshAsync();
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left.
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async void OnWaitingChanged(Core.CaseId changed)
    {
        if (changed == Case?.Id) await RefreshAsync();
    }

    private Task RefreshAsync() => InvokeAsync(() =>
    {
        ReadWaiting();
        StateHasChanged();
    });

    private async Task AddFromInboxAsync(IReadOnlyList<string> names)
    {
        try
        {
            foreach (var name in names) await Archives.AddFromInboxAsync(Id, name, Actor.Name, Cancellation);
        }
        catch (UploadRefusedException refused)
        {
            Failure = refused.Message;
        }

        isChoosing = false;
        ReadWaiting();
    }

    // With what was said of it: a log is shown as it would have been read.
    private Task OpenAgainAsync(WaitingFile file) => Waiting.ReopenAsync(file);

    private Task DiscardAsync(WaitingFile file) => TryAsync(() => Waiting.DiscardAsync(Actor, file, Cancellation));

    private Task SaveMappingAsync((string Name, ImportMapping Mapping) named) => ChangeMappingsAsync(async () =>
    {
        var edit = new NamedMappingEdit(named.Name, CaseworkJson.Serialize(named.Mapping));
        if (await NamedMappings.FindAsync(Actor, Id, named.Name, Cancellation) is { } stored)
            await NamedMappings.SaveAsync(Actor, Id, stored.Number, edit, stored.Version, Cancellation);
        else await NamedMappings.AddAsync(Actor, Id, edit, Cancellation);
    });

    private Task RemoveMappingAsync(NamedMapping mapping) =>
        ChangeMappingsAsync(() => NamedMappings.RemoveAsync(Actor, Id, mapping.Number, mapping.Version, Cancellation));

    private async Task ChangeMappingsAsync(Func<Task> change)
    {
        try
        {
            if (await TryAsync(change)) await ReloadAsync();
        }
        catch (EditConflictException conflict)
        {
            await ReloadAsync();
            Failure =
                $"{conflict.TheirEditor} saved this mapping a moment ago. Nothing was changed: look at it as it is now, and decide again.";
        }
    }
}
