using System.CommandLine;
using Dashboard.Evaluation;
using Dashboard.Scenarios;
using Dashboard.Scenarios.Catalogue;

namespace Dashboard.Commands;

/// <summary>Measures the analysis against planted truth, over several seeds of each scenario.</summary>
internal static class EvaluateCommand
{
    private const int DefaultAccounts = 2000;
    private const int DefaultInteractions = 200_000;

    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var names = ScenarioCatalogue.All.Select(s => s.Name).ToArray();
        var only = new Option<string?>("--scenario") { Description = $"One scenario: {string.Join(", ", names)}. Default: all.", HelpName = "NAME" };
        var seeds = new Option<int>("--seeds") { Description = "How many runs of each scenario, with the seeds 1, 2, ….", HelpName = "N", DefaultValueFactory = _ => 10 };
        var accounts = new Option<int>("--accounts") { Description = "Accounts of each run, the innocent included.", HelpName = "N", DefaultValueFactory = _ => DefaultAccounts };
        var interactions = new Option<long>("--interactions") { Description = "Interactions of each run.", HelpName = "N", DefaultValueFactory = _ => DefaultInteractions };
        var command = new Command("evaluate", "Measure accuracy against planted truth.") { only, seeds, accounts, interactions, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var asked = parsed.GetValue(only);
            if (asked is not null && !names.Contains(asked)) throw new UsageException($"There is no scenario '{asked}'. There are: {string.Join(", ", names)}.");
            var count = parsed.GetValue(seeds);
            if (count < 1) throw new UsageException("--seeds is 1 or more.");
            var scores = new List<ScenarioScore>();
            foreach (var name in asked is null ? names : [asked])
            {
                var runs = new List<EvaluationRun>();
                for (var seed = 1; seed <= count; seed++)
                {
                    var request = new ScenarioRequest(name, parsed.GetValue(accounts), parsed.GetValue(interactions), (ulong)seed);
                    runs.Add(await ScenarioEvaluation.RunAsync(request, step => console.Say($"{name}, seed {request.Seed}: {step}"), cancellation));
                }

                scores.Add(ScenarioScore.Of(name, runs));
            }

            console.Result(parsed.GetValue(json), new { scenarios = scores }, scores.Select(Line));
            return CommandLine.Done;
        });
        return command;
    }

    private static string Line(ScenarioScore score) =>
        $"{score.Name}: precision {score.Precision:0.000} (worst {score.Worst.Precision:0.000}), recall {score.Recall:0.000} ({score.Worst.Recall:0.000}), "
        + $"ARI {score.Ari:0.000} ({score.Worst.Ari:0.000}), window error {score.WindowErrorDays:0.0} days ({score.Worst.WindowErrorDays:0}), "
        + $"false clusters {score.FalseClusters:0.0} ({score.Worst.FalseClusters}) in {score.RunsWithFalseClusters} of {score.Seeds} runs.";
}
