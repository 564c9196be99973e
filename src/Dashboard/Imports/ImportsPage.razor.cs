using Dashboard.Interactions.Store;
using System.Globalization;
using Dashboard.Access;
using Dashboard.Analyses;
using Dashboard.CasePages;
using Dashboard.Casework;
using Dashboard.Interactions;
using Dashboard.Interactions.Import;
using Dashboard.Serving;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Dashboard.Imports;

/// <summary>Brings logs into a case and shows what each import came to.</summary>
public partial class ImportsPage : IAsyncDisposable
{
    private readonly Queue<PendingUpload> uploaded = new();
    private ElementReference zone;
    private ElementReference input;
    private IReadOnlyList<ImportReport>? imports;
    private IReadOnlyList<ImportJob> jobs = [];
    private PendingUpload? pending;
    private (string Name, double Fraction)? upload;
    private string? uploadProblem;
    private IJSObjectReference? module;
    private IJSObjectReference? sender;
    private DotNetObjectReference<ImportsPage>? self;

    [Parameter]
    public required string CaseId { get; set; }

    [CascadingParameter]
    public CaseGrants Grants { get; set; } = CaseGrants.Nothing;

    [Inject]
    public required CaseStores Stores { get; init; }

    [Inject]
    public required ImportQueue Queue { get; init; }

    [Inject]
    public required Uploads Uploads { get; init; }

    [Inject]
    public required ActionLimiter Limiter { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    [Inject]
    public required AntiforgeryStateProvider Antiforgery { get; init; }

    [Inject]
    public required IJSRuntime JS { get; init; }

    private string MaxSize => UploadLimits.Words(Uploads.Limits.MaxFileBytes);

    private Core.CaseId Id => Core.CaseId.Parse(CaseId);

    /// <summary>A file is on its way.</summary>
    [JSInvokable]
    public Task UploadingAsync(string name, long sent, long total) => InvokeAsync(() =>
    {
        upload = (DisplayName.Of(name), total > 0 ? (double)sent / total : 0);
        uploadProblem = null;
        StateHasChanged();
    });

    /// <summary>A file has arrived: its columns are shown before it is imported.</summary>
    [JSInvokable]
    public Task UploadedAsync(string id, string name, long bytes) => InvokeAsync(async () =>
    {
        upload = null;
        if (Uploads.Find(Id, id) is { } path)
        {
            var shown = DisplayName.Of(name);
            try
            {
                uploaded.Enqueue(new PendingUpload(id, path, shown, bytes, await LogPreview.ReadAsync(path, shown, null, CancellationToken.None)));
            }
            catch (ImportException exception)
            {
                Uploads.Discard(Id, id);
                uploadProblem = exception.Message;
            }
        }

        ShowNext();
        StateHasChanged();
    });

    /// <summary>A file did not arrive.</summary>
    [JSInvokable]
    public Task UploadFailedAsync(string name, string problem) => InvokeAsync(() =>
    {
        upload = null;
        uploadProblem = $"{DisplayName.Of(name)}: {problem}";
        StateHasChanged();
    });

    public async ValueTask DisposeAsync()
    {
        Queue.Changed -= OnQueueChanged;
        // Nobody but this page knows of them.
        foreach (var left in uploaded.Append(pending).OfType<PendingUpload>()) Uploads.Discard(Id, left.UploadId);
        await DetachAsync();
    }

    private async Task DetachAsync()
    {
        try
        {
            if (sender is not null) await sender.InvokeVoidAsync("dispose");
            if (module is not null) await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has left, and what it was sending with it.
        }

        self?.Dispose();
        (self, sender, module) = (null, null, null);
    }

    protected override async Task OnParametersSetAsync()
    {
        Queue.Changed -= OnQueueChanged;
        Queue.Changed += OnQueueChanged;
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The fields come and go with what the reader may do: a hold takes them away, and its end brings them back.
        var takesFiles = Grants.Allows(CaseOperation.ChangeTelemetry);
        if (takesFiles == (self is not null)) return;
        if (!takesFiles)
        {
            await DetachAsync();
            return;
        }

        self = DotNetObjectReference.Create(this);
        module = await JS.InvokeAsync<IJSObjectReference>("import", "/" + Assets["client/upload.js"]);
        var token = Antiforgery.GetAntiforgeryToken()?.Value ?? "";
        sender = await module.InvokeAsync<IJSObjectReference>("attach", zone, input, $"/api/cases/{CaseId}/uploads", token, Uploads.Limits.MaxFileBytes, self);
    }

    private static string Percent(double fraction) => fraction.ToString("P0", CultureInfo.InvariantCulture);

    private async void OnQueueChanged(ImportJob job)
    {
        if (job.CaseId != Id) return;
        await InvokeAsync(async () =>
        {
            if (job.IsOver) await LoadAsync();
            StateHasChanged();
        });
    }

    private async Task LoadAsync()
    {
        imports = await (await Stores.OpenAsync(await Authentication.ActorAsync(), Id, CaseOperation.ReadTelemetry, CancellationToken.None)).ImportsAsync(CancellationToken.None);
        jobs = [.. Queue.Of(Id)];
    }

    private async Task StartAsync(ImportMapping? mapping)
    {
        var actor = await Authentication.ActorAsync();
        uploadProblem = Limiter.Refusal(LimitedAction.Import, actor);
        if (uploadProblem is not null) return;
        Queue.Add(Id, actor, pending!.Path, pending.Name, mapping);
        pending = null;
        ShowNext();
        await LoadAsync();
    }

    private void Discard()
    {
        Uploads.Discard(Id, pending!.UploadId);
        pending = null;
        ShowNext();
    }

    private void ShowNext()
    {
        if (pending is null && uploaded.TryDequeue(out var next)) pending = next;
    }
}

/// <summary>A file that has arrived and waits for its mapping to be confirmed.</summary>
public sealed record PendingUpload(string UploadId, string Path, string Name, long Bytes, LogPreview Preview);
