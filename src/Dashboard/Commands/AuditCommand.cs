using System.CommandLine;
using Dashboard.Casework;

namespace Dashboard.Commands;

/// <summary>Checks the audit chain.</summary>
internal static class AuditCommand
{
    public static Command Create(CommandConsole console)
    {
        var data = CommandOptions.Data();
        var json = CommandOptions.Json();
        var verify = new Command("verify", "Walk the audit chain and find the first broken link.") { data, json };
        verify.SetAction(async (parsed, cancellation) =>
        {
            await using var workspace = await CommandWorkspace.OpenAsync(CommandOptions.DirectoryOf(parsed, data), cancellation);
            var trail = workspace.Get<AuditTrail>();
            var progress = new ConsoleProgress<long>(entries => console.Say($"{entries:N0} entries walked"));
            var result = await trail.VerifyAsync(progress, cancellation);
            await trail.RecordVerificationAsync(workspace.Actor, null, result, cancellation);
            console.Result(
                parsed.GetValue(json),
                new { valid = result.Valid, entries = result.Entries, firstBroken = result.FirstBroken, head = result.Head, reason = result.Reason },
                result.Valid ? $"Intact: {result.Entries} entries, head {result.Head}." : $"Broken at entry {result.FirstBroken}: {result.Reason}");
            return result.Valid ? CommandLine.Done : CommandLine.Failed;
        });
        return new Command("audit", "Check the audit chain.") { verify };
    }
}
