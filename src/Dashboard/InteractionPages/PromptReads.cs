using Dashboard.Casework.Access;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Access;

namespace Dashboard.InteractionPages;

/// <summary>The one way from a page to the prompts of interactions: who asks must be allowed to read prompts, and is on record.</summary>
public sealed class PromptReads(CaseStores stores, AuditedReads reads)
{
    /// <summary>The texts of one interaction; null when none was kept.</summary>
    /// <exception cref="CaseworkException">The actor may not read prompts.</exception>
    public async Task<KeptText?> ReadAsync(Actor actor, CaseId caseId, int import, long line, CancellationToken cancellation)
    {
        var store = await stores.OpenAsync(actor, caseId, CaseOperation.ReadPrompts, cancellation);
        await reads.PromptAsync(actor, caseId, import, line, cancellation);
        return await store.TextAsync(import, line, cancellation);
    }

    /// <summary>Interactions whose prompts have all the words of a text; null when no prompts were kept.</summary>
    /// <exception cref="CaseworkException">The actor may not read prompts.</exception>
    public async Task<PromptHits?> SearchAsync(
        Actor actor, CaseId caseId, string text, PromptSearch search, IProgress<double> progress, CancellationToken cancellation)
    {
        var store = await stores.OpenAsync(actor, caseId, CaseOperation.ReadPrompts, cancellation);
        await reads.PromptSearchAsync(actor, caseId, text, search.Selection, cancellation);
        return await store.HasPromptsAsync(cancellation) ? await store.SearchPromptsAsync(search, progress, cancellation) : null;
    }
}
