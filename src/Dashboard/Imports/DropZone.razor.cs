using System.Globalization;
using Dashboard.Investigations.Imports;
using Dashboard.Scripts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Dashboard.Imports;

/// <summary>Takes files from the browser for a case, and says what was not taken and why.</summary>
public partial class DropZone : IAsyncDisposable
{
    private const int MaxProblems = 5;

    private readonly List<string> problems = [];
    private readonly BrowserPart sender = new();
    private ElementReference zone;
    private ElementReference fileInput;
    private ElementReference folderInput;
    private (string Name, double Fraction, int Number, int Of)? sending;
    private int leftOut;

    [Parameter, EditorRequired]
    public Core.CaseId CaseId { get; set; }

    /// <summary>The import whose corrected rejects are taken; null for logs.</summary>
    [Parameter]
    public int? Repairs { get; set; }

    /// <summary>What else can be chosen from.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>A file has arrived, and waits.</summary>
    [Parameter]
    public EventCallback OnArrived { get; set; }

    [Inject]
    public required Uploads Uploads { get; init; }

    [Inject]
    public required AntiforgeryStateProvider Antiforgery { get; init; }

    [Inject]
    public required IJSRuntime JS { get; init; }

    private string ChooseLabel => Repairs is null ? "Choose log files" : "Choose the corrected file of rejects";

    /// <summary>A file is on its way.</summary>
    [JSInvokable]
    public Task UploadingAsync(string name, long sent, long total, int number, int of) => InvokeAsync(() =>
    {
        if (number == 1 && sending is null) Forget();
        sending = (DisplayName.Of(name), total > 0 ? (double)sent / total : 0, number, of);
        StateHasChanged();
    });

    /// <summary>A file has arrived.</summary>
    [JSInvokable]
    public Task ArrivedAsync() => InvokeAsync(async () =>
    {
        sending = null;
        await OnArrived.InvokeAsync();
        StateHasChanged();
    });

    /// <summary>A file did not arrive.</summary>
    [JSInvokable]
    public Task UploadFailedAsync(string name, string problem) => InvokeAsync(() =>
    {
        sending = null;
        if (problems.Count < MaxProblems) problems.Add($"{DisplayName.Of(name)}: {problem}");
        StateHasChanged();
    });

    /// <summary>Files of a folder are no logs.</summary>
    [JSInvokable]
    public Task LeftOutAsync(int files) => InvokeAsync(() =>
    {
        Forget();
        leftOut = files;
        StateHasChanged();
    });

    public ValueTask DisposeAsync() => sender.DisposeAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        var url =
            $"/api/cases/{CaseId}/uploads{(Repairs is { } number ? string.Create(CultureInfo.InvariantCulture, $"?repairs={number}") : "")}";
        await sender.MakeAsync(
            JS, "/" + Assets["client/upload.js"], "attach", this,
            self => [
                zone, new[] { fileInput, folderInput }, url, Antiforgery.GetAntiforgeryToken()?.Value ?? "", Uploads.Limits.MaxFileBytes,
                self]);
    }

    private static string Percent(double fraction) => fraction.ToString("P0", CultureInfo.InvariantCulture);

    private Task CancelAsync() => sender.InvokeVoidAsync("cancel");

    private void Forget()
    {
        problems.Clear();
        leftOut = 0;
    }
}
