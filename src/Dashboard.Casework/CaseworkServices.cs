using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Audit.Log;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Imports;
using Dashboard.Casework.Naming;
using Dashboard.Casework.Packets;
using Dashboard.Casework.People;
using Dashboard.Casework.Pseudonyms;
using Dashboard.Casework.PublicRecord;
using Dashboard.Casework.Quotations;
using Dashboard.Casework.Reviews;
using Dashboard.Casework.Selections;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Store;
using Dashboard.Casework.Windows;
using Dashboard.Casework.Workspaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dashboard.Casework;

/// <summary>Registers casework with a host.</summary>
public static class CaseworkServices
{
    /// <summary>
    /// Adds the workspace and every register as singletons: they keep no state of their own, and each operation is
    /// told who acts. The operating-system user, who runs the commands, may do everything; people what their roles allow.
    /// </summary>
    public static IServiceCollection AddCasework(this IServiceCollection services, Workspace workspace)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICaseAccess>(_ => new MemberAccess(Actor.CurrentUser()));
        services.AddSingleton(workspace);
        services.AddSingleton(workspace.Mode);
        services.AddSingleton(workspace.Contexts);
        services.AddSingleton(new ExhibitStore(workspace.ExhibitsDirectory));
        services.AddSingleton<UnfinishedFiles>();
        services.AddSingleton<CaseChanges>();
        services.AddSingleton<IConsequence, Reopening>();
        services.AddSingleton<CaseworkStore>();
        services.AddSingleton<CaseFeed>();
        services.AddSingleton<PersonManagers>();
        services.AddSingleton<AccessChanges>();
        services.AddSingleton<PeopleRegister>();
        services.AddSingleton<CaseMembers>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<SignIns>();
        services.AddSingleton<TwoFactor>();
        services.AddSingleton<Restoration>();
        services.TryAddSingleton<IAccountNames, NoAccounts>();
        services.AddSingleton(new AccountPseudonyms(workspace.KeysDirectory));
        services.AddSingleton<AccountMasks>();
        services.AddSingleton<CaseRegister>();
        services.AddSingleton<CaseMoments>();
        services.AddSingleton<QuestionRegister>();
        services.AddSingleton<SourceRegister>();
        services.AddSingleton<QuotationRegister>();
        services.AddSingleton<RemarkRegister>();
        services.AddSingleton<IApprovalGate, ApprovalGate>();
        services.AddSingleton<CaseTimeline>();
        services.AddSingleton<AllegationRegister>();
        services.AddSingleton<AllegationMoments>();
        services.AddSingleton<AllegationBasis>();
        services.AddSingleton<AllegationDossiers>();
        services.AddSingleton<ExhibitRegister>();
        services.AddSingleton<AnnotationRegister>();
        services.AddSingleton<AnnotationQueries>();
        services.AddSingleton<PacketRegister>();
        services.AddSingleton<NamedMappingRegister>();
        services.AddSingleton<CapabilityRuleRegister>();
        services.AddSingleton<SavedSelectionRegister>();
        services.AddSingleton<DrawnWindowRegister>();
        services.AddSingleton<ClusterNameRegister>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<AuditedRecords>();
        services.AddSingleton(_ => new AuditKey(workspace.KeysDirectory));
        services.AddSingleton<AuditLog>();
        services.AddSingleton<WorkspaceParts>();
        services.AddSingleton<PublicRecordSample>();
        return services;
    }
}
