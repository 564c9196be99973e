using System.CommandLine;
using System.Globalization;
using Dashboard.Casework.Workspaces;
using Dashboard.Consoles;
using Dashboard.Failures;
using Dashboard.Investigations;
using Dashboard.Investigations.Backups;

namespace Dashboard.Commands;

/// <summary>Brings a workspace back from a backup.</summary>
internal static class RestoreCommand
{
    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var file = new Argument<FileInfo>("FILE") { Description = "The backup." };
        var command = new Command(
            "restore", "Bring a workspace back from a backup; the one that is there is kept beside it.") { file, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var backup = parsed.GetValue(file)!;
            if (!backup.Exists) throw new CommandFailedException($"The file '{backup.FullName}' does not exist.");
            var directory = CommandOptions.DirectoryOf(parsed, data) ?? Workspace.DefaultDirectory;
            var restored = await new WorkspaceRestore(
                TimeProvider.System, opened => InvestigationServices.Open(opened, TimeProvider.System))
                .RestoreAsync(backup.FullName, directory, new SaidProgress(console), cancellation);
            console.Result(
                parsed.GetValue(json),
                new { sha256 = restored.Backup.Sha256, bytes = restored.Backup.Bytes, kept = restored.Kept },
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Restored {directory} as it was on {restored.MadeAt:yyyy-MM-dd HH:mm:ss} UTC.{(restored.Kept is { } kept ? $" What was there before is kept in {kept}." : "")}"));
            return CommandLine.Done;
        });
        return command;
    }
}
