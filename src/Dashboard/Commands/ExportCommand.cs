using System.CommandLine;
using Dashboard.Casework;
using Dashboard.Consoles;
using Dashboard.Investigations.PacketExports;
using Dashboard.PacketExports;
using Dashboard.Packets;

namespace Dashboard.Commands;

/// <summary>Writes the packet of an allegation.</summary>
internal static class ExportCommand
{
    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var caseId = CommandOptions.Case();
        var allegation = new Option<int>("--allegation") { Description = "The allegation's number, as 'allegation list' shows it.", HelpName = "ID", Required = true };
        var file = new Option<FileInfo>("--out") { Description = "The packet to write.", HelpName = "FILE.zip", Required = true };
        var profile = new Option<string>("--profile") { Description = "Whether anything is blacked out.", HelpName = "full|redacted", DefaultValueFactory = _ => "full" };
        profile.AcceptOnlyFromAmong("full", "redacted");
        var command = new Command("export", "Write an evidence packet.") { caseId, allegation, file, profile, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var workspace = await CommandWorkspace.OpenAsync(CommandOptions.DirectoryOf(parsed, data), cancellation);
            var found = await workspace.CaseAsync(parsed.GetValue(caseId), console, cancellation);
            var request = new PacketRequest(found.Id, parsed.GetValue(allegation), parsed.GetValue(file)!.FullName, workspace.Actor)
            {
                Profile = parsed.GetValue(profile) == "redacted" ? PacketProfile.Redacted : PacketProfile.Full,
            };
            var export = await workspace.Get<CasePackets>().ExportAsync(request, cancellation);
            foreach (var note in export.Notes) console.Say(note);
            console.Result(
                parsed.GetValue(json),
                new { packet = export.Path, sha256 = export.Sha256, exhibits = export.Exhibits, pages = export.Pages, synthetic = found.IsSynthetic },
                $"Wrote {export.Path}: {export.Exhibits} exhibits, {export.Pages} pages, SHA-256 {export.Sha256}.");
            return CommandLine.Done;
        });
        return command;
    }
}
