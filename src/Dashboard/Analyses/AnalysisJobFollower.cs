using Dashboard.Access;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Casework.Access;
using Dashboard.Core;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Jobs;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Analyses;

/// <summary>Shows the run of a case's analysis that is on its way, whoever started it, and starts and stops one.</summary>
public abstract class AnalysisJobFollower : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource disposal = new();
    private CaseId followed;

    [Inject]
    public required AnalysisQueue Queue { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    [Parameter, EditorRequired]
    public CaseId CaseId { get; set; }

    /// <summary>Called when a run was stored.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    /// <summary>The latest run since the program started; null for none.</summary>
    protected AnalysisJob? Job { get; private set; }

    /// <summary>Whether one is on its way.</summary>
    protected bool IsRunning => Job is { IsOver: false };

    /// <summary>Whether the run ended while this was on screen.</summary>
    protected bool HasEndedHere { get; private set; }

    /// <summary>Why something that was asked for was refused; null when nothing was.</summary>
    protected string? Refusal { get; private set; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        Queue.Changed -= OnChanged;
        disposal.Cancel();
        disposal.Dispose();
    }

    protected override void OnInitialized() => Queue.Changed += OnChanged;

    protected override async Task OnParametersSetAsync()
    {
        if (CaseId == followed) return;
        followed = CaseId;
        Job = await Queue.FindAsync(await Authentication.ActorAsync(), CaseId, disposal.Token);
    }

    protected Task StartAsync(AnalysisOptions options) =>
        AskAsync(async actor => Job = await Queue.StartAsync(actor, CaseId, options, CancellationToken.None));

    protected Task CancelAsync() => AskAsync(actor => Queue.CancelAsync(actor, CaseId, CancellationToken.None));

    private async Task AskAsync(Func<Actor, Task> action)
    {
        Refusal = null;
        try
        {
            await action(await Authentication.ActorAsync());
        }
        catch (CaseworkException refused)
        {
            Refusal = refused.Message;
        }
    }

    private async void OnChanged(AnalysisJob job)
    {
        if (job.CaseId != CaseId) return;
        try
        {
            await InvokeAsync(async () =>
            {
                if (disposal.IsCancellationRequested) return;
                (Job, HasEndedHere) = (job, job.IsOver);
                StateHasChanged();
                if (job.State == JobState.Done) await OnDone.InvokeAsync();
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
}
