using System.CommandLine;
using Dashboard.Casework;
using Dashboard.Consoles;
using Dashboard.Investigations.Verification;

namespace Dashboard.Commands;

/// <summary>Checks that the stores of a workspace hold what was written.</summary>
internal static class WorkspaceCommand
{
    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var verify = new Command("verify", "Read all content and compare it with what was recorded as it was written.") { data, json };
        verify.SetAction(async (parsed, cancellation) =>
        {
            var directory = CommandOptions.DirectoryOf(parsed, data);
            Workspace.RequireExisting(directory);
            await using var workspace = await CommandWorkspace.OpenOrReadAsync(directory, console, cancellation);
            var parts = await workspace.Get<WorkspaceVerification>().VerifyAsync(workspace.Actor, console.Say, cancellation);
            var valid = parts.All(p => p.Ok);
            console.Result(
                parsed.GetValue(json),
                new { valid, parts = parts.Select(p => new { name = p.Name, ok = p.Ok, detail = p.Detail }) },
                parts.Select(p => $"{(p.Ok ? "ok   " : "WRONG")} {p.Name}: {p.Detail}").Append(valid ? "Everything is as it was written." : "Not everything is as it was written."));
            return valid ? CommandLine.Done : CommandLine.Failed;
        });
        return new Command("workspace", "Check the workspace.") { verify };
    }
}
