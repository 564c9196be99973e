using System.Text.Json;
using Dashboard.Analysis.Accuracy;
using Dashboard.Analysis.Verdicts;
using Dashboard.Investigations.Evaluation;
using Dashboard.Scenarios;
using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds;
using Dashboard.Scenarios.Worlds.Library;

namespace Dashboard.Benchmarks;

/// <summary>
/// Fits the waterfall's weights on open worlds and scenarios, and says what leaving one world out costs. Locked worlds are never read.
/// </summary>
internal static class EvidenceBenchmark
{
    public const int DefaultSeeds = 2;

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Collects the groups of all runs, fits, and writes <c>evidence-weights.json</c>.</summary>
    public static async Task RunAsync(int seeds, string file)
    {
        var groups = new List<KnownGroup>();
        foreach (var world in WorldCatalogue.Of(WorldSet.Open).Where(w => w.Tellable && WorldCatalogue.Lacks(w.Name) is null))
        {
            for (var seed = 1UL; seed <= (ulong)seeds; seed++)
                await Add(EvaluationSubject.Of(WorldCatalogue.Create(new ScenarioRequest(world.Name, Seed: seed))));
        }

        foreach (var scenario in ScenarioCatalogue.All)
            await Add(EvaluationSubject.Of(ScenarioCatalogue.Create(new ScenarioRequest(scenario.Name, 2000, 200_000, 1))));
        string[] keys = [.. groups.SelectMany(g => g.Leans.Keys).Distinct().Order(StringComparer.Ordinal)];
        var (prior, weights) = LogisticCalibration.Fit(groups, keys);
        var left = LogisticCalibration.LeaveOneWorldOut(groups, keys);
        foreach (var (group, odds) in groups.Zip(left).Where(g => g.Second > Math.Log(9) != g.First.IsCampaign))
            Console.WriteLine($"left out, wrong at 90%: {group.Run}, {(group.IsCampaign ? "campaign" : "innocent")}, log odds {odds:0.0}");
        var made =
            $"{groups.Count} groups of {groups.Select(g => g.Run).Distinct().Count()} runs of {groups.Select(g => g.World).Distinct().Count()} open worlds and scenarios, {groups.Count(g => g.IsCampaign)} of campaigns; logistic regression with weights of at least 0 and a ridge; reliability with each world left out.";
        var calibration = new Calibration(made, Math.Round(prior, 3), weights, LogisticCalibration.Reliability(groups, left));
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(calibration, Indented) + "\n");
        Console.WriteLine(made);

        async Task Add(EvaluationSubject subject)
        {
            var input = await ScenarioEvaluation.ReadAsync(subject, CancellationToken.None);
            SubjectAccount?[] truth = [.. input.Accounts.Select(id => subject.Accounts.GetValueOrDefault(id))];
            groups.AddRange(
                CalibrationGroups.Of(
                    input, [.. truth.Select(t => t?.Campaign)], [.. truth.Select(t => t?.Group)], subject.Name,
                    $"{subject.Name} {subject.Seed}"));
            Console.WriteLine($"{subject.Name} {subject.Seed}: {groups.Count} groups so far");
        }
    }
}
