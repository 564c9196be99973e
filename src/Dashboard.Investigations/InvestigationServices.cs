using Dashboard.Casework;
using Dashboard.Casework.Pseudonyms;
using Dashboard.Casework.Workspaces;
using Dashboard.Interactions;
using Dashboard.Interactions.ClickHouse;
using Dashboard.Interactions.Opening;
using Dashboard.Interactions.Store.Tables;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Backups;
using Dashboard.Investigations.Briefings;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Exhibits;
using Dashboard.Investigations.Imports;
using Dashboard.Investigations.LiveFigures;
using Dashboard.Investigations.PacketExports;
using Dashboard.Investigations.Recovery;
using Dashboard.Investigations.Samples;
using Dashboard.Investigations.Verification;
using Dashboard.Packets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dashboard.Investigations;

/// <summary>What the program does on an open workspace, the same for pages, endpoints and commands.</summary>
public static class InvestigationServices
{
    /// <summary>Registers all of it, with casework, packets and the stores that it works on.</summary>
    public static IServiceCollection AddInvestigations(this IServiceCollection services, Workspace workspace)
    {
        services.AddSingleton<IAccountNames, TelemetryAccountNames>();
        services.AddCasework(workspace);
        services.AddPackets();
        services.TryAddSingleton<IInteractionEngine>(_ => ClickHouseEngine.FromEnvironment());
        services.AddSingleton(provider => new CheckedInteractionStores(
            new InteractionStores(workspace.Directory, new StoreOptions { ReadOnly = workspace.Mode.IsReadOnly },
                provider.GetRequiredService<IInteractionEngine>()), workspace));
        services.AddSingleton<IInteractionStores>(provider => provider.GetRequiredService<CheckedInteractionStores>());
        services.AddSingleton<CaseStores>();
        services.AddSingleton<AuditedReads>();
        services.AddSingleton<CaseAnalyses>();
        services.AddSingleton<AuditedAnalyses>();
        services.AddSingleton(new UploadLimits());
        services.AddSingleton<Uploads>();
        services.AddSingleton<DiskReserve>();
        services.AddSingleton<RejectsRepair>();
        services.AddSingleton<RejectsCorrection>();
        services.AddSingleton<CaseRules>();
        services.AddSingleton<CaseKnownList>();
        services.AddSingleton<CaseImports>();
        services.AddSingleton<EventFileImports>();
        services.AddSingleton<LogIntake>();
        services.AddSingleton<CaseViews>();
        services.AddSingleton<CaseGaps>();
        services.AddSingleton<CaseClocks>();
        services.AddSingleton<CaseContents>();
        services.AddSingleton<ExhibitFreezer>();
        services.AddSingleton<ExhibitRecounts>();
        services.AddSingleton<LiveDossiers>();
        services.AddSingleton<AllegationExports>();
        services.AddSingleton<SummaryBriefings>();
        services.AddSingleton<SealedInference>();
        services.AddSingleton<CasePackets>();
        services.AddSingleton<TrainingFile>();
        services.AddSingleton<SamplePreparation>();
        services.AddSingleton<WorkspaceRecovery>();
        services.AddSingleton<WorkspaceVerification>();
        services.AddSingleton<WorkspaceBackup>();
        return services;
    }

    /// <summary>All of it alone, for work on a workspace that nobody else has open.</summary>
    public static ServiceProvider Open(Workspace workspace, TimeProvider time) =>
        new ServiceCollection().AddLogging().AddSingleton(time).AddInvestigations(workspace).BuildServiceProvider();
}
