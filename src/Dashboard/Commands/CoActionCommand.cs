using System.CommandLine;
using System.Diagnostics;
using CsvHelper;
using Dashboard.Analysis.CoAction;
using Dashboard.Analysis.Verdicts;
using Dashboard.Consoles;
using Dashboard.Failures;

namespace Dashboard.Commands;

/// <summary>Finds who acts on the same objects at the same time, in any list of events.</summary>
internal static class CoActionCommand
{
    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var eventsFile = CommandOptions.InputFile(
            "--events", "A CSV with the columns account, object, time (seconds) and, where events have one, id.");
        var window = new Option<double>(
            "--window") { Description = "The longest time between two co-actions, in seconds.", HelpName = "SECONDS", Required = true };
        var minWeight = new Option<int>(
            "--min-weight") { Description = "Only edges of at least so many co-actions.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var edgesOut = new Option<FileInfo?>("--edges-out") { Description = "Write the edges to this CSV.", HelpName = "FILE.csv" };
        var command = new Command(
            "coaction", "Find accounts that act on the same objects within a window.") { eventsFile, window, minWeight, edgesOut, data,
            json };
        command.SetAction((parsed, _) =>
        {
            var (seconds, weight) = (parsed.GetValue(window), parsed.GetValue(minWeight));
            if (!double.IsFinite(seconds) || seconds < 0) throw new UsageException("--window is a number of seconds, 0 or more.");
            if (weight < 1) throw new UsageException("--min-weight is 1 or more.");
            return RunAsync(console, parsed.GetValue(eventsFile)!, seconds, weight, parsed.GetValue(edgesOut), parsed.GetValue(json));
        });
        return command;
    }

    private static async Task<int> RunAsync(
        CommandConsole console, FileInfo file, double window, int minWeight, FileInfo? edgesOut, bool asJson)
    {
        var (accounts, objects, times, ids) = (new List<string>(), new List<string>(), new List<double>(), new List<string>());
        foreach (var row in CsvFile.Read(file, ["account", "object", "time"], "id"))
        {
            accounts.Add(row.Fields[0]);
            objects.Add(row.Fields[1]);
            times.Add(row.Number(2, "time"));
            ids.Add(row.Fields[3]);
        }

        var clock = Stopwatch.StartNew();
        var events = CoActionEvents.From(accounts, objects, times, ids);
        var network = CoActionNetwork.Build(events, window, minWeight);
        var elapsedMs = clock.ElapsedMilliseconds;
        if (edgesOut is not null)
        {
            await using var csv = CsvWriter.ToFile(edgesOut.FullName);
            csv.WriteHeader("source", "target", "weight");
            foreach (var edge in network.Edges)
            {
                csv.WriteField(events.AccountNames[edge.First]);
                csv.WriteField(events.AccountNames[edge.Second]);
                csv.WriteField(edge.Weight);
                csv.EndRecord();
            }
        }

        console.Result(
            asJson,
            new
            {
                accounts = network.Accounts,
                edges = network.Edges.Length,
                components = network.Components,
                largest = network.Largest,
                events = events.Accounts.Length,
                duplicates = events.Duplicates,
                elapsedMs,
                method = CoActionNetwork.Method.ToString(),
                parameters = new { window, minWeight },
            },
            $"{network.Accounts} accounts, {network.Edges.Length} edges, {network.Components} components, the largest of {network.Largest} accounts; {elapsedMs} ms; {CoActionNetwork.Method}.");
        return CommandLine.Done;
    }
}
