using System.Globalization;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Core;

namespace Dashboard.Investigations.Access;

/// <summary>
/// Records who looked at accounts by their ids, and what they looked for. The same again within a minute is the same
/// reading: a page is made once for the response and once more for its circuit, and a browser asks twice for what it draws.
/// </summary>
public sealed class AuditedReads(AuditTrail trail, TimeProvider time)
{
    private static readonly TimeSpan OneReading = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<(Actor Actor, CaseId CaseId, string Action, string Subject, string What), DateTimeOffset> recent = [];

    /// <summary>The page of an account was opened.</summary>
    public Task AccountAsync(Actor actor, CaseId caseId, string accountId, CancellationToken cancellation = default) =>
        RecordAsync(actor, caseId, "account.read", $"account {accountId}", "", null, cancellation);

    /// <summary>The accounts of a selection were listed.</summary>
    public Task AccountsAsync(Actor actor, CaseId caseId, Selection selection, CancellationToken cancellation = default) =>
        RecordAsync(actor, caseId, "accounts.read", "accounts", selection.ToString(), new { selection }, cancellation);

    /// <summary>Accounts were looked for within a selection.</summary>
    public Task SearchAsync(Actor actor, CaseId caseId, string text, Selection selection, CancellationToken cancellation = default) =>
        RecordAsync(actor, caseId, "search", "accounts", $"{text}\n{selection}", new { text, selection }, cancellation);

    /// <summary>The interactions of a selection were listed.</summary>
    public Task InteractionsAsync(Actor actor, CaseId caseId, Selection selection, CancellationToken cancellation = default) =>
        RecordAsync(actor, caseId, "interactions.read", "interactions", selection.ToString(), new { selection }, cancellation);

    /// <summary>The details of an interaction were opened.</summary>
    public Task InteractionAsync(Actor actor, CaseId caseId, int import, long line, CancellationToken cancellation = default) =>
        RecordAsync(actor, caseId, "interaction.read", SubjectOf(import, line), "", null, cancellation);

    /// <summary>The prompt of an interaction is about to be shown.</summary>
    public Task PromptAsync(Actor actor, CaseId caseId, int import, long line, CancellationToken cancellation = default) =>
        RecordAsync(actor, caseId, "prompts.read", SubjectOf(import, line), "", null, cancellation);

    /// <summary>Prompts are about to be searched within a selection.</summary>
    public Task PromptSearchAsync(Actor actor, CaseId caseId, string text, Selection selection, CancellationToken cancellation = default) =>
        RecordAsync(actor, caseId, "prompts.search", "prompts", $"{text}\n{selection}", new { text, selection }, cancellation);

    /// <summary>The account graph of an analysis was opened.</summary>
    public Task GraphAsync(Actor actor, CaseId caseId, string analysis, CancellationToken cancellation = default) =>
        RecordAsync(actor, caseId, "graph.read", "graph", analysis, new { analysis }, cancellation);

    /// <summary>The findings of an analysis, which name accounts, were opened.</summary>
    public Task AnalysisAsync(Actor actor, CaseId caseId, string analysis, CancellationToken cancellation = default) =>
        RecordAsync(actor, caseId, "findings.read", "analysis", analysis, new { analysis }, cancellation);

    /// <summary>The texts of an analysis' prompt templates were shown.</summary>
    public Task TemplateTextsAsync(Actor actor, CaseId caseId, string analysis, int templates, CancellationToken cancellation = default) =>
        RecordAsync(actor, caseId, "prompts.read", "prompt templates", analysis, new { analysis, templates }, cancellation);

    /// <summary>The rows of an exhibit were shown or downloaded.</summary>
    public Task ExhibitRowsAsync(Actor actor, CaseId caseId, int number, string sha256, CancellationToken cancellation = default) =>
        RecordAsync(actor, caseId, "exhibit.rows.read", $"exhibit {number}", sha256, new { sha256 }, cancellation);

    private static string SubjectOf(int import, long line) => string.Create(CultureInfo.InvariantCulture, $"interaction {import}:{line}");

    private async Task RecordAsync(
        Actor actor, CaseId caseId, string action, string subject, string what, object? detail, CancellationToken cancellation)
    {
        var reading = (actor, caseId, action, subject, what);
        if (!IsNew(reading)) return;
        try
        {
            await trail.AppendAsync(actor, caseId, action, subject, detail, cancellation);
        }
        catch
        {
            // What was not recorded must not pass for recorded when it is asked for again.
            lock (gate) recent.Remove(reading);
            throw;
        }
    }

    private bool IsNew((Actor, CaseId, string, string, string) reading)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            foreach (var (old, at) in recent)
            {
                if (now - at >= OneReading) recent.Remove(old);
            }

            return recent.TryAdd(reading, now);
        }
    }
}
