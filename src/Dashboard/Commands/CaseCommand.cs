using System.CommandLine;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Records;
using Dashboard.Consoles;
using Dashboard.Interactions.ClickHouse;
using Dashboard.Interactions;
using Dashboard.Interactions.Store;

namespace Dashboard.Commands;

/// <summary>Lists and makes cases.</summary>
internal static class CaseCommand
{
    public static Command Create(CommandConsole console) => new("case", "List and create cases.") { List(console), New(console) };

    private static Command List(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var command = new Command("list", "List the cases.") { data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var workspace = await CommandWorkspace.OpenOrReadAsync(
                CommandOptions.DirectoryOf(parsed, data), console, cancellation);
            var cases =
                (await workspace.Get<CaseRegister>()
                    .ListAsync(workspace.Actor, take: Listing<Case>.MaxRows, cancellationToken: cancellation)).Rows;
            console.Result(
                parsed.GetValue(json),
                new { cases = cases.Select(c => new { id = c.Id.Value, name = c.Name, synthetic = c.IsSynthetic }) },
                [new("id", "Case", c => c.Id.Value), new("name", "Name", c => c.Name), new("synthetic", "Synthetic", c => c.IsSynthetic)],
                cases,
                "There is no case yet.");
            return CommandLine.Done;
        });
        return command;
    }

    private static Command New(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var name = new Argument<string>("NAME") { Description = "The case's name, unique in the workspace." };
        var zone = new Option<string>(
            "--time-zone") { Description = "The IANA time zone the case is shown in.", DefaultValueFactory = _ => "UTC", HelpName = "Z" };
        var interactions = CommandOptions.Interactions();
        var command = new Command("create", "Create a case.") { name, zone, interactions, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var workspace = await CommandWorkspace.OpenAsync(CommandOptions.DirectoryOf(parsed, data), cancellation);
            var draft = new CaseDraft(parsed.GetValue(name)!, CaseKind.Telemetry, TimeZone: parsed.GetValue(zone)!);
            var created = await workspace.Get<CaseRegister>().CreateAsync(workspace.Actor, draft, cancellation);
            if (parsed.GetValue(interactions) is { } address)
                StorePlace.Make(Directory.CreateDirectory(workspace.Get<IInteractionStores>().DirectoryOf(created.Id)).FullName, address);
            console.Result(parsed.GetValue(json), new { id = created.Id.Value }, created.Id.Value);
            return CommandLine.Done;
        });
        return command;
    }
}
