using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Packets;
using Dashboard.Core;
using Dashboard.Investigations.PacketExports;
using Dashboard.Limits;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Exporting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.PacketExports;

/// <summary>Leads from an allegation to its packet. What is chosen anew is prepared anew: nothing goes out that was not looked at as it is.</summary>
public sealed partial class ExportWizard : IDisposable
{
    private const int PreviewStep = 3;
    private const int Last = 5;

    private CancellationTokenSource? cancellation;
    private PacketPreview? preview;
    private PacketExport? receipt;
    private string? working;
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
    public required ActionLimiter Limiter { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    private Allegation Chosen => Allegations.FirstOrDefault(a => a.Number == chosen) ?? Allegations[0];

    private bool IsDraft => Chosen.Status is not (AllegationStatus.Approved or AllegationStatus.Released);

    private bool IsBlocked => preview is { } shown && shown.Checks.Any(c => !c.Ok);

    private string PreviewAddress => $"/api/cases/{CaseId}/packets/preview?allegation={chosen}&profile={profile.Word()}&marking={Uri.EscapeDataString(marking.Label())}&paper={paper}";

    public void Dispose()
    {
        cancellation?.Cancel();
        cancellation?.Dispose();
    }

    protected override void OnParametersSet()
    {
        if (preview is { } shown && shown.Contents.Allegation.Version != Chosen.Version) preview = null;
        if (Allegations.All(a => a.Number != chosen)) chosen = Allegations.Any(a => a.Number == Offered) ? Offered!.Value : Allegations[0].Number;
    }

    private void Choose(int number) => Change(() => chosen = number);

    private void Change(Action change)
    {
        change();
        (preview, receipt, problem) = (null, null, null);
    }

    private async Task GoAsync(int to)
    {
        step = Math.Clamp(to, 0, Last);
        if (step >= PreviewStep && preview is null) await PrepareAsync();
    }

    private void Cancel() => cancellation?.Cancel();

    private Task PrepareAsync() => DoAsync("Gathering and redacting …", async (actor, token) => preview = await Task.Run(() => Packets.PreviewAsync(RequestOf(actor), token), token));

    private Task ExportAsync() => DoAsync("Gathering, printing and checking the packet …", async (actor, token) =>
    {
        receipt = await Task.Run(() => Packets.ExportToWorkspaceAsync(RequestOf(actor), token, withLoadFile), token);
        await OnExported.InvokeAsync();
    });

    private PacketRequest RequestOf(Actor actor) => new(CaseId, chosen, "", actor) { Profile = profile, Marking = marking, Paper = paper, Recipient = recipient, Overriding = overriding };

    private async Task DoAsync(string what, Func<Actor, CancellationToken, Task> work)
    {
        if (working is not null) return;
        var actor = await Authentication.ActorAsync();
        problem = Limiter.Refusal(LimitedAction.Export, actor);
        if (problem is not null) return;
        working = what;
        using var stop = cancellation = new CancellationTokenSource();
        try
        {
            await work(actor, stop.Token);
        }
        catch (OperationCanceledException)
        {
            problem = "Cancelled; no packet was kept.";
        }
        catch (CaseworkException exception)
        {
            problem = exception.Message;
        }
        finally
        {
            (working, cancellation) = (null, null);
        }
    }
}
