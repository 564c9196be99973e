using System.CommandLine;
using System.Diagnostics;
using Dashboard.Analysis.CoAction;

namespace Dashboard.Commands;

/// <summary>Finds who acts on the same objects at the same time, in any list of events.</summary>
internal static class CoActionCommand
{
    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var events = CommandOptions.InputFile("--events", "A CSV with the columns account, object, time (seconds) and, where events have one, id.");
        var window = new Option<double>("--window") { Description = "The longest time between two co-actions, in seconds.", HelpName = "SECONDS", Required = true };
        var minWeight = new Option<int>("--min-weight") { Description = "Only edges of at least so many co-actions.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var edgesOut = new Option<FileInfo?>("--edges-out") { Description = "Write the edges to this CSV.", HelpName = "FILE.csv" };
        var command = new Command("coaction", "Find accounts that act on the same objects within a window.") { events, window, minWeight, edgesOut, data, json };
        command.SetAction((parsed, cancellation) =>
        {
            var (seconds, weight) = (parsed.GetValue(window), parsed.GetValue(minWeight));
            if (!double.IsFinite(seconds) || seconds < 0) throw new UsageException("--window is a number of seconds, 0 or more.");
            if (weight < 1) throw new UsageException("--min-weight is 1 or more.");
            return RunAsync(console, parsed.GetValue(events)!, seconds, weight, parsed.GetValue(edgesOut), parsed.GetValue(json), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(CommandConsole console, FileInfo file, double window, int minWeight, FileInfo? edgesOut, bool asJson, CancellationToken cancellation)
    {
        var (accountNames, objectNames) = (new NameIndex(), new NameIndex());
        var (accounts, objects, times) = (new List<int>(), new List<int>(), new List<double>());
        var seen = new HashSet<(int Account, int Object, double Time, string Id)>();
        foreach (var row in CsvFile.Read(file, ["account", "object", "time"], "id"))
        {
            var (account, target, time) = (accountNames.IndexOf(row.Fields[0]), objectNames.IndexOf(row.Fields[1]), row.Number(2, "time"));
            if (!seen.Add((account, target, time, row.Fields[3]))) continue;
            accounts.Add(account);
            objects.Add(target);
            times.Add(time);
        }

        var clock = Stopwatch.StartNew();
        var network = CoActionNetwork.Build([.. accounts], [.. objects], [.. times], window, minWeight, cancellation);
        var elapsedMs = clock.ElapsedMilliseconds;
        if (edgesOut is not null)
        {
            await using var writer = new StreamWriter(edgesOut.FullName);
            await using var csv = new CsvHelper.CsvWriter(writer, System.Globalization.CultureInfo.InvariantCulture);
            await csv.WriteRecordsAsync(network.Edges.Select(e => new { source = accountNames[e.First], target = accountNames[e.Second], weight = e.Weight }), cancellation);
        }

        console.Result(
            asJson,
            new
            {
                accounts = network.Accounts,
                edges = network.Edges.Length,
                components = network.Components,
                largest = network.Largest,
                events = accounts.Count,
                elapsedMs,
                method = CoActionNetwork.Method.ToString(),
                parameters = new { window, minWeight },
            },
            $"{network.Accounts} accounts, {network.Edges.Length} edges, {network.Components} components, the largest of {network.Largest} accounts; {elapsedMs} ms; {CoActionNetwork.Method}.");
        return CommandLine.Done;
    }
}
