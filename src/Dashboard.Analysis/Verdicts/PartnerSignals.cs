using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Significance;
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
    private const int LeastAccounts = 5;

    /// <summary>The kinds of attribute that only one account should use.</summary>
    private static readonly HashSet<string> Personal = ["session_id", "credential"];

    /// <summary>Whether an attribute is one that only one account should use.</summary>
    public static bool IsPersonal(string kind) => Personal.Contains(kind);

    public static IEnumerable<Signal> Of(ClusterEvidence evidence)
    {
        if (Sessions(evidence) is { } sessions) yield return sessions;
        if (CoAction(evidence) is { } coAction) yield return coAction;
    }

    private static Signal? Sessions(ClusterEvidence evidence) => Compare(
        evidence, evidence.Sessions, SignalKind.SharedSessions, AttributeFamily.Identity, evidence.Options.LargestInfrastructure,
        "use a session or a credential that another account of the cluster uses, too");

    private static Signal? CoAction(ClusterEvidence evidence) => evidence.CoAction is not { } together
        ? null
        : Compare(
            evidence, together.Partners, SignalKind.CoAction, AttributeFamily.Timing, evidence.Options.LargestBehaviour,
            string.Create(CultureInfo.InvariantCulture, $"do the same thing as another account of the cluster within {together.Window:N0} seconds, at least {together.MinWeight} times"));

    private static Signal? Compare(ClusterEvidence evidence, Partnerships partners, SignalKind kind, AttributeFamily family, double largest, string what)
    {
        var (members, baseline) = (evidence.Members.Length, evidence.Baseline.Length);
        if (members < LeastAccounts || baseline < LeastAccounts) return null;
        var (own, others) = (evidence.Members.Count(a => partners.Within[a]), evidence.Baseline.Count(a => partners.Anywhere[a]));
        var (share, usual) = (own / (double)members, (others + 1.0) / (baseline + 1.0));
        if (share - usual < evidence.Options.LeastExcess) return null;
        return new Signal(
            kind,
            family,
            string.Create(CultureInfo.InvariantCulture, $"{share:P0} of the accounts {what}; of the baseline's accounts {usual:P0} do so with anybody."),
            (share - usual) * largest,
            Binomial.UpperTail(members, usual, own),
            double.NaN,
            [
                new SignalNumber("accounts with a partner", own),
                new SignalNumber("accounts", members),
                new SignalNumber("share", share),
                new SignalNumber("baseline's share", usual),
            ]);
    }
}
