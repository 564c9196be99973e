using System.CommandLine;
using Dashboard.Interactions.Import;
using Dashboard.Scenarios;
using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Files;

namespace Dashboard.Commands;

/// <summary>Makes synthetic telemetry with planted truth.</summary>
internal static class GenerateCommand
{
    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var name = new Option<string>("--scenario") { Description = "Which scenario: " + string.Join(" ", ScenarioCatalogue.All.Select(s => $"{s.Name}: {s.Description}")), HelpName = "NAME", Required = true };
        var accounts = new Option<int?>("--accounts") { Description = "All accounts, the benign ones included. Default: the scenario's full scale.", HelpName = "N" };
        var interactions = new Option<long?>("--interactions") { Description = "All interactions, the benign ones included. Default: the scenario's full scale.", HelpName = "N" };
        var seed = CommandOptions.Seed();
        var folder = new Option<DirectoryInfo>("--out") { Description = "The folder to write the interactions, accounts.csv, releases.csv, enforcement.csv and truth.csv to.", HelpName = "DIR", Required = true };
        var format = new Option<string>("--format") { Description = "The format of the interactions.", HelpName = "csv|ndjson|parquet", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv", "ndjson", "parquet");
        var columns = new Option<string>("--columns") { Description = "All columns, or the ten that say who, when, what and how much, with address and prompt hash.", HelpName = "all|narrow", DefaultValueFactory = _ => "all" };
        columns.AcceptOnlyFromAmong("all", "narrow");
        var command = new Command("generate", "Make synthetic telemetry with planted truth.") { name, accounts, interactions, seed, folder, format, columns, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var scenario = ScenarioCatalogue.Create(new ScenarioRequest(parsed.GetValue(name)!, parsed.GetValue(accounts), parsed.GetValue(interactions), (ulong)parsed.GetValue(seed)));
            var directory = parsed.GetValue(folder)!.FullName;
            var progress = new ConsoleProgress<long>(rows => console.Say($"{rows:N0} of {scenario.Interactions:N0} interactions"));
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
}
