using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Investigations.PacketExports;
using Dashboard.Investigations.Views;
using Dashboard.Limits;
using Dashboard.Packets.Verification;
using Microsoft.AspNetCore.Components;

namespace Dashboard.PacketExports;

/// <summary>Exports packets of a case, and checks and hands out those that there are.</summary>
public partial class PacketsPage
{
    private readonly Dictionary<int, (bool IsValid, string Words)> checks = [];
    private IReadOnlyList<Allegation>? allegations;
    private Listing<Packet>? packets;
    private CancellationTokenSource? cancellation;
    private int? verifying;
    private string? problem;

    [Parameter]
    public required string CaseId { get; set; }

    /// <summary>The allegation to offer first.</summary>
    [SupplyParameterFromQuery(Name = "allegation")]
    public string? AllegationText { get; set; }

    private int? Allegation => PageAddress.Number(AllegationText);

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

    private Core.CaseId Id => Core.CaseId.Parse(CaseId);

    protected override void Dispose(bool disposing)
    {
        cancellation?.Cancel();
        base.Dispose(disposing);
    }

    protected override async Task OnParametersSetAsync()
    {
        Follow(await Authentication.ActorAsync(), Id);
        await LoadAsync();
    }

    protected override bool Concerns(CaseChange change) => change.IsOf("allegation") || change.Action == "packet.export";

    protected override Task OnChangedAsync(CaseChange change) => LoadAsync();

    private async Task LoadAsync()
    {
        var actor = await Authentication.ActorAsync();
        allegations = (await Register.ListAsync(actor, Id)).Rows;
        packets = await Exported.ListAsync(actor, Id);
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

        using var stop = cancellation = new CancellationTokenSource();
        verifying = number;
        PacketVerification result;
        try
        {
            result = await Task.Run(() => PacketVerifier.VerifyAsync(found.Path, cancellation: stop.Token), stop.Token);
        }
        catch (OperationCanceledException)
        {
            problem = $"Cancelled; whether packet {number} is valid is not known.";
            return;
        }
        finally
        {
            (verifying, cancellation) = (null, null);
        }

        var isSame = result.Sha256 == found.Packet.Sha256;
        checks[number] = (result.Valid && isSame, result switch
        {
            _ when !isSame => "not the file that was exported",
            { Valid: true } =>
                $"consistent · {(result.SignedBy is null ? "unsigned" : "signed")} · {(result.TimestampedBy is null ? "not time-stamped" : "time-stamped")}",
            _ => result.Checks.First(c => !c.Ok).Name + " failed",
        });
        await Audit.AppendAsync(
            actor, Id, "packet.verify", $"packet {number}", new { valid = result.Valid && isSame, sha256 = result.Sha256 });
    }
}
