using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Workspaces;
using Dashboard.Consoles;
using Dashboard.Investigations.Verification;
using Dashboard.Packets.Sealing;

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
                parts.Select(p => $"{(p.Ok ? "ok   " : "WRONG")} {p.Name}: {p.Detail}")
                .Append(valid ? "Everything is as it was written." : "Not everything is as it was written."));
            return valid ? CommandLine.Done : CommandLine.Failed;
        });
        return new Command(
            "workspace", "Check the workspace, and hand out the certificate of its packets.") { verify, Certificate(console) };
    }

    private static Command Certificate(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var output = new Option<FileInfo>(
            "--out") { Description = "The certificate to write, PEM.", HelpName = "FILE.pem", Required = true };
        var command = new Command(
            "certificate", "Write the certificate that packets are signed with, to be handed to those who receive them.") { output, data,
            json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var workspace = await CommandWorkspace.OpenAsync(CommandOptions.DirectoryOf(parsed, data), cancellation);
            var pem = workspace.Get<PacketKey>().CertificatePem();
            using var certificate = X509Certificate2.CreateFromPem(pem);
            var (path, sha256) =
                (parsed.GetValue(output)!.FullName, Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256)));
            await workspace.Get<AuditTrail>()
                .AppendAsync(workspace.Actor, null, "packet.certificate", "workspace", new { sha256, file = path }, cancellation);
            await File.WriteAllTextAsync(path, pem, cancellation);
            console.Result(
                parsed.GetValue(json), new { certificate = path, subject = certificate.Subject, sha256 },
                $"Wrote {path}: {certificate.Subject}, SHA-256 {sha256}. Tell that hash by another way than the packet goes.");
            return CommandLine.Done;
        });
        return command;
    }
}
