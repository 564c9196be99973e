using System.CommandLine;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Audit.Log;
using Dashboard.Casework.Files;
using Dashboard.Consoles;
using Dashboard.Core;
using Dashboard.Failures;
using Dashboard.Investigations.Audit;

namespace Dashboard.Commands;

/// <summary>Writes proofs of the audit log, and checks them without a workspace.</summary>
internal static class AuditProofCommands
{
    public static Command Prove(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var entry = new Option<long?>("--entry") { Description = "Prove that this entry is in the log.", HelpName = "N" };
        var ofCase = CommandOptions.Case();
        ofCase.Required = false;
        ofCase.Description = "Write every entry of this case, with the proof that none is left out.";
        var since = Heads("Signed heads that were kept elsewhere: prove that the log continues each of them.");
        var output = new Option<FileInfo?>("--out") { Description = "The proof to write.", HelpName = "FILE" };
        var head = new Option<FileInfo?>(
            "--head") { Description = "Add the signed head to this file, which is best kept on another machine.", HelpName = "FILE" };
        var script = new Option<FileInfo?>(
            "--script") { Description = "Write the Python script that checks proofs with nothing else.", HelpName = "FILE" };
        var command = new Command(
            "prove", "Sign the head of the audit log, and prove what is in it.") { entry, ofCase, since, output, head, script, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var wanted = parsed.GetValue(entry);
            CaseId? caseId = parsed.GetValue(ofCase) is var named && named == default ? null : named;
            var asksForProof = wanted is not null || caseId is not null || parsed.GetValue(since) is not null;
            if (asksForProof != parsed.GetValue(output) is not null)
                throw new UsageException(
                    "A proof needs --out FILE, and --out needs something to prove: --entry N, --case ID or --since FILE.");
            var kept = await ReadHeadsAsync(parsed, since, cancellation);
            await using var workspace = await CommandWorkspace.OpenAsync(CommandOptions.DirectoryOf(parsed, data), cancellation);
            var log = workspace.Get<AuditLog>();
            if (caseId is { } of) await workspace.RequireCaseAsync(of, cancellation);
            // Recorded first: the head that is signed has it.
            await workspace.Get<AuditTrail>().AppendAsync(
                workspace.Actor, caseId, "audit.prove", "audit trail",
                new { entry = wanted, wholeCase = caseId is not null, heads = kept.Count }, cancellation);
            var note = await log.SignHeadAsync(cancellation);
            if (parsed.GetValue(output) is { } file)
            {
                var proof = await log.ProveAsync(wanted, kept, cancellation);
                if (caseId is not null)
                    proof = (await log.ProveCaseAsync(workspace.Actor, caseId, kept, cancellation)) with { Entry = proof.Entry };
                note = proof.Head;
                OwnerOnly.Write(file.FullName, proof.ToBytes());
            }

            if (parsed.GetValue(head) is { } outside)
                await workspace.Get<AuditHeadFile>().AddAsync(workspace.Actor, outside.FullName, cancellation);
            if (parsed.GetValue(script) is { } check) OwnerOnly.Write(check.FullName, AuditCheckScript.Read());
            var signed = AuditHead.Read(note, log.PublicKey());
            console.Result(
                parsed.GetValue(json),
                new { origin = signed.Origin, size = signed.Size, root = Convert.ToHexStringLower(signed.Root), head = note,
                    publicKey = Convert.ToBase64String(log.PublicKey()), proof = parsed.GetValue(output)?.FullName },
                note.TrimEnd('\n'));
            return CommandLine.Done;
        });
        return command;
    }

    public static Command Check(CommandConsole console)
    {
        var json = CommandOptions.Json();
        var file = new Argument<FileInfo>("FILE") { Description = "The proof." };
        var heads = Heads("Signed heads that were kept elsewhere: the proof has to continue each of them.");
        var key = new Option<string?>(
            "--key") { Description = "The workspace's public key in base 64, had another way than with the proof.", HelpName = "KEY" };
        var command = new Command("check", "Check a proof of an audit log. Needs no workspace.") { file, heads, key, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var proof = AuditProof.Parse(await File.ReadAllBytesAsync(parsed.GetValue(file)!.FullName, cancellation));
            var checks = AuditProofCheck.Check(proof, await ReadHeadsAsync(parsed, heads, cancellation), KeyOf(parsed.GetValue(key)));
            var isValid = checks.All(c => c.Ok);
            console.Result(
                parsed.GetValue(json),
                new { valid = isValid, checks = checks.Select(c => new { name = c.Name, ok = c.Ok, detail = c.Detail }) },
                checks.Select(c => $"{(c.Ok ? "ok    " : "FAILED")} {c.Name}: {c.Detail}")
                .Append(isValid ? "The proof holds." : "The proof does NOT hold."));
            return isValid ? CommandLine.Done : CommandLine.Failed;
        });
        return command;
    }

    public static Option<FileInfo?> Heads(string description) => new("--since") { Description = description, HelpName = "FILE" };

    /// <summary>The signed heads in the file that the option names; none when it names none.</summary>
    public static async Task<IReadOnlyList<string>> ReadHeadsAsync(
        ParseResult parsed, Option<FileInfo?> option, CancellationToken cancellation)
    {
        if (parsed.GetValue(option) is not { } file) return [];
        var heads = AuditHead.Split(await File.ReadAllTextAsync(file.FullName, cancellation));
        return heads.Count > 0 ? heads : throw new CommandFailedException($"The file '{file.FullName}' holds no signed head.");
    }

    private static byte[]? KeyOf(string? base64)
    {
        if (base64 is null) return null;
        var key = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, key, out var length)
            ? key[..length] : throw new UsageException("The key of --key is not base 64.");
    }
}
