using System.CommandLine;
using Dashboard.Casework;
using Dashboard.Consoles;
using Dashboard.Failures;
using Dashboard.Packets.Verification;

namespace Dashboard.Commands;

/// <summary>
/// Checks a packet and recomputes its figures. Needs no workspace: a third party runs it on nothing but the file. Who names
/// one has the verification recorded in its audit trail.
/// </summary>
internal static class VerifyCommand
{
    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var file = new Argument<FileInfo>("FILE") { Description = "The packet." };
        var command = new Command("verify", "Check a packet's hashes and recompute its figures.") { file, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var packet = parsed.GetValue(file)!;
            if (!packet.Exists) throw new CommandFailedException($"The file '{packet.FullName}' does not exist.");
            await using var workspace = parsed.GetValue(data) is { } named ? await CommandWorkspace.OpenOrReadAsync(named.FullName, console, cancellation) : null;
            var result = await PacketVerifier.VerifyAsync(packet.FullName, cancellation);
            if (workspace is not null)
                await workspace.Get<AuditTrail>().AppendAsync(workspace.Actor, null, "packet.verify", $"file {packet.Name}", new { valid = result.Valid, sha256 = result.Sha256 }, cancellation);
            console.Result(
                parsed.GetValue(json),
                new { valid = result.Valid, sha256 = result.Sha256, checks = result.Checks.Select(c => new { name = c.Name, ok = c.Ok, detail = c.Detail }) },
                result.Checks.Select(c => $"{(c.Ok ? "ok    " : "FAILED")} {c.Name}: {c.Detail}").Append(result.Valid ? "The packet is valid." : "The packet is NOT valid."));
            return result.Valid ? CommandLine.Done : CommandLine.Failed;
        });
        return command;
    }
}
