using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Files;
using Dashboard.Casework.Records;
using Dashboard.Casework.Workspaces;
using Dashboard.Consoles;
using Dashboard.Control;
using Dashboard.Core;
using Dashboard.Failures;
using Dashboard.Interactions;
using Dashboard.Investigations.Recovery;
using Dashboard.Investigations.Samples;
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

    /// <summary>Opens the workspace for a verb that only reads: where it cannot be written, as it is.</summary>
    public static async Task<CommandWorkspace> OpenOrReadAsync(string? directory, CommandConsole console, CancellationToken cancellation)
    {
        var workspace = await Workspace.OpenOrReadAsync(directory, cancellationToken: cancellation);
        if (workspace.Mode.WhyReadOnly is not { } why) return await OpenAsync(workspace, cancellation);
        console.Say($"The workspace is only read: {why}. That it was read is not recorded.");
        return new CommandWorkspace(workspace, Services(workspace));
    }

    /// <summary>Opens the workspace with its sample cases, the training case's telemetry not yet.</summary>
    /// <exception cref="WorkspaceDamagedException">A part is missing, or a key file does not hold a whole key.</exception>
    public static async Task<CommandWorkspace> OpenAsync(string? directory, CancellationToken cancellation)
    {
        var opened = await OpenAsync(await Workspace.OpenAsync(directory, cancellationToken: cancellation), cancellation);
        try
        {
            opened.Get<WorkspaceParts>().RequireKeys();
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    private static ServiceProvider Services(Workspace workspace) =>
        new ServiceCollection().AddLogging().AddWorkspace(workspace).BuildServiceProvider();

    private static async Task<CommandWorkspace> OpenAsync(Workspace workspace, CancellationToken cancellation)
    {
        var services = Services(workspace);
        await services.GetRequiredService<WorkspaceRecovery>().RecoverAsync(cancellation);
        await services.GetRequiredService<SamplePreparation>().EnsureCasesAsync(cancellation);
        await services.GetRequiredService<AllegationBasis>().ReopenForRuleAsync(cancellation);
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
        if (!workspace.Mode.IsReadOnly)
            await Get<SamplePreparation>().EnsureTelemetryAsync(caseId, stage => console.Say(stage), cancellation);
        return found;
    }

    /// <summary>Whether there is such a case, without preparing its telemetry.</summary>
    /// <exception cref="CommandFailedException">There is none.</exception>
    public async Task RequireCaseAsync(CaseId caseId, CancellationToken cancellation)
    {
        if (await Get<CaseRegister>().FindAsync(Actor, caseId, cancellation) is null)
            throw new CommandFailedException($"There is no case '{caseId}'. 'case list' shows the cases.");
    }

    /// <summary>The interactions of a case.</summary>
    public IInteractionStore Store(CaseId caseId) => Get<IInteractionStores>().Open(caseId);

    public async ValueTask DisposeAsync()
    {
        var control = services.GetRequiredService<ControlServer>();
        await control.FinishAsync();
        if (!workspace.Mode.IsReadOnly) await control.StopAsync(CancellationToken.None);
        await services.DisposeAsync();
        await workspace.DisposeAsync();
    }
}
