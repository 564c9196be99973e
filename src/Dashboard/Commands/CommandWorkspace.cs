using Dashboard.Interactions.Store;
using Dashboard.Analyses;
using Dashboard.Casework;
using Dashboard.Control;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Recovery;
using Dashboard.Samples;
using Dashboard.Serving;

namespace Dashboard.Commands;

/// <summary>The workspace that one command works on, opened for as long as it runs, as its operating-system owner.</summary>
internal sealed class CommandWorkspace : IAsyncDisposable
{
    private readonly Workspace workspace;
    private readonly ServiceProvider services;

    private CommandWorkspace(Workspace workspace, ServiceProvider services)
    {
        this.workspace = workspace;
        this.services = services;
    }

    /// <summary>Who the command acts as.</summary>
    public Actor Actor { get; } = Actor.CurrentUser();

    /// <summary>Opens the workspace with its sample cases, the training case's telemetry not yet.</summary>
    public static async Task<CommandWorkspace> OpenAsync(string? directory, CancellationToken cancellation)
    {
        var workspace = await Workspace.OpenAsync(directory, cancellationToken: cancellation);
        var services = new ServiceCollection().AddLogging().AddWorkspace(workspace).BuildServiceProvider();
        await services.GetRequiredService<WorkspaceRecovery>().RecoverAsync(cancellation);
        await services.GetRequiredService<SamplePreparation>().EnsureCasesAsync(cancellation);
        await services.GetRequiredService<ControlServer>().StartAsync(cancellation);
        return new CommandWorkspace(workspace, services);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>The case, with its sample telemetry where it is the training case.</summary>
    /// <exception cref="CommandFailedException">There is none.</exception>
    public async Task<Case> CaseAsync(CaseId caseId, CommandConsole console, CancellationToken cancellation)
    {
        var found = await Get<CaseRegister>().FindAsync(Actor, caseId, cancellation)
            ?? throw new CommandFailedException($"There is no case '{caseId}'. 'case list' shows the cases.");
        await Get<SamplePreparation>().EnsureTelemetryAsync(caseId, stage => console.Say(stage), cancellation);
        return found;
    }

    /// <summary>The interactions of a case.</summary>
    public IInteractionStore Store(CaseId caseId) => Get<IInteractionStores>().Open(caseId);

    public async ValueTask DisposeAsync()
    {
        var control = services.GetRequiredService<ControlServer>();
        await control.FinishAsync();
        await control.StopAsync(CancellationToken.None);
        await services.DisposeAsync();
        await workspace.DisposeAsync();
    }
}
