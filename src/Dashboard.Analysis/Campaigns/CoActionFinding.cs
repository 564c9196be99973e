using System.Collections.Immutable;
using Dashboard.Analysis.CoAction;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Verdicts;

namespace Dashboard.Analysis.Campaigns;

/// <summary>Accounts that use the same thing at about the same time.</summary>
/// <param name="Kind">What they use, <c>prompt_hash</c>.</param>
/// <param name="Events">Uses that were looked at.</param>
/// <param name="Share">The share of the shared things that were looked at; 1 for all.</param>
/// <param name="Window">The window that the data chose, in seconds; 0 when no window holds more pairs than chance.</param>
/// <param name="Candidates">Every window considered, with what was observed and expected.</param>
/// <param name="MinWeight">The least pairs of uses that make an edge.</param>
/// <param name="Accounts">Accounts with an edge.</param>
/// <param name="Edges">Edges.</param>
/// <param name="Components">Connected components.</param>
/// <param name="Largest">Accounts of the largest component.</param>
/// <param name="Strongest">The strongest edges, at most 100, accounts as indices.</param>
public sealed record CoActionFinding(
    string Kind, int Events, double Share, double Window, ImmutableArray<WindowCandidate> Candidates, int MinWeight,
    int Accounts, int Edges, int Components, int Largest, ImmutableArray<CoActionEdge> Strongest)
{
    private const int MostShown = 100;
    private const int LeastWeight = 2;

    /// <summary>
    /// Chooses the window, and builds the network of pairs that acted together at least twice; null where the log has no uses.
    /// </summary>
    /// <param name="input">The uses.</param>
    /// <param name="seed">The seed of the shifts behind the choice.</param>
    internal static (CoActionFinding? Finding, CoActionNetwork? Network) Of(AnalysisInput input, ulong seed)
    {
        if (input.Uses is not { } uses) return (null, null);
        var chosen = CoActionWindow.Choose(uses.Accounts, uses.Objects, uses.Seconds, seed);
        if (chosen.Seconds == 0)
            return (new CoActionFinding(uses.Kind, uses.Accounts.Length, uses.Share, 0, chosen.Candidates, LeastWeight, 0, 0, 0, 0, []),
                null);
        var network = CoActionNetwork.Build(uses.Accounts, uses.Objects, uses.Seconds, chosen.Seconds, LeastWeight);
        var strongest = network.Edges.OrderByDescending(e => e.Weight).ThenBy(e => e.First).ThenBy(e => e.Second).Take(MostShown)
            .ToImmutableArray();
        return (new CoActionFinding(
            uses.Kind, uses.Accounts.Length, uses.Share, chosen.Seconds, chosen.Candidates, LeastWeight,
            network.Accounts, network.Edges.Length, network.Components, network.Largest, strongest), network);
    }
}
