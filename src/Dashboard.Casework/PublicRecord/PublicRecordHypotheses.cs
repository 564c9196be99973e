using Dashboard.Casework.Hypotheses;
using Dashboard.Casework.Sources;
using static Dashboard.Casework.Hypotheses.Consistency;

namespace Dashboard.Casework.PublicRecord;

/// <summary>The usual hypotheses, with what little evidence the public record holds, read under each account.</summary>
internal static class PublicRecordHypotheses
{
    // In the order of the usual hypotheses: directed, affiliated, reseller, relay, evaluator, coincidence, mixed pool.
    public static HypothesisMatrix Matrix { get; } = HypothesisMatrix.Usual with
    {
        Rows =
        [
            Row("Both articles name software engineering and agentic reasoning as the aim.", "Source 3", EvidenceWeight.Medium,
                (Consistent, "the most valuable capabilities"), (Consistent, "the same"),
                (Inconsistent, "customers ask for all kinds of things"), (Neutral, "what its customers ask"),
                (Consistent, "what is measured"), (Inconsistent, "no common aim"), (Neutral, "an aim within the mixture")),
            Row("The accounts are alleged to be fraudulent.", "Source 3", EvidenceWeight.High,
                (Consistent, "accounts under false names"), (Consistent, "the same"), (Consistent, "bulk accounts"),
                (Consistent, "bulk accounts"),
                (Inconsistent, "evaluators have contracts"), (VeryInconsistent, "ordinary accounts"), (Consistent, "a mixture")),
            Row("Two wordings of the body speak of ties and affiliation, not of direction.", "Source 2", EvidenceWeight.Medium,
                (Inconsistent, "direction would be said"), (Consistent, "just that"), (Neutral, ""), (Neutral, ""), (Neutral, ""),
                (Neutral, ""), (Neutral, "")),
            Row("A ministry warns that relays resell intercepted logs.", "Source 10", EvidenceWeight.Low,
                (Neutral, ""), (Neutral, ""), (Neutral, ""), (Consistent, "there is such a market"), (Neutral, ""), (Neutral, ""),
                (Consistent, "proxies carry others' requests")),
        ],
    };

    private static EvidenceRow Row(
        string evidence, string origin, EvidenceWeight relevance, params (Consistency Lies, string Seen)[] cells) =>
        new(evidence, origin, EvidenceWeight.Low, relevance, [.. cells.Select(c => new EvidenceCell(c.Lies, c.Seen))]);
}
