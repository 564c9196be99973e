using Dashboard.Access;
using Dashboard.Casework;
using Dashboard.Core;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Audit;

/// <summary>Verifies the chain. Who reads a case's entries learns whether it holds, and not how many entries others have.</summary>
public sealed partial class ChainCheck : IDisposable
{
    private CancellationTokenSource? stop;
    private AuditVerification? verification;
    private long walked;
    private bool wasStopped;

    /// <summary>The case in whose trail the verification is recorded; null for the workspace's.</summary>
    [Parameter]
    public CaseId? CaseId { get; set; }

    [Inject]
    public required AuditTrail Trail { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    public void Dispose() => stop?.Cancel();

    private async Task VerifyAsync()
    {
        (verification, walked, wasStopped) = (null, 0, false);
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
