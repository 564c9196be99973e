using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Material;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// How many accounts of a group are of some owners, and how many of these a router treats as one with its owner's others.
/// </summary>
/// <param name="Keys">Accounts that carry an owner's attribute.</param>
/// <param name="Routed">
/// Those of them that share sessions with <see cref="LeastPartners"/> or more accounts of the same owner, and at least four fifths of
/// what they share so with these.
/// </param>
internal readonly record struct OwnersKeys(int Keys, int Routed)
{
    /// <summary>Two keys may share a session by chance; a router's have it with many.</summary>
    public const int LeastPartners = 5;

    private const double LeastWithin = 0.8;

    /// <summary>Counts both. O(links of the owners and of the accounts' sessions).</summary>
    public static OwnersKeys Of(AnalysisInput input, BipartiteGraph graph, int[] group, IReadOnlyList<int> owners)
    {
        var (isIn, ownerOf) = (new bool[graph.AccountCount], new int[graph.AccountCount]);
        foreach (var a in group) isIn[a] = true;
        for (var o = owners.Count - 1; o >= 0; o--)
        {
            foreach (var a in graph.AccountsOf(owners[o])) ownerOf[a] = o + 1;
        }

        var (keys, routed) = (0, 0);
        foreach (var a in group)
        {
            if (ownerOf[a] == 0) continue;
            keys++;
            var (partners, within, shared) = (new HashSet<int>(), 0, 0);
            foreach (var t in graph.AttributesOf(a))
            {
                var carriers = graph.AccountsOf(t);

                // What is on more accounts than the group has is no session of a customer's.
                if (!PartnerSignals.IsPersonal(input.Attributes[t].Kind) || carriers.Length > group.Length) continue;
                foreach (var other in carriers)
                {
                    if (other == a) continue;
                    shared++;
                    if (ownerOf[other] != ownerOf[a]) continue;
                    within++;
                    if (partners.Count < LeastPartners && isIn[other]) partners.Add(other);
                }
            }

            if (partners.Count >= LeastPartners && within >= LeastWithin * shared) routed++;
        }

        return new OwnersKeys(keys, routed);
    }
}
