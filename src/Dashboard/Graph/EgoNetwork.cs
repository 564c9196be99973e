using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Views;

namespace Dashboard.Graph;

/// <summary>
/// The neighbourhood of one node in the bipartite graph: of an account what it shares, and with whom; of an attribute
/// the accounts that carry it, and what else several of these share. The node stands in the middle, its neighbours on
/// a ring around it, theirs on the rings outside, each in the direction of what it hangs on.
/// </summary>
/// <param name="Accounts">The accounts, as indices of the run.</param>
/// <param name="Attributes">The attributes, as indices of the run.</param>
/// <param name="Cut">How many accounts and attributes were left out, those that hang on the commonest ones first.</param>
public sealed record EgoNetwork(
    IReadOnlyList<int> Accounts, IReadOnlyList<int> Attributes, IReadOnlyDictionary<int, (float X, float Y)> AccountPlaces,
    IReadOnlyDictionary<int, (float X, float Y)> AttributePlaces, int Cut)
{
    private const int MostAccounts = 400;
    private const int MostAttributes = 60;
    private const float Spacing = 1.6f;

    /// <summary>The neighbourhood; null where the run does not have the node.</summary>
    public static EgoNetwork? Around(StoredAnalysis analysis, GraphView view, GraphParts parts)
    {
        if (view.Around is not { } node) return null;
        var isAccount = node.Kind == GraphNodeKind.Account;
        var centre = isAccount ? analysis.IndexOf(node.Id) : IndexOf(analysis, node.Id);
        if (centre < 0) return null;

        // Written for either side: “near” nodes are of the other kind than the centre, “far” ones of its own.
        var (own, other) = isAccount ? (analysis.EdgeAccounts, analysis.EdgeAttributes) : (analysis.EdgeAttributes, analysis.EdgeAccounts);
        bool AttributeShown(int a) => view.Draws(analysis.Attributes[a].Family, analysis.Attributes[a].AccountCount)
            && !view.Hidden.Contains(new(GraphNodeKind.Attribute, analysis.Attributes[a].Id));
        bool AccountShown(int a) => !view.Hidden.Contains(new(GraphNodeKind.Account, analysis.Accounts[a]));
        bool NearShown(int n) => isAccount ? AttributeShown(n) : AccountShown(n);
        bool FarShown(int n) => isAccount ? AccountShown(n) : AttributeShown(n);

        var allNear = own.Index().Where(e => e.Item == centre).Select(e => other[e.Index]).Where(NearShown).Distinct().ToArray();
        var near = Leading(
            allNear, isAccount ? n => -analysis.Attributes[n].AccountCount : n => analysis.AccountInteractions[n],
            isAccount ? MostAttributes : MostAccounts)
            .OrderBy(n => isAccount ? (int)analysis.Attributes[n].Family : parts.Of[n]).ThenBy(n => n).ToArray();
        var places = near.Index().ToDictionary(n => n.Item, n => n.Index);

        // What hangs on each far node: the rarer, the closer it is.
        var hanging = new Dictionary<int, (double Weight, List<int> Near)>();
        for (var e = 0; e < own.Length; e++)
        {
            if (own[e] == centre || !places.TryGetValue(other[e], out var place) || !FarShown(own[e])) continue;
            var weight = isAccount ? 1.0 / analysis.Attributes[other[e]].AccountCount : 1;
            var (sum, list) = hanging.TryGetValue(own[e], out var known) ? known : (0, []);
            list.Add(place);
            hanging[own[e]] = (sum + weight, list);
        }

        // Of what single accounts share besides, only what several of them do tells something.
        var allFar = hanging.Keys.Where(n => isAccount || hanging[n].Near.Count > 1).ToArray();
        var far = Leading(allFar, n => hanging[n].Weight, isAccount ? MostAccounts : MostAttributes).ToArray();

        var inner = Math.Max(6, near.Length * Spacing / MathF.Tau);
        var nearPlaces = near.Index().ToDictionary(n => n.Item, n => At(inner, n.Index, near.Length));
        var farPlaces = Outside(far, n => hanging[n].Near.Select(p => At(1, p, near.Length)), inner);
        Dictionary<int, (float X, float Y)> ownPlaces = new(farPlaces) { [centre] = (0, 0) };
        int[] owns = [centre, .. far];
        var cut = allNear.Length - near.Length + allFar.Length - far.Length;
        return isAccount ? new(owns, near, ownPlaces, nearPlaces, cut) : new(near, owns, nearPlaces, ownPlaces, cut);
    }

    private static IEnumerable<int> Leading(IEnumerable<int> nodes, Func<int, double> weight, int most) =>
        nodes.OrderByDescending(weight).ThenBy(n => n).Take(most);

    private static int IndexOf(StoredAnalysis analysis, string attribute)
    {
        for (var i = 0; i < analysis.Attributes.Count; i++)
        {
            if (analysis.Attributes[i].Id == attribute) return i;
        }

        return -1;
    }

    private static (float X, float Y) At(float radius, int place, int count)
    {
        var angle = MathF.Tau * place / Math.Max(1, count);
        return (radius * MathF.Cos(angle), radius * MathF.Sin(angle));
    }

    // By the direction of the middle of what each hangs on, on as many rings as leave room between neighbours.
    private static Dictionary<int, (float X, float Y)> Outside(int[] nodes, Func<int, IEnumerable<(float X, float Y)>> hangsOn, float inner)
    {
        var ordered = nodes.OrderBy(
            n => hangsOn(n).Aggregate((X: 0f, Y: 0f), (sum, at) => (sum.X + at.X, sum.Y + at.Y)) is var (x, y) && (x, y) != (0, 0)
            ? (MathF.Atan2(y, x) + MathF.Tau) % MathF.Tau : 0)
            .ThenBy(n => n).ToArray();
        var outer = inner * 1.8f;
        var rings = 1;
        while (rings * (outer + (rings * Spacing)) * MathF.Tau / Spacing < ordered.Length) rings++;
        return ordered.Index().ToDictionary(n => n.Item, n => At(outer + (n.Index % rings * Spacing), n.Index, ordered.Length));
    }
}
