using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Packets;
using Dashboard.Core;
using Dashboard.Investigations.Jobs;
using Dashboard.Investigations.PacketExports;
using Dashboard.Limits;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Exporting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.PacketExports;

/// <summary>
/// Leads from an allegation to its packet. What is chosen anew is prepared anew: nothing goes out that was not looked at as it is.
/// </summary>
public sealed partial class ExportWizard : IDisposable
{
    private const int PreviewStep = 3;
    private const int Last = 5;

    private readonly CancellationTokenSource disposal = new();
    private CancellationTokenSource? cancellation;
    private PacketJob? job;
    private PacketPreview? preview;
    private string? problem;
    private int step;
    private int chosen;
    private PacketProfile profile = PacketProfile.Full;
    private TlpMarking marking = TlpMarking.Amber;
    private Paper paper = Paper.A4;
    private string recipient = "";
    private string overriding = "";
    private bool withLoadFile;

    [Parameter, EditorRequired]
    public required CaseId CaseId { get; set; }

    /// <summary>The case's allegations, one at least.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Allegation> Allegations { get; set; }

    /// <summary>The number of the allegation to offer first.</summary>
    [Parameter]
    public int? Offered { get; set; }

    /// <summary>Raised when a packet was written.</summary>
    [Parameter]
    public EventCallback OnExported { get; set; }

    [Inject]
    public required CasePackets Packets { get; init; }

    [Inject]
    public required PacketQueue Queue { get; init; }

    [Inject]
    public required ActionLimiter Limiter { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    private Allegation Chosen => Allegations.FirstOrDefault(a => a.Number == chosen) ?? Allegations[0];

    private bool IsDraft => Chosen.Status is not (AllegationStatus.Approved or AllegationStatus.Released);

    private bool IsBlocked => preview is { } shown && shown.Checks.Any(c => !c.Ok);

    private PacketExport? Receipt => job?.Export;

    private string PreviewAddress =>
        $"/api/cases/{CaseId}/packets/preview?allegation={chosen}&profile={profile.Word()}&marking={Uri.EscapeDataString(marking.Label())}&paper={paper}";

    public void Dispose()
    {
        Queue.Changed -= OnChanged;
        disposal.Cancel();
        disposal.Dispose();
        cancellation?.Cancel();
        cancellation?.Dispose();
    }

    protected override void OnInitialized() => Queue.Changed += OnChanged;

    // A packet that is on its way already is shown where it ends.
    protected override async Task OnInitializedAsync()
    {
        if (Queue.Find(await Authentication.ActorAsync(), CaseId) is { IsOver: false } running) (job, step) = (running, Last);
    }

    protected override void OnParametersSet()
    {
        if (preview is { } shown && shown.Contents.Allegation.Version != Chosen.Version) preview = null;
        if (Allegations.All(a => a.Number != chosen))
            chosen = Allegations.Any(a => a.Number == Offered) ? Offered!.Value : Allegations[0].Number;
    }

    private void Choose(int number) => Change(() => chosen = number);

    private void Change(Action change)
    {
        change();
        (preview, problem) = (null, null);
        if (job is { IsOver: true }) job = null;
    }

    private async Task GoAsync(int to)
    {
        step = Math.Clamp(to, 0, Last);
        if (step >= PreviewStep && preview is null) await PrepareAsync();
    }

    private async Task Cancel()
    {
        if (cancellation is { } preparing) await preparing.CancelAsync();
        if (job is not null) Queue.Cancel(await Authentication.ActorAsync(), CaseId);
    }

    private async Task PrepareAsync()
    {
        if (cancellation is not null) return;
        var actor = await Authentication.ActorAsync();
        problem = Limiter.Refusal(LimitedAction.Export, actor);
        if (problem is not null) return;
        using var stop = cancellation = new CancellationTokenSource();
        try
        {
            preview = await Task.Run(() => Packets.PreviewAsync(RequestOf(actor), stop.Token), stop.Token);
        }
        catch (OperationCanceledException)
        {
            problem = "Cancelled; nothing was prepared.";
        }
        catch (CaseworkException exception)
        {
            problem = exception.Message;
        }
        finally
        {
            cancellation = null;
        }
    }

    private async Task ExportAsync()
    {
        var actor = await Authentication.ActorAsync();
        problem = Limiter.Refusal(LimitedAction.Export, actor);
        if (problem is not null) return;
        try
        {
            job = await Queue.StartAsync(RequestOf(actor), withLoadFile, CancellationToken.None);
            await ShowAsync();
        }
        catch (CaseworkException exception)
        {
            problem = exception.Message;
        }
    }

    private async void OnChanged(PacketJob changed)
    {
        try
        {
            await InvokeAsync(async () =>
            {
                if (!disposal.IsCancellationRequested && changed == job) await ShowAsync();
            });
        }
        catch (ObjectDisposedException)
        {
            // The page was left.
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task ShowAsync()
    {
        problem = job!.Problem;
        StateHasChanged();
        if (job.State == JobState.Done) await OnExported.InvokeAsync();
    }

    private PacketRequest RequestOf(Actor actor) => new(
        CaseId, chosen, "", actor) { Profile = profile, Marking = marking, Paper = paper, Recipient = recipient, Overriding = overriding };
}
