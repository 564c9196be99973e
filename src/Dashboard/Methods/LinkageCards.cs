using System.Collections.Immutable;
using Dashboard.Analysis.Communities;
using Dashboard.Core;
using static Dashboard.Methods.MethodCards;

namespace Dashboard.Methods;

/// <summary>The cards of what links accounts and groups them.</summary>
internal static class LinkageCards
{
    public static ImmutableArray<MethodCard> All { get; } =
    [
        new()
        {
            Method = new Method("rarity-weight", 1),
            Area = MethodArea.Linkage,
            Title = "Rarity weight of a shared attribute",
            Does = "Weighs an attribute that accounts share by ln(N / df), where N is all accounts and df those that carry it. A hub, which more than a given share of all accounts carry, is never dropped: its weight is divided by how many times it exceeds the share.",
            Assumes = "That what few accounts share says more than what many do, and that the log holds enough accounts to tell few from many.",
            Parameters = [Of("HubShare")],
            Source = "Spärck Jones 1972, inverse document frequency; the treatment of hubs is this program's.",
            Fails = "In a log of few accounts everything looks common or rare by accident. A log that holds only suspects makes what they share look common.",
        },
        new()
        {
            Method = new Method("leiden", 1),
            Area = MethodArea.Linkage,
            Title = "Communities by the Leiden algorithm",
            Does = "Divides the graph of accounts and attributes into communities that are linked more within than chance or a density would have it: fast local moving, refinement and aggregation until nothing improves. Every community is connected, and the same graph, parameters and seed give the same communities.",
            Assumes = "That those who act together are linked more densely than others. Large graphs are looked at in a sample of attributes.",
            Parameters = [
                new("Quality function", "modularity"), Of("Resolution"), new("Seed", "1"), Of("MostCommunityLinks"),
                new("Randomness of the refinement", Number(new LeidenOptions().Randomness)),
                new("Most iterations", Number(new LeidenOptions().MaxIterations)),
                new("Runs of which the best is kept", "50 for small graphs, fewer for larger ones, 1 from 100,000 nodes and edges on")],
            Source = "Traag, Waltman and van Eck 2019; modularity: Newman and Girvan 2004.",
            Fails = "Modularity overlooks communities that are small beside the whole, and cuts large sparse ones at random places; a division with nearly the same quality can differ much. Read the stability and the sensitivity to the resolution beside it.",
        },
        new()
        {
            Method = new Method("prompt-families", 1),
            Area = MethodArea.Linkage,
            Title = "Families of prompts",
            Does = "Puts prompts that have most of their words in common into one family, in whatever order the words stand: slots filled in, clauses turned round, small rewordings. It looks at sketches of the sets of words and keeps no text.",
            Assumes = "That prompts of one template share at least half of their words. Of each account up to fifty different prompts are read.",
            Parameters = [new("Least Jaccard index of the sets of words", "0.5"), new("Places of a sketch", "63")],
            Source = "MinHash: Broder 1997; bands: Indyk and Motwani 1998.",
            Fails = "Prompts that share a problem and no words, as translations do, are only found where numbers, names or code are kept in them.",
        },
        new()
        {
            Method = new Method("group-search", 4),
            Area = MethodArea.Linkage,
            Title = "Search for groups",
            Does = "Takes candidates from communities of several graphs (what accounts run on, what they ask, how they spend their time, all together) at several resolutions, and from the carriers of single attributes. Each is refined for itself: every account is held against the group's profile and everybody else's, layer by layer, itself left out of both, and belongs when the sum of the bounded log likelihood ratios outweighs how rare the group is and what it does alone speaks for it. Among more than 10,000 accounts, a small candidate that lies within a group which settled before, and fits it as its own accounts do, is taken to settle there. Every group so found is judged; the best that do not overlap are taken. An account stays in a pool at odds of twenty, what one layer may weigh.",
            Assumes = "That accounts of one campaign have a profile in common in several layers, and that layers are roughly independent given the group: therefore none weighs more than odds of twenty.",
            Parameters = [Of("LeastProbability"), Of("TeamAccounts"), Of("MinClusterAccounts"),
                new("Resolutions", "0.5, 1 and 3 times the chosen one"), new("Smoothing of profiles", "0.1")],
            Source = "Classification EM: Celeux and Govaert 1992; smoothing: Jelinek and Mercer 1980; effective counts: Kish 1965.",
            Fails = "A group that no graph shows even in part is not a candidate. Two campaigns with one profile become one.",
        },
        new()
        {
            Method = new Method("evidence-path", 1),
            Area = MethodArea.Linkage,
            Title = "Path between two accounts",
            Does = "Finds the path over what accounts share that has the least doubt in it: each step costs the inverse of its attribute’s rarity weight, so that one rare attribute is preferred to several common ones, and hubs come last.",
            Assumes = "That what is rare joins accounts for a reason more often than what is common.",
            Parameters = [Of("HubShare")],
            Source = "Dijkstra 1959, on the bipartite graph; the cost is this program’s.",
            Fails = "In a large case some path joins most accounts: that there is one proves nothing. Of a large case the graph kept with a run holds what binds clusters and what most accounts carry, so that a path over other attributes is not found.",
        },
        new()
        {
            Method = new Method("half-stability", 2),
            Area = MethodArea.Linkage,
            Title = "Stability from halves",
            Does = "Forgets a random half of a cluster, lets the other half settle again by the search's own refinement, and tells the mean Jaccard index of what comes back, whole or its clear members alone, with the cluster. 1 is a cluster that always comes back whole.",
            Assumes = "That a group that is there is known by any half of it.",
            Parameters = [Of("StabilitySeeds")],
            Source = "Hennig 2007, with halves in the place of bootstrap samples.",
            Fails = "A cluster can be perfectly stable and mean nothing. Uncertainty that comes from the log, such as what is missing in it, is not measured.",
        },
    ];
}
