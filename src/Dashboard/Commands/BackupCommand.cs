using System.CommandLine;
using Dashboard.Casework.Files;
using Dashboard.Casework.Workspaces;
using Dashboard.Consoles;
using Dashboard.Control;
using Dashboard.Failures;
using Dashboard.Investigations.Backups;

namespace Dashboard.Commands;

/// <summary>Writes the whole workspace to one file: through the process that owns it, or by itself where none does.</summary>
internal static class BackupCommand
{
    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var file = new Option<FileInfo>(
            "--out") { Description = "The file to write, outside the workspace.", HelpName = "FILE", Required = true };
        var overwrite = new Option<bool>("--overwrite") { Description = "Replace the file if it is there." };
        var command = new Command(
            "backup", "Write the whole workspace to one file, also while it is served.") { file, overwrite, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var directory = CommandOptions.DirectoryOf(parsed, data) ?? Workspace.DefaultDirectory;
            if (!File.Exists(Path.Combine(directory, "casework.db")))
                throw new CommandFailedException($"There is no workspace in '{directory}'. No backup was written.");
            var request = new ControlRequest(parsed.GetValue(file)!.FullName, parsed.GetValue(overwrite));
            var receipt = await WriteAsync(directory, request, console, cancellation);
            console.Result(
                parsed.GetValue(json),
                new { sha256 = receipt.Sha256, bytes = receipt.Bytes },
                $"Wrote {request.Out}: {receipt.Bytes:N0} bytes, SHA-256 {receipt.Sha256}.");
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task<BackupReceipt> WriteAsync(
        string directory, ControlRequest request, CommandConsole console, CancellationToken cancellation)
    {
        try
        {
            await using var workspace = await CommandWorkspace.OpenAsync(directory, cancellation);
            return await workspace.Get<WorkspaceBackup>()
                .WriteAsync(workspace.Actor, request.Out, request.Overwrite, new SaidProgress(console), cancellation);
        }
        catch (WorkspaceInUseException)
        {
            if (await ControlClient.AskAsync(directory, request, console.Say, cancellation) is { Backup: { } receipt }) return receipt;
            throw;
        }
    }
}
