using System.Collections.Immutable;
using System.Diagnostics;
using Dashboard.Analyses;
using Dashboard.Analysis.Accuracy;
using Dashboard.Analysis.Campaigns;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Store;
using Dashboard.Scenarios;
using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Files;

namespace Dashboard.Evaluation;

/// <summary>
/// One run of the accuracy test, the whole way that a log goes: the scenario is written as a log and a register of accounts,
/// both are imported into a store of its own, the store is read as <c>analyze</c> reads it, analysed, and the result
/// compared with the planted truth.
/// </summary>
public static class ScenarioEvaluation
{
    private static readonly CaseId Case = CaseId.Parse("evaluation");

    /// <summary>Makes, imports, analyses and judges a scenario; what is written on the way is deleted.</summary>
    public static async Task<EvaluationRun> RunAsync(ScenarioRequest request, Action<string> say, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("dashboard-evaluation-").FullName;
        try
        {
            var scenario = ScenarioCatalogue.Create(request);
            say($"{scenario.Interactions:N0} interactions of {scenario.Accounts.Count:N0} accounts");
            await ScenarioFolder.WriteAsync(scenario, folder, cancellation: cancellation);
            await using var stores = new InteractionStores(folder);
            var input = await ImportAsync(stores.Open(Case), scenario, folder, cancellation);
            say("analysing");
            return Judge(scenario, input, cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Analyses what was read of a scenario's log and compares it with the planted truth.</summary>
    private static EvaluationRun Judge(Scenario scenario, AnalysisInput input, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var result = CampaignAnalysis.Run(input, new AnalysisOptions { Seed = scenario.Request.Seed, Sensitivity = false }, cancellation: cancellation);
        return new EvaluationRun(scenario.Request.Seed, input.Accounts.Count, scenario.Interactions, AnalysisAccuracy.Of(result, TruthOf(scenario, input)), clock.ElapsedMilliseconds, result);
    }

    // What an investigator has: the log and the register of accounts, never the truth.
    private static async Task<AnalysisInput> ImportAsync(IInteractionStore store, Scenario scenario, string folder, CancellationToken cancellation)
    {
        foreach (var name in (string[])[ScenarioFolder.InteractionsFile(InteractionFormat.Csv), ScenarioFolder.AccountsFile])
            await store.ImportAsync(new ImportRequest(Path.Combine(folder, name), name, null, "evaluation", DateTime.UnixEpoch), null, cancellation);
        var releases = scenario.CaseEvents.Where(e => e.Kind == CaseEventKind.ModelRelease).Select(e => new Dashboard.Analysis.Campaigns.ModelRelease(e.Title, DateOnly.FromDateTime(e.At))).ToArray();
        return (await AnalysisInputs.ReadAsync(store, releases, new AnalysisOptions().HubShare, null, cancellation)).Input;
    }

    private static PlantedTruth TruthOf(Scenario scenario, AnalysisInput input)
    {
        var truth = scenario.Truth.ToDictionary(t => t.AccountId, StringComparer.Ordinal);
        return new PlantedTruth(
            [.. input.Accounts.Select(id => truth[id].Campaign)],
            [.. input.Accounts.Select(id => truth[id].Role == AccountRole.Bystander)],
            scenario.Windows.ToImmutableDictionary(w => w.Campaign, w => (w.Range.FirstDate, w.Range.LastDate)));
    }
}

/// <summary>What one run of the accuracy test gave.</summary>
/// <param name="Seed">The seed of the scenario and of the analysis.</param>
/// <param name="Accounts">Accounts in the log.</param>
/// <param name="Interactions">Interactions in the log.</param>
/// <param name="Accuracy">The comparison with the truth.</param>
/// <param name="AnalysisMs">How long the analysis alone took, in milliseconds.</param>
/// <param name="Result">The analysis.</param>
public sealed record EvaluationRun(ulong Seed, int Accounts, long Interactions, AnalysisAccuracy Accuracy, long AnalysisMs, AnalysisResult Result);
