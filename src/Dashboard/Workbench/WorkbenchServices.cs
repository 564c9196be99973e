namespace Dashboard.Workbench;

public static class WorkbenchServices
{
    /// <summary>Adds what the workbench and the accounts need. The host registers the cases' stores and analyses.</summary>
    public static IServiceCollection AddWorkbench(this IServiceCollection services)
    {
        services.AddSingleton<CaseViews>();
        services.AddSingleton<ExhibitFreezer>();
        services.AddSingleton<PictureExports>();
        return services;
    }
}
