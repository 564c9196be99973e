using Dashboard.Access;
using Dashboard.Casework;
using Dashboard.Packets.Verification;
using Dashboard.Serving;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.PacketExports;

/// <summary>Exports packets of a case, and checks and hands out those that there are.</summary>
public partial class PacketsPage : IDisposable
{
    private readonly Dictionary<int, (bool IsValid, string Words)> checks = [];
    private IReadOnlyList<Allegation>? allegations;
    private Listing<Packet>? packets;
    private IReadOnlyList<string> notes = [];
    private CancellationTokenSource? cancellation;
    private bool isExporting;
    private string? problem;
    private int chosen;

    [Parameter]
    public required string CaseId { get; set; }

    /// <summary>The allegation to offer first.</summary>
    [SupplyParameterFromQuery(Name = "allegation")]
    public int? Allegation { get; set; }

    [Inject]
    public required AllegationRegister Register { get; init; }

    [Inject]
    public required PacketRegister Exported { get; init; }

    [Inject]
    public required CasePackets Packets { get; init; }

    [Inject]
    public required AuditTrail Audit { get; init; }

    [Inject]
    public required ActionLimiter Limiter { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    private Core.CaseId Id => Core.CaseId.Parse(CaseId);

    public void Dispose() => cancellation?.Cancel();

    protected override async Task OnParametersSetAsync()
    {
        allegations = (await Register.ListAsync(await Authentication.ActorAsync(), Id)).Rows;
        chosen = allegations.FirstOrDefault(a => a.Number == Allegation)?.Number ?? (allegations.Count > 0 ? allegations[0].Number : 0);
        await LoadAsync();
    }

    private async Task LoadAsync() => packets = await Exported.ListAsync(await Authentication.ActorAsync(), Id);

    private async Task ExportAsync()
    {
        var actor = await Authentication.ActorAsync();
        (problem, notes) = (Limiter.Refusal(LimitedAction.Export, actor), []);
        if (problem is not null) return;
        isExporting = true;
        using var stop = cancellation = new CancellationTokenSource();
        try
        {
            var export = await Packets.ExportToWorkspaceAsync(actor, Id, chosen, stop.Token);
            notes = export.Notes;
            await LoadAsync();
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
            isExporting = false;
            cancellation = null;
        }
    }

    private async Task VerifyAsync(int number)
    {
        var actor = await Authentication.ActorAsync();
        problem = Limiter.Refusal(LimitedAction.Export, actor);
        if (problem is not null) return;
        if (await Packets.FindFileAsync(actor, Id, number, CancellationToken.None) is not { } found)
        {
            checks[number] = (false, "not in this workspace: a command wrote it elsewhere");
            return;
        }

        var result = await PacketVerifier.VerifyAsync(found.Path);
        var isSame = result.Sha256 == found.Packet.Sha256;
        checks[number] = (result.Valid && isSame, result switch
        {
            _ when !isSame => "not the file that was exported",
            { Valid: true } => $"valid · {result.Checks.Count} checks",
            _ => result.Checks.First(c => !c.Ok).Name + " failed",
        });
        await Audit.AppendAsync(actor, Id, "packet.verify", $"packet {number}", new { valid = result.Valid && isSame, sha256 = result.Sha256 });
    }
}
