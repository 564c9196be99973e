using Dashboard.Analysis.Campaigns;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// Which accounts of a group are openly an organisation's: those that carry its identity, and that nothing pays for which pays mostly for
/// others. An organisation's instruments pay for its own accounts; a relay's pay for whoever comes, with a mail domain or without.
/// </summary>
internal static class OwnAccounts
{
    private const double LeastOfInstrument = 2 / 3.0;

    /// <summary>The share of the accounts, 0 to 1. O(links of the identities and of what pays for their accounts).</summary>
    /// <param name="evidence">The group.</param>
    /// <param name="identities">Identities that several of its accounts carry and others hardly do.</param>
    /// <param name="holder">The kind of those that a register names, which need no payer.</param>
    public static double ShareOf(ClusterEvidence evidence, int[] identities, string holder)
    {
        var (graph, attributes) = (evidence.Graph, evidence.Input.Attributes);
        var (isIn, isNamed, identityOf) = (new bool[graph.AccountCount], new bool[graph.AccountCount], new int[graph.AccountCount]);
        foreach (var account in evidence.Members) isIn[account] = true;
        for (var i = identities.Length - 1; i >= 0; i--)
        {
            foreach (var account in graph.AccountsOf(identities[i]))
            {
                identityOf[account] = i + 1;
                isNamed[account] |= attributes[identities[i]].Kind == holder;
            }
        }

        var isOwn = new Dictionary<(int Instrument, int Identity), bool>();
        return evidence.Members.Count(
            account => identityOf[account] > 0 && (isNamed[account] || IsPaidForAsOwn(account))) / (double)Math.Max(1,
            evidence.Members.Length);

        bool IsPaidForAsOwn(int account)
        {
            foreach (var t in graph.AttributesOf(account))
            {
                if (attributes[t].Family != AttributeFamily.Payment || PartnerSignals.IsPersonal(attributes[t].Kind)) continue;
                var key = (t, identityOf[account]);
                if (!isOwn.TryGetValue(key, out var own)) isOwn[key] = own = IsOwn(t, key.Item2);
                if (!own) return false;
            }

            return true;
        }

        // One identity's, or where it pays for a good part of the group, that of any of them: an organisation may have several.
        bool IsOwn(int instrument, int identity)
        {
            var carriers = graph.AccountsOf(instrument);
            var (ofIt, ofAny, inside) = (0, 0, 0);
            foreach (var account in carriers)
            {
                ofIt += identityOf[account] == identity ? 1 : 0;
                ofAny += identityOf[account] > 0 ? 1 : 0;
                inside += isIn[account] ? 1 : 0;
            }

            return ofIt >= LeastOfInstrument * carriers.Length
                || (inside >= evidence.Options.FewShare * evidence.Members.Length && ofAny >= LeastOfInstrument * carriers.Length);
        }
    }
}
