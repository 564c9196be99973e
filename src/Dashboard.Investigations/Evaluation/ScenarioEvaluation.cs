using System.Collections.Immutable;
using System.Diagnostics;
using Dashboard.Analysis.Accuracy;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Opening;
using Dashboard.Investigations.AnalysisRuns;

namespace Dashboard.Investigations.Evaluation;

/// <summary>
/// One run of the accuracy test, the whole way that a log goes: the scenario or world is written as a log and a register of
/// accounts, both are imported into a store of its own, the store is read as <c>analyze</c> reads it, analysed, and the result
/// compared with the planted truth.
/// </summary>
public static class ScenarioEvaluation
{
    private static readonly CaseId Case = CaseId.Parse("evaluation");

    /// <summary>Writes, imports, analyses and judges; what is written on the way is deleted.</summary>
    public static async Task<EvaluationRun> RunAsync(EvaluationSubject subject, Action<string> say, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-evaluation-").FullName;
        try
        {
            say($"{subject.Interactions:N0} interactions of {subject.Accounts.Count:N0} accounts");
            await subject.WriteAsync(folder, cancellation);
            await using var stores = new InteractionStores(folder);
            var input = await ImportAsync(stores.Open(Case), subject, folder, cancellation);
            say("analysing");
            return Judge(subject, input, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writes, imports and reads, and does no more: for what is fitted by hand.</summary>
    public static async Task<AnalysisInput> ReadAsync(EvaluationSubject subject, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-evaluation-").FullName;
        try
        {
            await subject.WriteAsync(folder, cancellation);
            await using var stores = new InteractionStores(folder);
            return await ImportAsync(stores.Open(Case), subject, folder, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Analyses what was read of a log and compares it with the planted truth.</summary>
    private static EvaluationRun Judge(EvaluationSubject subject, AnalysisInput input, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var result = CampaignAnalysis.Run(
            input, new AnalysisOptions { Seed = subject.Seed, Sensitivity = false, OtherSide = false }, cancellation: cancellation);
        var elapsed = clock.ElapsedMilliseconds;
        return new EvaluationRun(
            subject.Seed, input.Accounts.Count, subject.Interactions, AnalysisAccuracy.Of(result, TruthOf(subject, input)),
            RunVerdicts.Of(subject, input.Accounts, result), elapsed);
    }

    // What an investigator has: the log and the register of accounts, never the truth.
    private static async Task<AnalysisInput> ImportAsync(
        IInteractionStore store, EvaluationSubject subject, string folder, CancellationToken cancellation)
    {
        foreach (var request in subject.Imports(folder)) await store.ImportAsync(request, null, cancellation);
        var releases = subject.Releases.Select(release => new ModelRelease(release.Title, release.On)).ToArray();
        return (await AnalysisReading.ReadAsync(store, releases, new AnalysisOptions().HubShare, null, cancellation)).Input;
    }

    private static PlantedTruth TruthOf(EvaluationSubject subject, AnalysisInput input) => new(
        [.. input.Accounts.Select(id => subject.Accounts.GetValueOrDefault(id)?.Campaign)],
        [.. input.Accounts.Select(id => subject.Accounts.GetValueOrDefault(id)?.IsBystander ?? false)],
        subject.Windows.ToImmutableDictionary(window => window.Campaign, window => (window.Range.FirstDate, window.Range.LastDate)));
}

/// <summary>What one run of the accuracy test gave.</summary>
/// <param name="Seed">The seed of the scenario and of the analysis.</param>
/// <param name="Accounts">Accounts in the log.</param>
/// <param name="Interactions">Interactions in the log.</param>
/// <param name="Accuracy">The comparison with the truth.</param>
/// <param name="Verdicts">The same by campaign and by innocent group.</param>
/// <param name="AnalysisMs">How long the analysis alone took, in milliseconds.</param>
public sealed record EvaluationRun(
    ulong Seed, int Accounts, long Interactions, AnalysisAccuracy Accuracy, RunVerdicts Verdicts, long AnalysisMs);
