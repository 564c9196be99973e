using Dashboard.Casework.Access;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Records;
using Dashboard.Casework.Trail;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Recovery;
using Dashboard.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Crashes;

/// <summary>A workspace with one case, opened and recovered as the web application does it.</summary>
internal sealed class CrashWorkspace : IAsyncDisposable
{
    private const string CaseName = "Harbour";

    private readonly Workspace workspace;
    private readonly WebApplication app;

    private CrashWorkspace(Workspace workspace)
    {
        this.workspace = workspace;
        app = DashboardServer.Build(workspace, ["http://127.0.0.1:0"]);
    }

    public static Actor Owner { get; } = Actor.CurrentUser();

    public CaseId CaseId { get; private set; }

    public string Directory => workspace.Directory;

    /// <summary>A backup of a workspace, in a folder of their own beside it.</summary>
    public static string BackupOf(string directory, int number) =>
        Path.Combine(System.IO.Directory.CreateDirectory(directory + ".backups").FullName, $"{number}.zip");

    public string CaseDirectory => workspace.CaseDirectory(CaseId);

    public IInteractionStore Store => Get<IInteractionStores>().Open(CaseId);

    public static async Task<CrashWorkspace> OpenAsync(string directory)
    {
        var opened = new CrashWorkspace(await Workspace.OpenAsync(directory));
        await opened.Get<WorkspaceRecovery>().RecoverAsync(default);
        var cases = opened.Get<CaseRegister>();
        opened.CaseId =
            ((await cases.ListAsync(Owner)).Rows.FirstOrDefault(c => c.Name == CaseName) ?? await cases.CreateAsync(
                Owner, new CaseDraft(CaseName, CaseKind.Telemetry, IsSynthetic: true))).Id;
        return opened;
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>The whole audit trail, oldest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> TrailAsync()
    {
        await using var casework = await workspace.Contexts.CreateDbContextAsync();
        return await casework.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await workspace.DisposeAsync();
    }
}
