using Dashboard.Interactions.Store;
using Dashboard.Access;
using Dashboard.Allegations;
using Dashboard.Analyses;
using Dashboard.Audit;
using Dashboard.Backups;
using Dashboard.Casework;
using Dashboard.Control;
using Dashboard.Exhibits;
using Dashboard.Imports;
using Dashboard.PacketExports;
using Dashboard.Packets;
using Dashboard.Interactions;
using Dashboard.Recovery;
using Dashboard.Samples;
using Dashboard.Summary;
using Dashboard.Verification;
using Dashboard.Workbench;

namespace Dashboard.Serving;

/// <summary>Everything that works on an open workspace, the same for the web application and for commands.</summary>
internal static class WorkspaceServices
{
    public static IServiceCollection AddWorkspace(this IServiceCollection services, Workspace workspace)
    {
        services.AddSingleton<IAccountNames, TelemetryAccountNames>();
        services.AddCasework(workspace);
        services.AddPackets();
        services.AddSingleton<CheckedInteractionStores>(_ => new CheckedInteractionStores(new InteractionStores(workspace.Directory, new StoreOptions { ReadOnly = workspace.Mode.IsReadOnly }), workspace));
        services.AddSingleton<IInteractionStores>(provider => provider.GetRequiredService<CheckedInteractionStores>());
        services.AddSingleton<CaseStores>();
        services.AddSingleton<CaseAnalyses>();
        services.AddSingleton<AuditedAnalyses>();
        services.AddSingleton<AuditedReads>();
        services.AddSingleton(new UploadLimits());
        services.AddSingleton<Uploads>();
        services.AddSingleton<DiskReserve>();
        services.AddSingleton<RejectsRepair>();
        services.AddSingleton<RejectsCorrection>();
        services.AddSingleton<CaseRules>();
        services.AddSingleton<CaseKnownList>();
        services.AddSingleton<CaseImports>();
        services.AddSingleton<EventFileImports>();
        services.AddSingleton<CaseViews>();
        services.AddSingleton<AccountSets>();
        services.AddSingleton<ExhibitFreezer>();
        services.AddSingleton<PictureExports>();
        services.AddSingleton<CaseGaps>();
        services.AddSingleton<CaseClocks>();
        services.AddSingleton<CaseContents>();
        services.AddSingleton<PanelContents>();
        services.AddSingleton<ExhibitRecounts>();
        services.AddSingleton<SealedInference>();
        services.AddSingleton<CasePackets>();
        services.AddSingleton<SummaryBriefings>();
        services.AddSingleton<AllegationExports>();
        services.AddSingleton<SamplePreparation>();
        services.AddSingleton<WorkspaceRecovery>();
        services.AddSingleton<WorkspaceVerification>();
        services.AddSingleton<WorkspaceBackup>();
        services.AddSingleton<ControlServer>();
        services.AddSingleton<AuditHeadFile>();
        return services;
    }
}
