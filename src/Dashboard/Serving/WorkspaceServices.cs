using Dashboard.Casework.Workspaces;
using Dashboard.Control;
using Dashboard.Investigations;
using Dashboard.Investigations.Audit;
using Dashboard.Workbench;

namespace Dashboard.Serving;

/// <summary>Everything that works on an open workspace, the same for the web application and for commands.</summary>
internal static class WorkspaceServices
{
    public static IServiceCollection AddWorkspace(this IServiceCollection services, Workspace workspace)
    {
        services.AddInvestigations(workspace);
        services.AddSingleton<AccountSets>();
        services.AddSingleton<PictureExports>();
        services.AddSingleton<PanelContents>();
        services.AddSingleton<ControlServer>();
        services.AddSingleton<AuditHeadFile>();
        return services;
    }
}
