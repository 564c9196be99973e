using Dashboard.Casework;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.People;
using Dashboard.Casework.Quotations;
using Dashboard.Casework.Records;
using Dashboard.Casework.Reviews;
using Dashboard.Casework.Selections;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Store;
using Dashboard.Casework.Windows;
using Dashboard.Casework.Workspaces;
using Dashboard.Interactions;
using Dashboard.Interactions.Opening;
using Dashboard.Interactions.Store.Tables;
using Dashboard.Investigations.Access;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.LiveFigures;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests;

/// <summary>A real workspace in a folder of its own, with casework's services as a host has them.</summary>
internal sealed class TemporaryWorkspace : IAsyncDisposable
{
    private readonly string directory;
    private readonly ServiceProvider services;

    private TemporaryWorkspace(string directory, Workspace workspace)
    {
        this.directory = directory;
        Workspace = workspace;
        services = new ServiceCollection().AddLogging().AddSingleton<ICaseAccess>(new MemberAccess(Owner)).AddCasework(workspace)
            .BuildServiceProvider();
    }

    /// <summary>Who is signed in: somebody who may do everything, so that a test of a component is about the component.</summary>
    public static Actor Owner { get; } = new("Ada", ActorKind.Person);

    public Workspace Workspace { get; }

    public static async Task<TemporaryWorkspace> OpenAsync()
    {
        var directory = Directory.CreateTempSubdirectory("dashboard-").FullName;
        return new TemporaryWorkspace(directory, await Workspace.OpenAsync(directory));
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Makes a case whose id follows from its name, as a sample's does.</summary>
    public Task<Case> CreateCaseAsync(string name = "Harbour", CaseKind kind = CaseKind.Telemetry) =>
        Get<CaseRegister>().CreateAsync(Actor.Program, new CaseDraft(name, kind, IsSynthetic: true, IsSample: true));

    /// <summary>Gives a component's services the same casework as this.</summary>
    public void AddTo(IServiceCollection to)
    {
        to.AddSingleton(Get<CaseFeed>());
        to.AddSingleton(Get<QuestionRegister>());
        to.AddSingleton(Get<CaseRegister>());
        to.AddSingleton(Get<AllegationRegister>());
        to.AddSingleton(Get<AllegationBasis>());
        to.AddSingleton(Get<AllegationDossiers>());
        to.AddSingleton(Get<RemarkRegister>());
        to.AddSingleton(Get<QuotationRegister>());
        to.AddSingleton(Get<CaseMoments>());
        to.AddSingleton(TimeProvider.System);
        to.AddSingleton<IInteractionStores>(_ => new InteractionStores(Workspace.Directory, new StoreOptions()));
        to.AddSingleton<CaseAnalyses>();
        to.AddSingleton(Workspace);
        to.AddSingleton(Get<CaseworkStore>());
        to.AddSingleton<CaseStores>();
        to.AddSingleton<LiveDossiers>();
        to.AddSingleton(Get<AuditedRecords>());
        to.AddSingleton(Get<ExhibitRegister>());
        to.AddSingleton(Get<SourceRegister>());
        to.AddSingleton(Get<QuotationRegister>());
        to.AddSingleton(Get<AllegationDossiers>());
        to.AddSingleton(Get<RemarkRegister>());
        to.AddSingleton(Get<AnnotationRegister>());
        to.AddSingleton(Get<AnnotationQueries>());
        to.AddSingleton(Get<CaseTimeline>());
        to.AddSingleton(Get<SavedSelectionRegister>());
        to.AddSingleton(Get<DrawnWindowRegister>());
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Workspace.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}
