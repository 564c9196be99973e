using System.Runtime.CompilerServices;
using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Investigations.Verification;

/// <summary>Compares what the stores of a workspace hold with what was recorded as it was written.</summary>
internal sealed class WorkspaceVerification(Workspace workspace, WorkspaceParts casework, CheckedInteractionStores stores, AuditTrail audit)
{
    /// <summary>Verifies every part and records that it was done.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="say">Told what is being read.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<WorkspacePart>> VerifyAsync(Actor actor, Action<string> say, CancellationToken cancellation)
    {
        var parts = new List<WorkspacePart>();
        foreach (var verify in Kinds)
        {
            await foreach (var part in verify(say, cancellation)) parts.Add(part);
        }

        var wrong = parts.Where(p => !p.Ok).ToList();
        await audit.AppendAsync(actor, null, "workspace.verify", "workspace", new { valid = wrong.Count == 0, parts = parts.Count, wrong }, cancellation);
        return parts;
    }

    /// <summary>The kinds of parts, each with what verifies those of its kind.</summary>
    private IReadOnlyList<Func<Action<string>, CancellationToken, IAsyncEnumerable<WorkspacePart>>> Kinds => [CaseworkAsync, InteractionsAsync];

    private async IAsyncEnumerable<WorkspacePart> CaseworkAsync(Action<string> say, [EnumeratorCancellation] CancellationToken cancellation)
    {
        say("Reading the audit trail, the records, the exhibits and the keys");
        foreach (var part in await casework.CheckAsync(cancellationToken: cancellation)) yield return part;
    }

    // Of every case that casework knows: a store that is gone altogether is missed, too.
    private async IAsyncEnumerable<WorkspacePart> InteractionsAsync(Action<string> say, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var context = await workspace.Contexts.CreateDbContextAsync(cancellation);
        foreach (var caseId in (await context.Cases.Select(c => c.Id).ToListAsync(cancellation)).OrderBy(id => id.Value, StringComparer.Ordinal))
        {
            say($"Reading the interactions of {caseId}");
            foreach (var part in await InteractionsOfAsync(caseId, cancellation)) yield return part;
        }
    }

    private async Task<IReadOnlyList<WorkspacePart>> InteractionsOfAsync(CaseId caseId, CancellationToken cancellation)
    {
        try
        {
            var held = await stores.CheckAsync(caseId);
            if (!held.Ok || !File.Exists(Path.Combine(workspace.CaseDirectory(caseId), WorkspaceFiles.InteractionsName))) return [held];
            var content = await stores.Open(caseId).VerifyAsync(null, cancellation);
            return [held, .. content.Checks.Select(check => new WorkspacePart($"{held.Name}: {check.Name}", check.Ok, check.Detail))];
        }
        catch (Exception failure) when (WorkspaceDamage.SentenceOf(failure) is { } sentence)
        {
            return [new WorkspacePart($"interactions of {caseId}", false, sentence)];
        }
    }
}
