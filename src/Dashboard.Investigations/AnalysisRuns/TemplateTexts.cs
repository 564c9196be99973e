using Dashboard.Casework.Access;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Dashboard.Investigations.Access;

namespace Dashboard.Investigations.AnalysisRuns;

/// <summary>The one way to the texts of prompt templates: who asks must be allowed to read prompts, and is on record.</summary>
public sealed class TemplateTexts(CaseAnalyses analyses, CaseworkStore casework, AuditedReads reads)
{
    /// <summary>The texts of the run's first templates, by their names; empty when another run has taken its place.</summary>
    /// <exception cref="CaseworkException">The actor may not read prompts.</exception>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(
        Actor actor, CaseId caseId, string stamp, int most, CancellationToken cancellation)
    {
        await casework.RequireAsync(actor, caseId, CaseOperation.ReadPrompts, cancellation);
        if (await analyses.FindAsync(caseId, cancellation) is not { } analysis || analysis.Stamp != stamp)
            return new Dictionary<string, string>();
        var texts = analysis.Templates.Take(most).ToDictionary(t => t.Name, t => t.Example, StringComparer.Ordinal);
        await reads.TemplateTextsAsync(actor, caseId, stamp, texts.Count, cancellation);
        return texts;
    }
}
