using System.CommandLine;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Consoles;
using Dashboard.Failures;
using Dashboard.Interactions;
using Dashboard.Interactions.ClickHouse;
using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.ClickHouse.Tables;
using Dashboard.Interactions.Store;
using Dashboard.Investigations.Access;

namespace Dashboard.Commands;

/// <summary>Where the interactions of cases are.</summary>
internal static class StoreCommand
{
    private const int MostSaid = 20;

    public static Command Create(CommandConsole console) =>
        new("store", "Print the tables of a server, and move a case's interactions.") { Ddl(console), Copy(console) };

    private static Command Ddl(CommandConsole console)
    {
        var database = new Option<string>(
            "--database") { Description = "The database.", DefaultValueFactory = _ => "dashboard", HelpName = "NAME" };
        var cluster = new Option<string?>(
            "--cluster") { Description = "The cluster, as the servers' configuration names it. Without it the tables of one server.",
            HelpName = "NAME" };
        foreach (var name in (Option[])[database, cluster])
        {
            name.Validators.Add(result =>
            {
                if (result.Tokens is [var token] && !ClickHouseAddress.IsName(token.Value))
                    result.AddError($"'{token.Value}' is no name of letters, digits and '_' that begins with no digit.");
            });
        }

        var command = new Command("ddl", "Print the statements that make the tables of ClickHouse.") { database, cluster };
        command.SetAction(parsed =>
        {
            foreach (var statement in ClickHouseDdl.Statements(parsed.GetValue(database)!, parsed.GetValue(cluster)))
                console.Out.WriteLine($"{statement};\n");
            return CommandLine.Done;
        });
        return command;
    }

    private static Command Copy(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var caseId = CommandOptions.Case();
        var from = new Option<string>(
            "--from") { Description = $"Where they are: {InteractionMove.InFile}, or clickhouse://HOST:PORT/DATABASE.", HelpName = "URI",
            Required = true };
        var to = new Option<string>("--to") { Description = "Where they go, in the same words.", HelpName = "URI", Required = true };
        var command = new Command(
            "copy", "Copy a case's interactions to another engine, compare every figure, and use the copy from then on.") { caseId, from,
            to, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var workspace = await CommandWorkspace.OpenAsync(CommandOptions.DirectoryOf(parsed, data), cancellation);
            await workspace.RequireCaseAsync(parsed.GetValue(caseId), cancellation);
            var id = parsed.GetValue(caseId);
            var (source, target) = (Place(parsed.GetValue(from)!), Place(parsed.GetValue(to)!));
            var move = InteractionMove.Of(workspace.Get<IInteractionStores>().DirectoryOf(id), source, target);
            var store = await workspace.Get<CaseStores>().OpenAsync(workspace.Actor, id, CaseOperation.ChangeTelemetry, cancellation);
            var compared = await move.RunAsync(store, new SaidStages(console), cancellation);
            await workspace.Get<AuditTrail>().AppendAsync(
                workspace.Actor, id, "interactions.copy", target is null ? InteractionMove.InFile : $"{target}",
                new { from = source is null ? InteractionMove.InFile : $"{source}", compared.Interactions, compared.Figures,
                    differences = compared.Differences.Count }, CancellationToken.None);
            foreach (var difference in compared.Differences.Take(MostSaid)) console.Say($"Not the same: {difference}.");
            console.Result(
                parsed.GetValue(json),
                new { interactions = compared.Interactions, figures = compared.Figures, differences = compared.Differences.Count },
                compared.Differences.Count == 0
                    ? $"Copied {compared.Interactions:N0} interactions and compared {compared.Figures:N0} figures: no difference. The case uses the copy from now on; {move.Left}"
                    : $"{compared.Differences.Count:N0} of the answers differ. The case stays where it was, and the copy was not kept.");
            return compared.Differences.Count == 0 ? CommandLine.Done : CommandLine.Failed;
        });
        return command;
    }

    private static ClickHouseAddress? Place(string text)
    {
        if (text == InteractionMove.InFile) return null;
        try
        {
            return ClickHouseAddress.Parse(text);
        }
        catch (FormatException e)
        {
            throw new UsageException($"{e.Message} The file of the embedded engine is '{InteractionMove.InFile}'.");
        }
    }

    private sealed class SaidStages(CommandConsole console) : IProgress<ImportProgress>
    {
        private string? last;

        public void Report(ImportProgress value)
        {
            if (value.Stage == last) return;
            console.Say($"{value.Stage} …");
            last = value.Stage;
        }
    }
}
