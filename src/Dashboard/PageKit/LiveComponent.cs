using Dashboard.Casework.Access;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.PageKit;

/// <summary>Shows casework, and what others change in it as soon as they have.</summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource disposal = new();
    private CancellationTokenSource? following;
    private (Actor Actor, CaseId? CaseId)? followed;

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    [Inject]
    public required CaseFeed Feed { get; init; }

    protected LiveComponent() => Cancellation = disposal.Token;

    /// <summary>Cancelled when the component is left; what comes in just then asks for it still.</summary>
    protected CancellationToken Cancellation { get; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        disposal.Cancel();
        following?.Dispose();
        disposal.Dispose();
    }

    /// <summary>Whether a change concerns what is shown.</summary>
    protected abstract bool Concerns(CaseChange change);

    /// <summary>Called on the renderer for each change that concerns the component, which is then drawn again.</summary>
    protected abstract Task OnChangedAsync(CaseChange change);

    /// <summary>
    /// Follows a case from now on, in place of what was followed before; null for every case that the actor is on. Only
    /// a circuit follows: what is rendered for the first response is thrown away as soon as it is sent.
    /// </summary>
    protected void Follow(Actor actor, CaseId? caseId)
    {
        if (!RendererInfo.IsInteractive || followed == (actor, caseId)) return;
        followed = (actor, caseId);
        following?.Cancel();
        following?.Dispose();
        following = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        _ = FollowAsync(actor, caseId, following.Token);
    }

    private async Task FollowAsync(Actor actor, CaseId? caseId, CancellationToken cancellation)
    {
        try
        {
            await foreach (var change in Feed.FollowAsync(actor, caseId, cancellation))
            {
                if (!Concerns(change)) continue;
                await InvokeAsync(async () =>
                {
                    await OnChangedAsync(change);
                    StateHasChanged();
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The component was left, or follows another case.
        }
        catch (Exception failure)
        {
            // Nobody awaits this task: the renderer reports the failure as it does one of the component's own events.
            await DispatchExceptionAsync(failure);
        }
    }
}
