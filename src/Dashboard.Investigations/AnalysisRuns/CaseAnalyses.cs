using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Layout;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Material;
using Dashboard.Casework.Access;
using Dashboard.Casework.Files;
using Dashboard.Casework.Naming;
using Dashboard.Casework.Records;
using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Investigations.AnalysisRuns;

/// <summary>
/// Runs the analysis of a case, keeps the run beside its data, and hands it out. One run of a case at a time; a run
/// that is cancelled or fails leaves the one before as it was.
/// </summary>
/// <param name="stores">The cases' interactions.</param>
/// <param name="time">When runs end.</param>
/// <param name="names">The names that people gave to clusters; null where there are no people.</param>
public sealed class CaseAnalyses(IInteractionStores stores, TimeProvider time, ClusterNameRegister? names = null) : IDisposable
{
    private readonly ConcurrentDictionary<CaseId, (DateTime WrittenAt, StoredAnalysis? Analysis)> cache = new();
    private readonly ConcurrentDictionary<CaseId, (StoredAnalysis Of, StoredAnalysis Named)> named = new();
    private readonly SemaphoreSlim running = new(1, 1);

    public void Dispose() => running.Dispose();

    /// <summary>The stored run, its clusters under the names that they go by; null when there is none.</summary>
    public async Task<StoredAnalysis?> FindAsync(CaseId caseId, CancellationToken cancellation) =>
        await FindAsFoundAsync(caseId, cancellation) is { } run ? await NameAsync(caseId, run, cancellation) : null;

    /// <summary>
    /// The stored run as the methods left it, its clusters by number alone: what is sealed, and inferred again; null when there is none.
    /// </summary>
    public async Task<StoredAnalysis?> FindAsFoundAsync(CaseId caseId, CancellationToken cancellation)
    {
        var folder = stores.DirectoryOf(caseId);
        // The time of a file that does not exist is the same fixed time every time.
        var writtenAt = File.GetLastWriteTimeUtc(Path.Combine(folder, AnalysisFile.Name));
        if (cache.TryGetValue(caseId, out var known) && known.WrittenAt == writtenAt) return known.Analysis;
        var analysis = await AnalysisFile.ReadAsync(folder, cancellation);
        cache[caseId] = (writtenAt, analysis);
        return analysis;
    }

    /// <summary>When the stored run ended, where this version of the program cannot read it; null where it can, or there is none.</summary>
    public async Task<DateTime?> UnreadableRunAsync(CaseId caseId, CancellationToken cancellation)
    {
        var folder = stores.DirectoryOf(caseId);
        var path = Path.Combine(folder, AnalysisFile.Name);
        if (!File.Exists(path) || await FindAsFoundAsync(caseId, cancellation) is not null) return null;
        return await AnalysisFile.ReadTimeAsync(folder, cancellation) ?? File.GetLastWriteTimeUtc(path);
    }

    /// <summary>When the runs that are kept ended, the latest first; it is the stored one.</summary>
    public async Task<ImmutableArray<DateTime>> RunsAsync(CaseId caseId, CancellationToken cancellation) =>
        await FindAsFoundAsync(caseId, cancellation) is { } latest ? KeptRuns.List(stores.DirectoryOf(caseId), latest.RanAt) : [];

    /// <summary>A run that was kept, its clusters under the names that they go by; null when there is none of that time.</summary>
    public async Task<AnalysisRun?> RunOfAsync(CaseId caseId, DateTime ranAt, CancellationToken cancellation) =>
        await KeptRuns.ReadAsync(stores.DirectoryOf(caseId), ranAt, cancellation) is { } run
            ? run with { Result = ClusterNaming.Name(run.Result, run.Accounts, await GivenAsync(caseId, cancellation)) }
            : null;

    /// <summary>Runs the analysis and stores it: the run as a file, the assignments with the interactions.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="releases">The releases of models that its timeline tells of.</param>
    /// <param name="options">The parameters.</param>
    /// <param name="progress">Told where it stands.</param>
    /// <param name="cancellation">Ends it early; the run before stays.</param>
    /// <exception cref="WorkspaceDamagedException">The interactions are not as they were written, and could not be repaired.</exception>
    public async Task<StoredAnalysis> RunAsync(
        CaseId caseId, IReadOnlyList<ModelRelease> releases, AnalysisOptions options, IProgress<AnalysisProgress>? progress,
        CancellationToken cancellation)
    {
        await running.WaitAsync(cancellation);
        try
        {
            var store = stores.Open(caseId);
            var data = await store.DescribeAsync(cancellation);
            // A verdict over people is not made from rows that are not those that were imported.
            if (data.Faults.Count > 0)
                throw new WorkspaceDamagedException($"{string.Join(' ', data.Faults)} Nothing was analysed, and the run before stays.");
            var material = await AnalysisReading.ReadAsync(store, releases, options.HubShare, progress, cancellation);
            var analysis = await Task.Run(() => Compute(material, data.Fingerprint, options, progress, cancellation), cancellation);
            progress?.Report(new AnalysisProgress("Storing the result", 0.98));
            await StoreAsync(store, stores.DirectoryOf(caseId), analysis, cancellation);
            progress?.Report(new AnalysisProgress("Done", 1));
            return await NameAsync(caseId, analysis, cancellation);
        }
        finally
        {
            running.Release();
        }
    }

    /// <summary>
    /// Ends a run that was interrupted while it was stored: the assignments are those of the published run again, or
    /// none where there is none.
    /// </summary>
    public async Task RealignAsync(CaseId caseId, CancellationToken cancellation)
    {
        var folder = stores.DirectoryOf(caseId);
        var published = await AnalysisFile.ReadAsync(folder, cancellation);
        var store = stores.Open(caseId);
        await store.SaveAssignmentsAsync(published is null ? [] : await PresentAsync(store, published, cancellation), cancellation);
        AnalysisFile.Discard(folder);
    }

    /// <summary>
    /// What is wrong with the assignments that are stored with the interactions, a sentence; null when they are those of the published run.
    /// </summary>
    public async Task<string?> FaultOfAssignmentsAsync(CaseId caseId, CancellationToken cancellation)
    {
        var store = stores.Open(caseId);
        var published = await AnalysisFile.ReadAsync(stores.DirectoryOf(caseId), cancellation);
        var stored = (await store.AssignmentsAsync(cancellation)).ToDictionary(a => a.AccountId, StringComparer.Ordinal);
        var run = published is null ? [] : Assignments(published).ToDictionary(a => a.AccountId, StringComparer.Ordinal);
        var others = stored.Values.Count(a => run.GetValueOrDefault(a.AccountId) != a);
        var missing = published is null
            ? 0 : (await PresentAsync(store, published, cancellation)).Count(a => !stored.ContainsKey(a.AccountId));
        return others + missing == 0
            ? null
            : $"Of the stored assignments of accounts to clusters {others:N0} are not those of the analysis, and {missing:N0} of it are missing. Run the analysis again, or restore the workspace.";
    }

    // Named once, until somebody gives another name.
    private async Task<StoredAnalysis> NameAsync(CaseId caseId, StoredAnalysis run, CancellationToken cancellation)
    {
        var given = await GivenAsync(caseId, cancellation);
        var stamp = ClusterNaming.StampOf(given);
        if (named.TryGetValue(caseId, out var known) && ReferenceEquals(known.Of, run) && known.Named.NamesStamp == stamp)
            return known.Named;
        var result = ClusterNaming.Name(run.Result, run.Accounts, given);
        var now = run with { Result = result, NamesStamp = stamp };
        named[caseId] = (run, now);
        return now;
    }

    private async Task<IReadOnlyList<ClusterName>> GivenAsync(CaseId caseId, CancellationToken cancellation) =>
        names is null
        ? [] : (await names.ListAsync(Actor.Program, caseId, take: Listing<ClusterName>.MaxRows, cancellationToken: cancellation)).Rows;

    // An import that was taken out after the run took accounts along.
    private static async Task<List<Assignment>> PresentAsync(
        IAnalysisMaterial store, StoredAnalysis published, CancellationToken cancellation)
    {
        var present = (await store.TraitsAsync(cancellation)).Select(t => t.AccountId).ToHashSet(StringComparer.Ordinal);
        return [.. Assignments(published).Where(a => present.Contains(a.AccountId))];
    }

    /// <summary>The SHA-256 of the published run's file; null when there is none.</summary>
    public Task<string?> HashAsync(CaseId caseId, CancellationToken cancellation) =>
        AnalysisFile.HashAsync(stores.DirectoryOf(caseId), cancellation);

    private static async Task StoreAsync(IAnalysisMaterial store, string folder, StoredAnalysis analysis, CancellationToken cancellation)
    {
        try
        {
            await AnalysisFile.WriteUnpublishedAsync(folder, analysis, cancellation);
            await KeptRuns.KeepAsync(folder, analysis, cancellation);
            await store.SaveAssignmentsAsync(Assignments(analysis), cancellation);
        }
        catch
        {
            AnalysisFile.Discard(folder);
            throw;
        }

        AnalysisFile.Publish(folder);
    }

    private StoredAnalysis Compute(
        CaseMaterial material, Fingerprint fingerprint, AnalysisOptions options, IProgress<AnalysisProgress>? progress,
        CancellationToken cancellation)
    {
        var input = material.Input;
        var result = CampaignAnalysis.Run(input, options, progress, cancellation);
        var numbers = result.Clusters.Select((cluster, index) => (cluster.Id, index))
            .ToDictionary(c => c.Id, c => c.index, StringComparer.Ordinal);
        var clusters = result.Assignments.Select(a => a.Cluster is { } id ? numbers[id] : -1).ToArray();
        progress?.Report(new AnalysisProgress("Placing the graph", 0.95));
        var shown = ShownGraph.Of(input, result.Clusters);
        return new StoredAnalysis
        {
            DataFingerprint = fingerprint.Value,
            RanAt = time.GetUtcNow().UtcDateTime,
            Result = result with { Clusters = shown.Clusters },
            Accounts = input.Accounts,
            AccountInteractions = AnalysisReading.InteractionsByAccount(input),
            Degrees = SharingDegrees.Of(input, BipartiteGraph.Of(input, options.HubShare)),
            SharedAttributes = input.Attributes.Count,
            Attributes = shown.Attributes,
            EdgeAccounts = shown.EdgeAccounts,
            EdgeAttributes = shown.EdgeAttributes,
            Templates = material.Templates,
            Positions = GraphLayout.Compute(clusters, shown.Attributes.Count, shown.EdgeAccounts, shown.EdgeAttributes, options.Seed),
        };
    }

    private static List<Assignment> Assignments(StoredAnalysis analysis) =>
        [.. analysis.Result.Assignments.Select(a => new Assignment(analysis.Accounts[a.Account], a.Cluster, a.Score, a.Disposition))];
}
