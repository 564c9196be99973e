using System.CommandLine;
using Dashboard.Casework.Files;
using Dashboard.Casework.People;
using Dashboard.Casework.Workspaces;
using Dashboard.Consoles;
using Dashboard.Control;
using Dashboard.Failures;

namespace Dashboard.Commands;

/// <summary>What the workspace's owner does for people from the console.</summary>
internal static class PersonCommand
{
    public static Command Create(CommandConsole console) => new("person", "Help people who cannot sign in.") { Unlock(console) };

    private static Command Unlock(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var name = new Argument<string>("NAME") { Description = "The name to sign in with." };
        var command = new Command(
            "unlock", "End every lock after wrong passwords or codes, also while the workspace is served.") { name, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var directory = CommandOptions.DirectoryOf(parsed, data) ?? Workspace.DefaultDirectory;
            if (!File.Exists(Path.Combine(directory, "casework.db")))
                throw new CommandFailedException($"There is no workspace in '{directory}'. Nothing was changed.");
            var person = parsed.GetValue(name)!;
            await UnlockAsync(directory, person, console, cancellation);
            console.Result(parsed.GetValue(json), new { unlocked = person }, $"{person} can sign in again.");
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task UnlockAsync(string directory, string person, CommandConsole console, CancellationToken cancellation)
    {
        try
        {
            await using var workspace = await CommandWorkspace.OpenAsync(directory, cancellation);
            await workspace.Get<PeopleRegister>().UnlockAsync(workspace.Actor, person, cancellation);
        }
        catch (WorkspaceInUseException)
        {
            if (await ControlClient.AskAsync(directory, ControlRequest.ToUnlock(person), console.Say, cancellation) is null) throw;
        }
    }
}
