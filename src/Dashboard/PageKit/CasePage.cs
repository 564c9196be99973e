using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Files;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.AspNetCore.Components;

namespace Dashboard.PageKit;

/// <summary>
/// What every page of a case does: finds the case, loads, says in a sentence what failed, and loads again when somebody
/// else changes what it shows.
/// </summary>
public abstract class CasePage : LiveComponent
{
    private string? loadedFor;

    /// <summary>The case's id, from the route; the policies read it there by this name.</summary>
    [Parameter]
    public string CaseId { get; set; } = "";

    [Inject]
    public required CaseRegister Cases { get; init; }

    /// <summary>What the person who looks may do with the case; nothing until that is known.</summary>
    [CascadingParameter]
    public CaseGrants Grants { get; set; } = CaseGrants.Nothing;

    /// <summary>Who looks. Set before <see cref="LoadAsync"/>.</summary>
    protected Actor Actor { get; private set; } = null!;

    /// <summary>The case; null while it loads and when it could not be loaded.</summary>
    protected Case? Case { get; private set; }

    protected CaseId Id => Case?.Id ?? default;

    protected LoadState State { get; private set; } = LoadState.Loading;

    /// <summary>What could not be done, for a person; null when nothing failed.</summary>
    protected string? Failure { get; set; }

    /// <summary>What, besides the case, the page shows: when it changes, the page loads again.</summary>
    protected virtual object? Subject => null;

    protected sealed override async Task OnParametersSetAsync()
    {
        var key = $"{CaseId}/{Subject}";
        if (key == loadedFor) return;
        loadedFor = key;
        State = LoadState.Loading;
        Failure = null;
        Actor = await Authentication.ActorAsync();
        await ReloadCaseAsync();
        if (Case is null) return;
        Follow(Actor, Id);
        await ReloadAsync();
        if (State == LoadState.Ready && RendererInfo.IsInteractive) await RestoreAsync();
    }

    /// <summary>Whether the person who looks may do this with the case: what they may not is not offered.</summary>
    protected bool May(CaseOperation operation) => Grants.Allows(operation);

    /// <summary>Loads what the page shows; <see cref="Case"/> and <see cref="Actor"/> are there.</summary>
    /// <returns>False when what the page is about does not exist.</returns>
    protected abstract Task<bool> LoadAsync();

    /// <summary>Called once there is a browser: opens what was being edited when the page was lost.</summary>
    protected virtual Task RestoreAsync() => Task.CompletedTask;

    /// <summary>Whether a change concerns what is shown, besides the case itself.</summary>
    protected virtual bool Shows(CaseChange change) => true;

    /// <summary>Called for each change that concerns what is shown.</summary>
    protected virtual Task RefreshAsync(CaseChange change) => ReloadAsync();

    protected sealed override bool Concerns(CaseChange change) => IsAboutCase(change) || Shows(change);

    protected sealed override async Task OnChangedAsync(CaseChange change)
    {
        if (IsAboutCase(change)) await ReloadCaseAsync();
        if (Case is not null && Shows(change)) await RefreshAsync(change);
    }

    protected async Task ReloadAsync()
    {
        try
        {
            State = await LoadAsync() ? LoadState.Ready : LoadState.Missing;
        }
        catch (CaseworkException failure) when (failure is not WorkspaceDamagedException)
        {
            // What is wrong with the workspace itself is for the frame around all pages: it answers with the status that fits, too.
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

    private static bool IsAboutCase(CaseChange change) => change.IsOf("case");

    /// <summary>Reads the case itself again.</summary>
    protected async Task ReloadCaseAsync()
    {
        Case = Core.CaseId.TryParse(CaseId, out var id) ? await Cases.FindAsync(Actor, id, Cancellation) : null;
        if (Case is null) State = LoadState.Missing;
    }
}
