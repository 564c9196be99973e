using System.Globalization;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// Signals that compare how many accounts of a cluster have a partner within it with how many of the baseline have one
/// anywhere: a session or a credential that two accounts use, and acting on the same thing within the window of
/// co-action. A cluster was not found by co-action; by sessions and credentials it was found in part, which is why they
/// count as infrastructure.
/// </summary>
internal static class PartnerSignals
{
    /// <summary>The kinds of attribute that only one account should use.</summary>
    private static readonly HashSet<string> Personal = ["session_id", "credential"];

    /// <summary>Whether an attribute is one that only one account should use.</summary>
    public static bool IsPersonal(string kind) => Personal.Contains(kind);

    public static IEnumerable<Signal> Of(ClusterEvidence evidence)
    {
        if (Sessions(evidence) is { } sessions) yield return sessions;
        if (CoAction(evidence) is { } coAction) yield return coAction;
    }

    private static Signal? Sessions(ClusterEvidence evidence) => ShareSignal.Of(
        evidence, a => evidence.Sessions.Within[a], a => evidence.Sessions.Anywhere[a], SignalKind.SharedSessions, AttributeFamily.Identity,
        "use a session or a credential that another account of the cluster uses, too, those of the baseline that anybody else uses");

    private static Signal? CoAction(ClusterEvidence evidence) => evidence.CoAction is not { } together
        ? null
        : ShareSignal.Of(
            evidence, a => together.Partners.Within[a], a => together.Partners.Anywhere[a], SignalKind.CoAction, AttributeFamily.Timing,
            string.Create(
                CultureInfo.InvariantCulture,
                $"do the same thing as another account of the cluster, those of the baseline as anybody else, within {together.Window:N0} seconds and at least {together.MinWeight} times"));
}
