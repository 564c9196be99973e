using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Words;

namespace Dashboard.Findings;

/// <summary>What it means that very many accounts send a template.</summary>
public static class TemplateWords
{
    private const double NearlyAll = 0.9;

    /// <summary>
    /// A sentence on a hub. What only a large pool sends is a hub by its number alone, and is the pool's own: calling it
    /// a default prompt would contradict the finding that rests on it.
    /// </summary>
    /// <param name="template">The template, a hub.</param>
    /// <param name="ofPool">How many of its accounts are called pool.</param>
    public static string Hub(StoredTemplate template, int ofPool) => ofPool >= NearlyAll * template.Accounts.Count
        ? $"Very many accounts send it, and {Format.Count(ofPool)} of its {Format.Count(template.Accounts.Count)} are called pool: it is theirs rather than everybody's."
        : "So many accounts send it that it says little: a default prompt or a public benchmark.";
}
