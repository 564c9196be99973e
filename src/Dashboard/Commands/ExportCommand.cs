using System.CommandLine;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Consoles;
using Dashboard.Failures;
using Dashboard.Investigations.PacketExports;
using Dashboard.Investigations.Views;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Exporting;
using Dashboard.Packets.Sealing;

namespace Dashboard.Commands;

/// <summary>Writes the packet of an allegation.</summary>
internal static class ExportCommand
{
    private static readonly Dictionary<string, PacketProfile> Profiles = Enum.GetValues<PacketProfile>()
        .ToDictionary(p => p.Word(), StringComparer.Ordinal);

    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var caseId = CommandOptions.Case();
        var allegation = new Option<int>(
            "--allegation") { Description = "The allegation's number, as 'allegation list' shows it.", HelpName = "ID", Required = true };
        var file = new Option<FileInfo>("--out") { Description = "The packet to write.", HelpName = "FILE.zip", Required = true };
        var profile = new Option<string>(
            "--profile") { Description = "For whom it is, and so what of it is redacted.", HelpName = "full|counsel|regulator|public",
            DefaultValueFactory = _ => "full" };
        profile.AcceptOnlyFromAmong([.. Profiles.Keys]);
        var marking = new Option<string>(
            "--marking") { Description = "The marking of the Traffic Light Protocol 2.0: clear, green, amber, amber+strict, red.",
            HelpName = "TLP", DefaultValueFactory = _ => "amber" };
        var to = new Option<string>(
            "--to") { Description = "To whom it goes, for the register of packets.", HelpName = "NAME", DefaultValueFactory = _ => "" };
        var paper = new Option<Paper>("--paper") { Description = "What the report is printed on.", HelpName = "a4|letter" };
        var loadFile = new Option<FileInfo?>(
            "--load-file") { Description = "A zip file to write for review platforms beside the packet: Concordance's and Opticon's load files, images, texts and natives.", HelpName = "FILE.zip" };
        var overriding = new Option<string>(
            "--override") { Description = "Why it is exported although something is open: remarks, figures that drifted, elements without grounds, data that cannot be read. It stands in the packet.", HelpName = "REASON", DefaultValueFactory = _ => "" };
        var key = new Option<FileInfo?>(
            "--key") { Description = "A PKCS#12 file with the key that signs; without it the workspace's own does.",
            HelpName = "FILE.p12" };
        var password = new Option<FileInfo?>(
            "--key-password-file") { Description = "A file whose first line is the password of --key.", HelpName = "FILE" };
        var command = new Command(
            "export", "Write an evidence packet.") { caseId, allegation, file, profile, marking, to, paper, loadFile, overriding, key,
            password, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var tlp = TlpMarkings.Find(parsed.GetValue(marking)!) ?? throw new UsageException(
                $"'{parsed.GetValue(marking)}' is no marking of the Traffic Light Protocol; --marking takes clear, green, amber, amber+strict or red.");
            if (parsed.GetValue(password) is not null && parsed.GetValue(key) is null)
                throw new UsageException("--key-password-file needs --key.");
            await using var workspace = await CommandWorkspace.OpenAsync(CommandOptions.DirectoryOf(parsed, data), cancellation);
            var found = await workspace.CaseAsync(parsed.GetValue(caseId), console, cancellation);
            var request = new PacketRequest(found.Id, parsed.GetValue(allegation), parsed.GetValue(file)!.FullName, workspace.Actor)
            {
                Profile = Profiles[parsed.GetValue(profile)!],
                Marking = tlp,
                Recipient = parsed.GetValue(to)!,
                Paper = parsed.GetValue(paper),
                LoadFilePath = parsed.GetValue(loadFile)?.FullName ?? "",
                Overriding = parsed.GetValue(overriding)!,
                Sealer = await SealerAsync(parsed.GetValue(key), parsed.GetValue(password), workspace.Get<CasePackets>(), cancellation),
            };
            var export = await workspace.Get<CasePackets>().ExportAsync(request, cancellation);
            foreach (var note in export.Notes) console.Say(note);
            var loaded = export.LoadFile is { } volume
                ? new { file = request.LoadFilePath, sha256 = volume.Sha256, documents = volume.Documents,
                    numbers = export.Record.BatesRange } : null;
            List<string> sentences = [
                $"Wrote {export.Path}: {export.Exhibits} exhibits, {export.Pages} pages.", $"Content id {export.ContentId}",
                $"SHA-256    {export.Sha256}"];
            if (loaded is not null)
                sentences.Add($"Load file  {loaded.file}: {loaded.documents} documents, {loaded.numbers}, SHA-256 {loaded.sha256}");
            console.Result(
                parsed.GetValue(json),
                new { packet = export.Path, contentId = export.ContentId, sha256 = export.Sha256, exhibits = export.Exhibits,
                    pages = export.Pages, synthetic = found.IsSynthetic, loadFile = loaded },
                sentences);
            return CommandLine.Done;
        });
        return command;
    }

    private static async Task<PacketSealer?> SealerAsync(
        FileInfo? key, FileInfo? password, CasePackets packets, CancellationToken cancellation)
    {
        if (key is null) return null;
        var secret = password is null ? null : (await File.ReadAllLinesAsync(password.FullName, cancellation)).FirstOrDefault() ?? "";
        return PacketSealer.FromPkcs12(await File.ReadAllBytesAsync(key.FullName, cancellation), secret, packets.Authority);
    }
}
