using Dashboard.Analyses;

namespace Dashboard.Workbench;

public static class WorkbenchServices
{
    /// <summary>Adds what the workbench, the accounts and the analysis need. The host registers <see cref="ICaseStores"/>.</summary>
    public static IServiceCollection AddWorkbench(this IServiceCollection services)
    {
        services.AddSingleton<CaseAnalyses>();
        services.AddSingleton<CaseViews>();
        services.AddSingleton<ExhibitFreezer>();
        return services;
    }
}
