using Dashboard.Casework.Access;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Records;
using Dashboard.Casework.Trail;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Imports;
using Dashboard.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Backups;

/// <summary>A workspace without sample cases, with everything that the web application has; it is served when started.</summary>
internal sealed class OpenWorkspace : IAsyncDisposable
{
    private readonly Workspace workspace;

    private OpenWorkspace(Workspace workspace)
    {
        this.workspace = workspace;
        App = DashboardServer.Build(workspace, ["http://127.0.0.1:0"]);
    }

    public static Actor Owner { get; } = Actor.CurrentUser();

    public WebApplication App { get; }

    public static async Task<OpenWorkspace> OpenAsync(string directory)
    {
        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(Path.Combine(directory, "samples-prepared"), "");
        return new OpenWorkspace(await Workspace.OpenAsync(directory));
    }

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public async Task<CaseId> CreateCaseAsync(string name = "Harbour") =>
        (await Get<CaseRegister>().CreateAsync(Owner, new CaseDraft(name, CaseKind.Telemetry, IsSynthetic: true))).Id;

    public string FolderOf(CaseId caseId) => workspace.CaseDirectory(caseId);

    public IInteractionStore Store(CaseId caseId) => Get<IInteractionStores>().Open(caseId);

    /// <summary>
    /// Imports so many rows of an account named after the batch, and one row that is rejected, with the audit entry or without.
    /// </summary>
    public async Task<ImportReport> ImportAsync(CaseId caseId, int batch, int rows = 10, bool isAudited = true)
    {
        var log = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            log,
            "account_id,timestamp\n" + string.Concat(
                Enumerable.Range(0, rows)
                .Select(row => $"a{batch},2026-05-01T{row / 3600 % 24:00}:{row / 60 % 60:00}:{row % 60:00}.{batch:000}Z\n")) + "b,soon\n");
        try
        {
            return isAudited
                ? await Get<CaseImports>().ImportAsync(Owner, caseId, new ImportOrder(log, $"{batch}.csv"), null, CancellationToken.None)
                : await Store(caseId)
                .ImportAsync(new ImportRequest(log, $"{batch}.csv", null, Owner.Name, DateTime.UtcNow), null, CancellationToken.None);
        }
        finally
        {
            File.Delete(log);
        }
    }

    /// <summary>The whole audit trail, oldest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> TrailAsync()
    {
        await using var casework = await workspace.Contexts.CreateDbContextAsync();
        return await casework.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync();
    }

    public async Task<int> CountAuditAsync(string action) => (await TrailAsync()).Count(e => e.Action == action);

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await workspace.DisposeAsync();
    }
}
