using System.CommandLine;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Audit.Log;
using Dashboard.Consoles;

namespace Dashboard.Commands;

/// <summary>Checks the audit trail and the records against it, and proves what is in it.</summary>
internal static class AuditCommand
{
    public static Command Create(CommandConsole console) =>
        new("audit", "Check the audit trail, and prove what is in it.") { Verify(console), AuditProofCommands.Prove(console),
            AuditProofCommands.Check(console) };

    private static Command Verify(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var heads = AuditProofCommands.Heads("Signed heads that were kept elsewhere: the trail has to continue each of them.");
        var verify = new Command(
            "verify", "Walk the audit trail, make its trees again, and compare every record with it.") { heads, data, json };
        verify.SetAction(async (parsed, cancellation) =>
        {
            var kept = await AuditProofCommands.ReadHeadsAsync(parsed, heads, cancellation);
            await using var workspace = await CommandWorkspace.OpenOrReadAsync(
                CommandOptions.DirectoryOf(parsed, data), console, cancellation);
            var trail = workspace.Get<AuditTrail>();
            var progress = new ConsoleProgress<long>(console, entries => $"{entries:N0} entries walked", _ => null);
            var result = await trail.VerifyAsync(progress, cancellation);
            var faults = new List<string>();
            foreach (var head in kept)
            {
                if (await workspace.Get<AuditLog>().CompareAsync(head, cancellation) is { } fault) faults.Add(fault);
            }

            await trail.RecordVerificationAsync(workspace.Actor, null, result, cancellation);
            var isValid = result.Valid && faults.Count == 0;
            console.Result(
                parsed.GetValue(json),
                new
                {
                    valid = isValid, entries = result.Entries, firstBroken = result.FirstBroken, head = result.Head, reason = result.Reason,
                    records = result.RecordFaults.Select(
                        f => new { record = f.Record, @case = f.CaseId, entry = f.Entry, detail = f.Detail }), compared = result.Records,
                        heads = faults,
                },
                [.. Lines(result), .. faults,
                    .. kept.Count > 0 && faults.Count == 0
                    ? [$"The trail continues all {kept.Count} heads that were kept."] : Array.Empty<string>()]);
            return isValid ? CommandLine.Done : CommandLine.Failed;
        });
        return verify;
    }

    private static IEnumerable<string> Lines(AuditVerification result)
    {
        yield return result switch
        {
            { IsTrailIntact: true } => $"Intact: {result.Entries} entries, head {result.Head}.",
            { FirstBroken: { } broken } => $"Broken at entry {broken}: {result.Reason}",
            _ => result.Reason,
        };
        if (result.RecordFaults.Count == 0) yield return $"All {result.Records:N0} records are what the trail wrote.";
        foreach (var fault in result.RecordFaults) yield return fault.Detail;
    }
}
