using Dashboard.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Audit.Log;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Audit;

/// <summary>Verifies the chain. Who reads a case's entries learns whether it holds, and not how many entries others have.</summary>
public sealed partial class ChainCheck : IDisposable
{
    private const int MaxShown = 50;

    private CancellationTokenSource? stop;
    private string? head;
    private AuditVerification? verification;
    private long walked;
    private bool wasStopped;

    /// <summary>The case in whose trail the verification is recorded; null for the workspace's.</summary>
    [Parameter]
    public CaseId? CaseId { get; set; }

    [Inject]
    public required AuditTrail Trail { get; init; }

    [Inject]
    public required AuditLog Log { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    public void Dispose() => stop?.Cancel();

    // Of other cases nothing is told.
    private IReadOnlyList<RecordFault> Faults =>
        [.. verification?.RecordFaults.Where(f => CaseId is null || f.CaseId == CaseId?.Value) ?? []];

    private async Task VerifyAsync()
    {
        (verification, walked, wasStopped, head) = (null, 0, false, null);
        using var stopping = stop = new CancellationTokenSource();
        var progress = new Progress<long>(entries =>
        {
            walked = entries;
            StateHasChanged();
        });
        try
        {
            var actor = await Authentication.ActorAsync();
            verification = await Task.Run(() => Trail.VerifyAsync(progress, stopping.Token), stopping.Token);
            await Trail.RecordVerificationAsync(actor, CaseId, verification);
            // A head tells how many entries all cases have: it is for those who manage the workspace.
            if (CaseId is null) head = await Log.SignHeadAsync(stopping.Token);
        }
        catch (OperationCanceledException)
        {
            wasStopped = true;
        }
        finally
        {
            stop = null;
        }
    }
}
