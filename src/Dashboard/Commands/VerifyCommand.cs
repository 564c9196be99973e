using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Casework.Audit;
using Dashboard.Consoles;
using Dashboard.Failures;
using Dashboard.Investigations.PacketExports;
using Dashboard.Packets.Verification;

namespace Dashboard.Commands;

/// <summary>
/// Checks a packet and recomputes its figures. Needs no workspace: a third party runs it on nothing but the file or folder. Who names
/// one has the verification recorded in its audit trail.
/// </summary>
internal static class VerifyCommand
{
    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var file = new Argument<string>("FILE") { Description = "The packet, as a file or unpacked as a folder; or any other bag." };
        var deep = new Option<bool>("--deep") { Description = "Infer again, from what is sealed, what was inferred." };
        var trust = new Option<FileInfo[]>(
            "--trust") { Description = "The certificate, PEM or DER, that has to be the signer's or its issuer's; had another way than with the packet.", HelpName = "CERT", DefaultValueFactory = _ => [] };
        var command = new Command(
            "verify", "Check a packet: whether it is consistent, who signed it, who time-stamped it, what can be computed again.") { file,
            deep, trust, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var packet = Path.GetFullPath(parsed.GetValue(file)!);
            if (!File.Exists(packet) && !Directory.Exists(packet))
                throw new CommandFailedException($"The file or folder '{packet}' does not exist.");
            var request = new VerificationRequest(
                parsed.GetValue(deep), [.. parsed.GetValue(trust)!.SelectMany(Certificates)]) { Infer = SealedInference.InferAsync };
            await using var workspace = parsed.GetValue(data) is { } named
                ? await CommandWorkspace.OpenOrReadAsync(named.FullName, console, cancellation) : null;
            var result = await PacketVerifier.VerifyAsync(packet, request, cancellation);
            if (workspace is not null)
                await workspace.Get<AuditTrail>()
                    .AppendAsync(
                        workspace.Actor, null, "packet.verify", $"file {Path.GetFileName(packet)}",
                        new { valid = result.Valid, sha256 = result.Sha256 }, cancellation);
            console.Result(
                parsed.GetValue(json),
                new
                {
                    valid = result.Valid, bag = result.Bag, consistent = result.Consistent, signedBy = result.SignedBy,
                    timestampedBy = result.TimestampedBy,
                    recomputed = result.Recomputed.Select(r => new { item = r.Item, recomputed = r.Recomputed, detail = r.Detail }),
                    checks = result.Checks.Select(c => new { name = c.Name, ok = c.Ok, detail = c.Detail }), warnings = result.Warnings,
                    contentId = result.ContentId, sha256 = result.Sha256,
                },
                [
                    .. result.Checks.Select(c => $"{(c.Ok ? "ok    " : "FAILED")} {c.Name}: {c.Detail}"),
                    .. result.Warnings.Select(w => $"warning {w}"),
                    .. result.Recomputed.Select(r => $"{(r.Recomputed ? "recomputed   " : "attested only")} {r.Item}: {r.Detail}"),
                    .. result.Sentences(),
                    result.Valid ? "All that was asked holds." : "NOT all that was asked holds.",
                ]);
            return result.Valid ? CommandLine.Done : CommandLine.Failed;
        });
        return command;
    }

    private static IEnumerable<X509Certificate2> Certificates(FileInfo file)
    {
        if (!file.Exists) throw new CommandFailedException($"The certificate '{file.FullName}' does not exist.");
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(file.FullName);
            return certificates.Count > 0 ? certificates : [X509CertificateLoader.LoadCertificateFromFile(file.FullName)];
        }
        catch (CryptographicException exception)
        {
            throw new CommandFailedException($"The file '{file.FullName}' is no certificate in PEM or DER: {exception.Message}");
        }
    }
}
