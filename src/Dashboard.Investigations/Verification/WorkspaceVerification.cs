using System.Runtime.CompilerServices;
using System.Text.Json;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Records;
using Dashboard.Casework.Trail;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Interactions.Store;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Investigations.Verification;

/// <summary>Compares what the stores of a workspace hold with what was recorded as it was written.</summary>
internal sealed class WorkspaceVerification(
    Workspace workspace, WorkspaceParts casework, CheckedInteractionStores stores, CaseAnalyses analyses, AuditTrail audit)
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
        await audit.AppendAsync(
            actor, null, "workspace.verify", "workspace", new { valid = wrong.Count == 0, parts = parts.Count, wrong }, cancellation);
        return parts;
    }

    /// <summary>The kinds of parts, each with what verifies those of its kind.</summary>
    private IReadOnlyList<Func<Action<string>, CancellationToken, IAsyncEnumerable<WorkspacePart>>> Kinds =>
        [CaseworkAsync, InteractionsAsync, AnalysesAsync];

    private async IAsyncEnumerable<WorkspacePart> CaseworkAsync(Action<string> say, [EnumeratorCancellation] CancellationToken cancellation)
    {
        say("Reading the audit trail, the records, the exhibits and the keys");
        foreach (var part in await casework.CheckAsync(cancellationToken: cancellation)) yield return part;
    }

    // Of every case that casework knows: a store that is gone altogether is missed, too.
    private async IAsyncEnumerable<WorkspacePart> InteractionsAsync(
        Action<string> say, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var context = await workspace.Contexts.CreateDbContextAsync(cancellation);
        foreach (var caseId in (await context.Cases.Select(c => c.Id).ToListAsync(cancellation))
            .OrderBy(id => id.Value, StringComparer.Ordinal))
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
            if (!held.Ok || !File.Exists(Path.Combine(workspace.CaseDirectory(caseId), DuckDbInteractionStore.FileName))) return [held];
            var content = await stores.Open(caseId).VerifyAsync(null, cancellation);
            return [held, .. content.Checks.Select(check => new WorkspacePart($"{held.Name}: {check.Name}", check.Ok, check.Detail))];
        }
        catch (Exception failure) when (WorkspaceDamage.SentenceOf(failure) is { } sentence)
        {
            return [new WorkspacePart($"interactions of {caseId}", false, sentence)];
        }
    }

    private async IAsyncEnumerable<WorkspacePart> AnalysesAsync(Action<string> say, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var caseId in WorkspaceFiles.Cases(workspace)
            .Where(id => File.Exists(Path.Combine(workspace.CaseDirectory(id), DuckDbInteractionStore.FileName))))
        {
            say($"Reading the analysis of {caseId}");
            yield return await AnalysisOfAsync(caseId, cancellation);
        }
    }

    private async Task<WorkspacePart> AnalysisOfAsync(CaseId caseId, CancellationToken cancellation)
    {
        var name = $"analysis of {caseId}";
        try
        {
            var (found, recorded) = (await analyses.HashAsync(caseId, cancellation), await RecordedAnalysisAsync(caseId, cancellation));
            if (recorded is not null && found != recorded)
                return new WorkspacePart(
                    name, false,
                    $"The file {AnalysisFile.Name} {(found is null ? "is missing" : "is not what the audit trail tells of")}. Run the analysis again, or restore the workspace.");
            var fault = await analyses.FaultOfAssignmentsAsync(caseId, cancellation);
            return new WorkspacePart(
                name, fault is null, fault ?? (found is null ? "There is none." : "Its file and its assignments are what was stored."));
        }
        catch (Exception failure) when (WorkspaceDamage.SentenceOf(failure) is { } sentence)
        {
            return new WorkspacePart(name, false, sentence);
        }
    }

    // The hash of the last run; null where the trail has no run, or one of before runs had theirs on it.
    private async Task<string?> RecordedAnalysisAsync(CaseId caseId, CancellationToken cancellation)
    {
        await using var context = await workspace.Contexts.CreateDbContextAsync(cancellation);
        var of = caseId.Value;
        var detail = await context.AuditEntries.Where(e => e.CaseId == of && e.Action == "analysis.run").OrderByDescending(e => e.Sequence)
            .Select(e => e.Detail).FirstOrDefaultAsync(cancellation);
        if (detail is null) return null;
        using var document = JsonDocument.Parse(detail);
        return document.RootElement.TryGetProperty("note", out var note) && note.TryGetProperty("sha256", out var hash)
            ? hash.GetString() : null;
    }
}
