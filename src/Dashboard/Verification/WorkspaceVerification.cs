using System.Runtime.CompilerServices;
using Dashboard.Casework;
using Dashboard.Interactions;
using Dashboard.Interactions.Store;
using Dashboard.Recovery;

namespace Dashboard.Verification;

/// <summary>A part of a workspace and whether it is as it was written.</summary>
/// <param name="Name">What it is, <c>interactions of training-case: import 1</c>.</param>
/// <param name="Ok">Whether it is as it was written.</param>
/// <param name="Detail">In a sentence: how much there is, or what differs.</param>
public sealed record WorkspacePart(string Name, bool Ok, string Detail);

/// <summary>Compares what the stores of a workspace hold with what was recorded as it was written.</summary>
public sealed class WorkspaceVerification(Workspace workspace, IInteractionStores stores, AuditTrail audit)
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
    private IReadOnlyList<Func<Action<string>, CancellationToken, IAsyncEnumerable<WorkspacePart>>> Kinds => [InteractionsAsync];

    private async IAsyncEnumerable<WorkspacePart> InteractionsAsync(Action<string> say, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var caseId in WorkspaceFiles.Cases(workspace).Where(id => File.Exists(Path.Combine(workspace.CaseDirectory(id), WorkspaceFiles.InteractionsName))))
        {
            say($"Reading the interactions of {caseId}");
            foreach (var check in (await stores.Open(caseId).VerifyAsync(null, cancellation)).Checks)
                yield return new WorkspacePart($"interactions of {caseId}: {check.Name}", check.Ok, check.Detail);
        }
    }
}
