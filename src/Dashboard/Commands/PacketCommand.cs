using System.CommandLine;
using System.Globalization;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Records;
using Dashboard.Consoles;
using Dashboard.Packets.Contents;

namespace Dashboard.Commands;

/// <summary>The register of the packets of a case.</summary>
internal static class PacketCommand
{
    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var caseId = CommandOptions.Case();
        var list = new Command("list", "List what went to whom, when and under which marking, newest first.") { caseId, data, json };
        list.SetAction(async (parsed, cancellation) =>
        {
            await using var workspace = await CommandWorkspace.OpenOrReadAsync(
                CommandOptions.DirectoryOf(parsed, data), console, cancellation);
            await workspace.RequireCaseAsync(parsed.GetValue(caseId), cancellation);
            var packets =
                (await workspace.Get<PacketRegister>().ListAsync(
                    workspace.Actor, parsed.GetValue(caseId), take: Listing<Packet>.MaxRows, cancellationToken: cancellation)).Rows;
            console.Result(
                parsed.GetValue(json),
                new
                {
                    packets = packets.Select(p => new
                    {
                        number = p.Number, allegation = p.AllegationNumber, version = p.AllegationVersion, to = p.Recipient,
                        profile = p.Profile.Word(), marking = p.Marking, at = p.CreatedAt, by = p.CreatedBy,
                        contentId = p.ContentId, sha256 = p.Sha256, pages = p.BatesRange, loadFileSha256 = p.LoadFileSha256,
                        overriding = p.OverrideReason,
                    }),
                },
                [
                    new("number", "Packet", p => p.Number, IsNumber: true), new("at", "At, UTC", p => p.CreatedAt),
                    new("marking", "Marking", p => p.Marking),
                    new("profile", "Profile", p => p.Profile.Word()),
                    new("to", "To", p => p.Recipient.Length > 0 ? p.Recipient : "nobody named"),
                    new("by", "By", p => p.CreatedBy), new("pages", "Pages", p => p.BatesRange),
                ],
                packets,
                "No packet was exported yet.");
            return CommandLine.Done;
        });
        return new Command("packet", "The register of exported packets.") { list };
    }
}
