using System.Collections.Concurrent;
using System.CommandLine;
using System.Security.Cryptography;
using Dashboard.Consoles;
using Dashboard.Failures;
using Dashboard.Investigations.Evaluation;
using Dashboard.Scenarios;
using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Files;
using Dashboard.Scenarios.Worlds;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Library;
using Dashboard.Scenarios.Worlds.Residents;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Commands;

/// <summary>Measures the analysis against planted truth, over several seeds of each scenario and world.</summary>
internal static class EvaluateCommand
{
    private const int DefaultAccounts = 2000;
    private const int DefaultInteractions = 200_000;

    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var names = ScenarioCatalogue.All.Select(s => s.Name).Concat(WorldCatalogue.All.Select(w => w.Name)).ToArray();
        var only = new Option<string?>(
            "--scenario") { Description = $"One scenario or world: {string.Join(", ", names)}. Default: all.", HelpName = "NAME" };
        var worlds = new Option<string?>(
            "--worlds") { Description = "The open worlds, the locked ones or both, and no scenarios. The seeds of locked worlds are drawn anew unless --from-seed is given.", HelpName = "open|locked|all" };
        worlds.AcceptOnlyFromAmong("open", "locked", "all");
        var seeds = new Option<int>(
            "--seeds") { Description = "How many runs of each, with one seed after the other.", HelpName = "N",
            DefaultValueFactory = _ => 10 };
        var accounts = new Option<int?>(
            "--accounts") { Description = $"Accounts of each run, the innocent included. Default: {DefaultAccounts:N0} of a scenario, and what a world says.", HelpName = "N" };
        var interactions = new Option<long?>(
            "--interactions") { Description = $"Interactions of each run. Default: {DefaultInteractions:N0} of a scenario, and what a world says.", HelpName = "N" };
        var from = new Option<int?>(
            "--from-seed") { Description = "The first seed; the others follow it. Default: 1; drawn anew, and printed, for locked worlds.",
            HelpName = "N" };
        var without = new Option<string?>(
            "--without") { Description = "What the logs do not hold, separated by commas; “none” for complete logs. Default: it varies with the seed.", HelpName = "COLUMNS" };
        var shape = new Option<string?>(
            "--shape") { Description = "The maker's shape that worlds' logs are written in. Default: each its own.",
            HelpName = string.Join('|', LogShapes.Names) };
        shape.AcceptOnlyFromAmong([.. LogShapes.Names]);
        var command = new Command(
            "evaluate", "Measure accuracy against planted truth.") { only, worlds, seeds, from, accounts, interactions, without, shape,
            data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var asked = parsed.GetValue(only);
            if (asked is not null && !names.Contains(asked))
                throw new UsageException($"There is no scenario or world '{asked}'. There are: {string.Join(", ", names)}.");
            var count = parsed.GetValue(seeds);
            if (count < 1) throw new UsageException("--seeds is 1 or more.");
            if (parsed.GetValue(from) < 1) throw new UsageException("--from-seed is 1 or more.");
            var missing = Missing(parsed.GetValue(without));
            var asks = new List<(string Name, string Kind, bool Tellable, int First)>();
            foreach (var (name, kind, tellable) in Asked(asked, parsed.GetValue(worlds)))
            {
                if (kind != "scenario" && WorldCatalogue.Lacks(name) is { } lack)
                {
                    console.Say($"{name}: {lack}");
                    continue;
                }

                var first = parsed.GetValue(from) ?? (kind == "locked" ? RandomNumberGenerator.GetInt32(1, 1 << 30) : 1);
                if (kind == "locked") console.Say($"{name}: seeds from {first}");
                asks.Add((name, kind, tellable, first));
            }

            // Making and importing a log keeps one processor busy, analysing it several: runs overlap, and are told in their order.
            var (runs, failures) = (new EvaluationRun?[asks.Count * count], new ConcurrentDictionary<(int Ask, int Run), object>());
            await Parallel.ForEachAsync(
                Enumerable.Range(0, asks.Count * count),
                new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation },
                async (i, token) =>
                {
                    var (ask, run) = Math.DivRem(i, count);
                    var (name, kind, _, first) = asks[ask];
                    var request = new ScenarioRequest(
                        name, parsed.GetValue(accounts), parsed.GetValue(interactions), (ulong)(first + run), missing);
                    try
                    {
                        runs[i] = await ScenarioEvaluation.RunAsync(
                            Subject(request, kind, parsed.GetValue(shape)), step => console.Say($"{name}, seed {request.Seed}: {step}"),
                            token);
                    }
                    catch (Exception failure) when (failure is not (OperationCanceledException or ScenarioException))
                    {
                        // One run that fails is a result, too; the others go on.
                        console.Say($"{name}, seed {request.Seed}: failed. {failure.Message}");
                        failures[(ask, run)] = new { name, seed = request.Seed, message = failure.Message };
                    }
                });
            var scores = new List<EvaluationScore>();
            for (var ask = 0; ask < asks.Count; ask++)
            {
                var made = runs.AsSpan(ask * count, count).ToArray().OfType<EvaluationRun>().ToArray();
                if (made.Length > 0) scores.Add(EvaluationScore.Of(asks[ask].Name, asks[ask].Kind, asks[ask].Tellable, made));
            }

            console.Result(
                parsed.GetValue(json),
                new { without = missing?.Select(column => column.Name()), scenarios = scores,
                    failures = failures.OrderBy(f => f.Key).Select(f => f.Value) }, scores.SelectMany(Lines));
            return failures.IsEmpty ? CommandLine.Done : CommandLine.Failed;
        });
        return command;
    }

    private static IEnumerable<(string Name, string Kind, bool Tellable)> Asked(string? only, string? worlds)
    {
        var scenarios = worlds is null ? ScenarioCatalogue.All.Select(scenario => (scenario.Name, "scenario", true)) : [];
        var open = worlds is "locked" ? [] : WorldCatalogue.Of(WorldSet.Open).Select(world => (world.Name, "open", world.Tellable));
        var locked = worlds is "open" ? [] : WorldCatalogue.Of(WorldSet.Locked).Select(world => (world.Name, "locked", world.Tellable));
        return scenarios.Concat(open).Concat(locked).Where(subject => only is null || subject.Name == only);
    }

    private static EvaluationSubject Subject(ScenarioRequest request, string kind, string? shape) => kind == "scenario"
        ? EvaluationSubject.Of(
            ScenarioCatalogue.Create(
                request with { Accounts = request.Accounts ?? DefaultAccounts,
                    Interactions = request.Interactions ?? DefaultInteractions }))
        : EvaluationSubject.Of(WorldCatalogue.Create(request), shape is null ? null : LogShapes.Find(shape));

    private static InteractionColumn[]? Missing(string? names)
    {
        if (names is null or "none") return names is null ? null : [];
        var known = InteractionColumns.All.ToDictionary(column => column.Name(), StringComparer.Ordinal);
        return [.. names.Split(',', StringSplitOptions.TrimEntries).Select(name => known.TryGetValue(name, out var column)
            ? column
            : throw new UsageException($"There is no column '{name}'. There are: {string.Join(", ", known.Keys)}."))];
    }

    private static IEnumerable<string> Lines(EvaluationScore score)
    {
        yield return $"{score.Name}: precision {score.Precision:0.000} (worst {score.Worst.Precision:0.000}), recall {score.Recall:0.000} ({score.Worst.Recall:0.000}), "
            + $"ARI {score.Ari:0.000} ({score.Worst.Ari:0.000}), window error {score.WindowErrorDays:0.0} days ({score.Worst.WindowErrorDays:0}), "
            + $"false clusters {score.FalseClusters:0.0} ({score.Worst.FalseClusters}) in {score.RunsWithFalseClusters} of {score.Seeds} runs, innocents accused in {score.RunsWithInnocentsAccused}."
            + (score.Tellable ? "" : " Its log holds nothing by which they could be told.");
        foreach (var campaign in score.Campaigns)
        {
            yield return $"  campaign {campaign.Campaign}, {campaign.Accounts:0} accounts: recall {campaign.Recall:0.000} ({campaign.WorstRecall:0.000}), precision {campaign.Precision:0.000} ({campaign.WorstPrecision:0.000}), "
                + $"window error {campaign.WindowErrorDays:0.0} days ({campaign.WorstWindowErrorDays:0}), missed in {campaign.RunsMissed} runs.";
        }

        foreach (var group in score.Groups.Where(group => group.WorstAccused > 0))
            yield return $"  innocent: {group.Group}, {group.Accounts:0} accounts: accused {group.Accused:P1} (worst {group.WorstAccused:P1}).";
    }
}
