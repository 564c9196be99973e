using Dashboard.Access;
using Dashboard.Casework;
using Dashboard.Core;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.CasePages;

/// <summary>
/// What every page of a case does: finds the case, loads, says in a sentence what failed, and loads again when somebody
/// else changes what it shows.
/// </summary>
public abstract class CasePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource disposal = new();
    private CaseSubscription? subscription;
    private string? loadedFor;

    /// <summary>The case's id, from the route; the policies read it there by this name.</summary>
    [Parameter]
    public string CaseId { get; set; } = "";

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    [Inject]
    public required CaseRegister Cases { get; init; }

    [Inject]
    public required CaseChanges Changes { get; init; }

    /// <summary>Who looks. Set before <see cref="LoadAsync"/>.</summary>
    protected Actor Actor { get; private set; } = null!;

    /// <summary>The case; null while it loads and when it could not be loaded.</summary>
    protected Case? Case { get; private set; }

    protected CaseId Id => Case?.Id ?? default;

    protected LoadState State { get; private set; } = LoadState.Loading;

    /// <summary>What could not be done, for a person; null when nothing failed.</summary>
    protected string? Failure { get; set; }

    protected CancellationToken Cancellation => disposal.Token;

    /// <summary>What, besides the case, the page shows: when it changes, the page loads again.</summary>
    protected virtual object? Subject => null;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        disposal.Cancel();
        subscription?.Dispose();
        disposal.Dispose();
    }

    protected sealed override async Task OnParametersSetAsync()
    {
        var key = $"{CaseId}/{Subject}";
        if (key == loadedFor) return;
        loadedFor = key;
        State = LoadState.Loading;
        Failure = null;
        Actor = await Authentication.ActorAsync();
        Case = Core.CaseId.TryParse(CaseId, out var id) ? await Cases.FindAsync(Actor, id, Cancellation) : null;
        if (Case is null)
        {
            State = LoadState.Missing;
            return;
        }

        Follow();
        await ReloadAsync();
    }

    /// <summary>Loads what the page shows; <see cref="Case"/> and <see cref="Actor"/> are there.</summary>
    /// <returns>False when what the page is about does not exist.</returns>
    protected abstract Task<bool> LoadAsync();

    /// <summary>Whether a change by somebody else concerns what is shown.</summary>
    protected virtual bool Concerns(CaseChange change) => true;

    /// <summary>Called for each change that concerns the page.</summary>
    protected virtual Task OnChangedAsync(CaseChange change) => ReloadAsync();

    protected async Task ReloadAsync()
    {
        try
        {
            State = await LoadAsync() ? LoadState.Ready : LoadState.Missing;
        }
        catch (CaseworkException failure)
        {
            (State, Failure) = (LoadState.Failed, failure.Message);
        }
    }

    /// <summary>
    /// Does something that may be refused; the reason is then in <see cref="Failure"/>. A conflict of two edits passes
    /// through: it is for the page to merge.
    /// </summary>
    protected async Task<bool> TryAsync(Func<Task> action)
    {
        try
        {
            Failure = null;
            await action();
            return true;
        }
        catch (CaseworkException failure) when (failure is not EditConflictException)
        {
            Failure = failure.Message;
            return false;
        }
    }

    // Only a circuit follows: what is rendered for the first response is thrown away as soon as it is sent.
    private void Follow()
    {
        subscription?.Dispose();
        subscription = null;
        if (!RendererInfo.IsInteractive) return;
        subscription = Changes.Subscribe(Id);
        _ = FollowAsync(subscription);
    }

    private async Task FollowAsync(CaseSubscription followed)
    {
        try
        {
            await foreach (var change in followed.ReadAllAsync(Cancellation))
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
            // The page was left.
        }
        catch (Exception failure)
        {
            // Nobody awaits this task: the renderer reports the failure as it does one of the page's own events.
            await DispatchExceptionAsync(failure);
        }
    }
}
