using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Casework.Access;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Events;
using Dashboard.Casework.PublicRecord;
using Dashboard.Casework.Records;
using Dashboard.Casework.Standings;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Imports;
using Dashboard.Scenarios;
using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Files;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dashboard.Investigations.Samples;

/// <summary>How far the sample cases are.</summary>
/// <param name="Stage">What is being done, in words.</param>
/// <param name="Fraction">Share done; null where it is not known.</param>
/// <param name="IsDone">Nothing is left to do, or it failed.</param>
/// <param name="Failure">Why it failed, a sentence.</param>
public sealed record SampleState(string Stage, double? Fraction = null, bool IsDone = false, string? Failure = null);

/// <summary>
/// Makes the two sample cases in a new workspace. Every step looks at what is there already, so that a start that was
/// interrupted is taken up where it ended; once all is made, a case that people change or empty stays as they left it.
/// </summary>
public sealed partial class SamplePreparation(
    Workspace workspace,
    CaseRegister cases,
    PublicRecordSample publicRecord,
    IInteractionStores stores,
    CaseImports imports,
    AuditedAnalyses analyses,
    CaseTimeline timeline,
    TrainingFile file,
    ILogger<SamplePreparation> log) : BackgroundService
{
    private readonly SemaphoreSlim preparing = new(1, 1);

    /// <summary>Raised, on any thread, when <see cref="State"/> changes.</summary>
    public event Action? Changed;

    public SampleState State { get; private set; } = workspace.Mode.IsReadOnly ? new("Ready", 1, IsDone: true) : new("Starting");

    private string Marker => Path.Combine(workspace.Directory, "samples-prepared");

    /// <summary>Makes the cases, the training case still without telemetry. Takes no noticeable time.</summary>
    public async Task EnsureCasesAsync(CancellationToken cancellation)
    {
        if (File.Exists(Marker)) return;
        await publicRecord.EnsureAsync(cancellation);
        if (await cases.FindAsync(Actor.Program, TrainingCase.Id, cancellation) is null)
        {
            await cases.CreateAsync(
                Actor.Program,
                new CaseDraft(TrainingCase.Name, CaseKind.Telemetry, IsSynthetic: true, TrainingCase.Description, IsSample: true),
                cancellation);
        }
    }

    /// <summary>Gives the training case its telemetry, where this is the training case and it has none yet.</summary>
    public async Task EnsureTelemetryAsync(CaseId caseId, Action<string>? say, CancellationToken cancellation)
    {
        if (File.Exists(Marker)) return;
        await preparing.WaitAsync(cancellation);
        try
        {
            var training = await cases.FindAsync(Actor.Program, TrainingCase.Id, cancellation);
            if (File.Exists(Marker) || training?.Id != caseId) return;
            await PrepareAsync(training, say, cancellation);
            await File.WriteAllTextAsync(Marker, "", cancellation);
        }
        finally
        {
            preparing.Release();
        }
    }

    public override void Dispose()
    {
        preparing.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await EnsureCasesAsync(stoppingToken);
            if (await cases.FindAsync(Actor.Program, TrainingCase.Id, stoppingToken) is { } training)
                await EnsureTelemetryAsync(training.Id, null, stoppingToken);
            Show(new SampleState("Ready", 1, IsDone: true));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailure(log, exception);
            Show(
                new SampleState(
                    "Failed", IsDone: true,
                    Failure: "The training case could not be prepared; everything else works. It is tried again at the next start, and the log has the detail."));
        }
    }

    private async Task PrepareAsync(Case training, Action<string>? say, CancellationToken cancellation)
    {
        void Tell(string stage, double fraction)
        {
            Show(new SampleState(stage, fraction));
            say?.Invoke($"Preparing the training case: {stage}");
        }

        Tell("Generating telemetry", 0.05);
        var scenario = await Task.Run(() => ScenarioCatalogue.Create(TrainingCase.Request), cancellation);
        var folder = Path.Combine(workspace.InboxDirectory, ".training-case");
        (string File, string Name)[] files =
        [
            (ScenarioFolder.InteractionsFile(InteractionFormat.Csv), "training-telemetry-synthetic.csv"),
            (ScenarioFolder.AccountsFile, "training-accounts-synthetic.csv"),
        ];
        var imported = (await stores.Open(training.Id).ImportsAsync(cancellation)).Count;
        if (imported < files.Length)
        {
            Directory.CreateDirectory(folder);
            await ScenarioFolder.WriteAsync(scenario, folder, cancellation: cancellation);
            foreach (var (file, name) in files.Skip(imported))
            {
                Tell("Importing telemetry", 0.35);
                await imports.ImportAsync(
                    Actor.Program, training.Id, new ImportOrder(Path.Combine(folder, file), name), null, cancellation);
            }
        }

        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);

        Tell("Adding releases and enforcement to the timeline", 0.7);
        var present = (await timeline.ListAsync(Actor.Program, training.Id, take: 0, cancellationToken: cancellation)).Total;
        foreach (var happening in scenario.CaseEvents.Skip(present))
            await timeline.AddAsync(Actor.Program, training.Id, EditOf(happening), cancellation);

        Tell("Analysing accounts", 0.75);
        await analyses.RunAsync(Actor.Program, training.Id, new AnalysisOptions(), null, cancellation);
        await file.EnsureAsync(training.Id, (stage, share) => Tell(stage, 0.85 + (0.15 * share)), cancellation);
    }

    private static CaseEventEdit EditOf(Scenarios.ScenarioEvent happening) => new()
    {
        On = DateOnly.FromDateTime(happening.At),
        At = happening.At,
        Kind = happening.Kind == Scenarios.CaseEventKind.ModelRelease ? EventKind.ModelRelease : EventKind.Enforcement,
        Title = happening.Title,
        Detail = happening.Description,
        // The file is all that says so: nothing that was read shows it.
        Standing = Standing.Alleged,
    };

    private void Show(SampleState state)
    {
        State = state;
        Changed?.Invoke();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The sample cases could not be prepared.")]
    private static partial void LogFailure(ILogger log, Exception exception);
}
