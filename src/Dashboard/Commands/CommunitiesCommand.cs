using System.CommandLine;
using System.Diagnostics;
using Dashboard.Analysis.Communities;
using Dashboard.Consoles;
using Dashboard.Failures;

namespace Dashboard.Commands;

/// <summary>Runs the Leiden method alone, on any list of edges.</summary>
internal static class CommunitiesCommand
{
    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var edges = CommandOptions.InputFile("--edges", "A CSV with the columns source, target and, where edges have one, weight.");
        var function = new Option<QualityFunction>("--method")
        {
            Description = "The quality function: modularity or cpm (the constant Potts model).",
            HelpName = "modularity|cpm",
            DefaultValueFactory = _ => QualityFunction.Modularity,
            CustomParser = result => result.Tokens.Single().Value switch
            {
                "modularity" => QualityFunction.Modularity,
                "cpm" => QualityFunction.ConstantPottsModel,
                var other => Refuse(result, other),
            },
        };
        var resolution = new Option<double>(
            "--resolution") { Description = "γ: larger gives smaller communities.", DefaultValueFactory = _ => 1, HelpName = "R" };
        var seed = CommandOptions.Seed();
        var command = new Command("communities", "Find communities in a graph (Leiden).") { edges, function, resolution, seed, data, json };
        command.SetAction((parsed, cancellation) =>
        {
            var options = new LeidenOptions
            {
                Function = parsed.GetValue(function),
                Resolution = parsed.GetValue(resolution),
                Seed = (ulong)parsed.GetValue(seed),
            };
            if (!double.IsFinite(options.Resolution) || options.Resolution <= 0)
                throw new UsageException("--resolution is a number above 0.");
            return Task.FromResult(Run(console, parsed.GetValue(edges)!, options, parsed.GetValue(json), cancellation));
        });
        return command;
    }

    private static int Run(CommandConsole console, FileInfo file, LeidenOptions options, bool asJson, CancellationToken cancellation)
    {
        var names = new NameIndex();
        var (sources, targets, weights) = (new List<int>(), new List<int>(), new List<double>());
        foreach (var row in CsvFile.Read(file, ["source", "target"], "weight"))
        {
            sources.Add(names.IndexOf(row.Fields[0]));
            targets.Add(names.IndexOf(row.Fields[1]));
            var weight = row.Number(2, "weight", whenEmpty: 1);
            if (weight < 0)
                throw new CommandFailedException($"'{file.Name}', line {row.Line}: a weight is 0 or more. Nothing was computed.");
            weights.Add(weight);
        }

        var graph = Analysis.Communities.Graph.FromEdges(names.Count, [.. sources], [.. targets], [.. weights]);
        var clock = Stopwatch.StartNew();
        var partition = Leiden.Find(graph, options, cancellation);
        var elapsedMs = clock.ElapsedMilliseconds;
        console.Result(
            asJson,
            new
            {
                nodes = partition.Communities.Select((community, node) => new { id = names[node], community }),
                quality = partition.Quality,
                communities = partition.Count,
                elapsedMs,
                method = partition.Method.ToString(),
                parameters = new { function = partition.Function, resolution = partition.Resolution, seed = partition.Seed },
            },
            $"{partition.Count} communities of {names.Count} nodes; quality {partition.Quality:0.0000}; {elapsedMs} ms; {partition.Method}, seed {partition.Seed}.");
        return CommandLine.Done;
    }

    private static QualityFunction Refuse(System.CommandLine.Parsing.ArgumentResult result, string text)
    {
        result.AddError($"'{text}' is not a quality function: use modularity or cpm.");
        return default;
    }
}
