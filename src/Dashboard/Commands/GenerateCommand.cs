using System.CommandLine;
using Dashboard.Consoles;
using Dashboard.Failures;
using Dashboard.Interactions.Import;
using Dashboard.Scenarios;
using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Files;
using Dashboard.Scenarios.Worlds;
using Dashboard.Scenarios.Worlds.Library;
using Dashboard.Scenarios.Worlds.Residents;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Commands;

/// <summary>Makes synthetic telemetry with planted truth.</summary>
internal static class GenerateCommand
{
    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var name = new Option<string>(
            "--scenario") { Description = "Which scenario: " + string.Join(
                " ", ScenarioCatalogue.All.Select(s => $"{s.Name}: {s.Description}")) + " Or a world: " + string.Join(
                    ", ", WorldCatalogue.All.Select(w => w.Name)) + ".", HelpName = "NAME", Required = true };
        var accounts = new Option<int?>(
            "--accounts") { Description = "All accounts, the benign ones included. Default: the scenario's full scale.", HelpName = "N" };
        var interactions = new Option<long?>(
            "--interactions") { Description = "All interactions, the benign ones included. Default: the scenario's full scale.",
            HelpName = "N" };
        var seed = CommandOptions.Seed();
        var folder = new Option<DirectoryInfo>(
            "--out") { Description = "The folder to write the interactions, accounts.csv, releases.csv, enforcement.csv and truth.csv to.",
            HelpName = "DIR", Required = true };
        var format = new Option<string>(
            "--format") { Description = "The format of the interactions.", HelpName = "csv|ndjson|parquet",
            DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv", "ndjson", "parquet");
        var columns = new Option<string>(
            "--columns") { Description = "All columns, or the ten that say who, when, what and how much, with address and prompt hash.",
            HelpName = "all|narrow", DefaultValueFactory = _ => "all" };
        columns.AcceptOnlyFromAmong("all", "narrow");
        var shape = new Option<string?>(
            "--shape") { Description = "The maker's shape of a world's log. Default: the world's own, or generic in the format asked.",
            HelpName = string.Join('|', LogShapes.Names) };
        shape.AcceptOnlyFromAmong([.. LogShapes.Names]);
        var command = new Command(
            "generate", "Make synthetic telemetry with planted truth.") { name, accounts, interactions, seed, folder, format, columns,
            shape, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (WorldCatalogue.Has(parsed.GetValue(name)!))
            {
                var request = new ScenarioRequest(
                    parsed.GetValue(name)!, parsed.GetValue(accounts), parsed.GetValue(interactions), (ulong)parsed.GetValue(seed));
                var asFormat = parsed.GetResult(format) is { Implicit: false } ? parsed.GetValue(format) : null;
                await WriteWorldAsync(
                    request, parsed.GetValue(shape), asFormat, parsed.GetValue(folder)!.FullName, console, parsed.GetValue(json),
                    cancellation);
                return CommandLine.Done;
            }

            if (parsed.GetValue(shape) is not null)
                throw new UsageException("--shape is for worlds; scenarios are written in the generic columns.");
            var scenario = ScenarioCatalogue.Create(
                new ScenarioRequest(
                    parsed.GetValue(name)!, parsed.GetValue(accounts), parsed.GetValue(interactions), (ulong)parsed.GetValue(seed)));
            var directory = parsed.GetValue(folder)!.FullName;
            var progress = new ConsoleProgress<long>(
                console, rows => $"{rows:N0} of {scenario.Interactions:N0} interactions", rows => rows / (double)scenario.Interactions);
            var asked = parsed.GetValue(format)!;
            await ScenarioFolder.WriteAsync(
                scenario, directory, asked == "ndjson" ? InteractionFormat.Ndjson : InteractionFormat.Csv,
                parsed.GetValue(columns) == "narrow" ? InteractionColumns.Narrow : InteractionColumns.All, progress, cancellation);
            if (asked == "parquet")
            {
                var csv = Path.Combine(directory, ScenarioFolder.InteractionsFile(InteractionFormat.Csv));
                await ParquetConversion.FromCsvAsync(csv, Path.ChangeExtension(csv, ".parquet"), cancellation);
                File.Delete(csv);
            }

            console.Result(
                parsed.GetValue(json),
                new
                {
                    accounts = scenario.Accounts.Count,
                    interactions = scenario.Interactions,
                    campaignAccounts = scenario.Truth.Count(t => t.Role.IsCampaign()),
                    windows = scenario.Windows.Select(w => new
                    {
                        campaign = w.Campaign,
                        start = w.Range.FirstDate,
                        end = w.Range.LastDate,
                        capabilities = w.Capabilities,
                        accounts = w.Accounts,
                        interactions = w.Interactions,
                    }),
                    missing = scenario.MissingColumns.Select(column => column.Name()),
                    synthetic = true,
                },
                $"Wrote {scenario.Interactions:N0} synthetic interactions of {scenario.Accounts.Count:N0} fictional accounts to {directory}.");
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task WriteWorldAsync(
        ScenarioRequest request, string? shape, string? format, string folder, CommandConsole console, bool json,
        CancellationToken cancellation)
    {
        var world = WorldCatalogue.Create(request);
        var written = shape is not null ? LogShapes.Find(shape)!.Value : format switch
        {
            "ndjson" => LogShape.GenericNdjson,
            "csv" or "parquet" => LogShape.GenericCsv,
            _ => world.About.Shape,
        };
        await WorldFolder.WriteAsync(world, folder, written, cancellation);
        if (format == "parquet" && shape is null)
        {
            var csv = Path.Combine(folder, ScenarioFolder.InteractionsFile(InteractionFormat.Csv));
            await ParquetConversion.FromCsvAsync(csv, Path.ChangeExtension(csv, ".parquet"), cancellation);
            File.Delete(csv);
        }

        console.Result(
            json,
            new
            {
                accounts = world.Accounts.Count,
                interactions = world.Interactions.Count,
                campaignAccounts = world.Truth.Count(truth => truth.Campaign is not null),
                windows = world.Windows.Select(w => new
                {
                    campaign = w.Campaign,
                    start = w.Range.FirstDate,
                    end = w.Range.LastDate,
                    capabilities = w.Capabilities,
                    accounts = w.Accounts,
                    interactions = w.Interactions,
                }),
                missing = world.MissingColumns.Select(column => column.Name()),
                shape = written.Name(),
                files = written.Files(),
                tellable = world.About.Tellable,
                synthetic = true,
            },
            $"Wrote {world.Interactions.Count:N0} synthetic interactions of {world.Accounts.Count:N0} fictional accounts to {folder}, as {written.Name()}.");
    }
}
