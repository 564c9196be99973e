using Dashboard.Interactions.Store;
using Dashboard.Analyses;
using Dashboard.Casework;
using Dashboard.Imports;
using Dashboard.Interactions;
using Dashboard.Samples;

namespace Dashboard.Serving;

/// <summary>Everything that works on an open workspace, the same for the web application and for commands.</summary>
internal static class WorkspaceServices
{
    public static IServiceCollection AddWorkspace(this IServiceCollection services, Workspace workspace)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(workspace);
        services.AddSingleton(workspace.Contexts);
        services.AddSingleton<ICaseAccess>(new OwnerAccess(Actor.CurrentUser()));
        services.AddSingleton<CaseChanges>();
        services.AddSingleton<CaseworkStore>();
        services.AddSingleton(new ExhibitStore(workspace.ExhibitsDirectory));
        services.AddSingleton<CaseRegister>();
        services.AddSingleton<SourceRegister>();
        services.AddSingleton<CaseTimeline>();
        services.AddSingleton<QuestionRegister>();
        services.AddSingleton<AllegationRegister>();
        services.AddSingleton<ExhibitRegister>();
        services.AddSingleton<AnnotationRegister>();
        services.AddSingleton<PacketRegister>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<PublicRecordSample>();
        services.AddSingleton<IInteractionStores>(_ => new InteractionStores(workspace.Directory));
        services.AddSingleton<CaseAnalyses>();
        services.AddSingleton<AuditedAnalyses>();
        services.AddSingleton<CaseImports>();
        services.AddSingleton<SamplePreparation>();
        return services;
    }
}
