using System.CommandLine;
using Dashboard.Evaluation;
using Dashboard.Scenarios;
using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Files;

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
        var seeds = new Option<int>("--seeds") { Description = "How many runs of each scenario, with one seed after the other.", HelpName = "N", DefaultValueFactory = _ => 10 };
        var accounts = new Option<int>("--accounts") { Description = "Accounts of each run, the innocent included.", HelpName = "N", DefaultValueFactory = _ => DefaultAccounts };
        var interactions = new Option<long>("--interactions") { Description = "Interactions of each run.", HelpName = "N", DefaultValueFactory = _ => DefaultInteractions };
        var from = new Option<int>("--from-seed") { Description = "The first seed; the others follow it.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var without = new Option<string?>("--without") { Description = "What the logs do not hold, separated by commas; “none” for complete logs. Default: it varies with the seed.", HelpName = "COLUMNS" };
        var command = new Command("evaluate", "Measure accuracy against planted truth.") { only, seeds, from, accounts, interactions, without, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var asked = parsed.GetValue(only);
            if (asked is not null && !names.Contains(asked)) throw new UsageException($"There is no scenario '{asked}'. There are: {string.Join(", ", names)}.");
            var count = parsed.GetValue(seeds);
            if (count < 1) throw new UsageException("--seeds is 1 or more.");
            var first = parsed.GetValue(from);
            if (first < 1) throw new UsageException("--from-seed is 1 or more.");
            var missing = Missing(parsed.GetValue(without));
            var scores = new List<ScenarioScore>();
            foreach (var name in asked is null ? names : [asked])
            {
                var runs = new List<EvaluationRun>();
                for (var seed = first; seed < first + count; seed++)
                {
                    var request = new ScenarioRequest(name, parsed.GetValue(accounts), parsed.GetValue(interactions), (ulong)seed, missing);
                    runs.Add(await ScenarioEvaluation.RunAsync(request, step => console.Say($"{name}, seed {request.Seed}: {step}"), cancellation));
                }

                scores.Add(ScenarioScore.Of(name, runs));
            }

            console.Result(parsed.GetValue(json), new { without = missing?.Select(column => column.Name()), scenarios = scores }, scores.Select(Line));
            return CommandLine.Done;
        });
        return command;
    }

    private static InteractionColumn[]? Missing(string? names)
    {
        if (names is null or "none") return names is null ? null : [];
        var known = InteractionColumns.All.ToDictionary(column => column.Name(), StringComparer.Ordinal);
        return [.. names.Split(',', StringSplitOptions.TrimEntries).Select(name => known.TryGetValue(name, out var column)
            ? column
            : throw new UsageException($"There is no column '{name}'. There are: {string.Join(", ", known.Keys)}."))];
    }

    private static string Line(ScenarioScore score) =>
        $"{score.Name}: precision {score.Precision:0.000} (worst {score.Worst.Precision:0.000}), recall {score.Recall:0.000} ({score.Worst.Recall:0.000}), "
        + $"ARI {score.Ari:0.000} ({score.Worst.Ari:0.000}), window error {score.WindowErrorDays:0.0} days ({score.Worst.WindowErrorDays:0}), "
        + $"false clusters {score.FalseClusters:0.0} ({score.Worst.FalseClusters}) in {score.RunsWithFalseClusters} of {score.Seeds} runs.";
}
