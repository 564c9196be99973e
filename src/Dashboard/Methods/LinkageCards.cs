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
            Parameters = [new("Quality function", "modularity"), Of("Resolution"), new("Seed", "1"), Of("MostCommunityLinks"), new("Randomness of the refinement", Number(new LeidenOptions().Randomness)), new("Most iterations", Number(new LeidenOptions().MaxIterations)), new("Runs of which the best is kept", "50 for small graphs, fewer for larger ones, 1 from 100,000 nodes and edges on")],
            Source = "Traag, Waltman and van Eck 2019; modularity: Newman and Girvan 2004.",
            Fails = "Modularity overlooks communities that are small beside the whole, and cuts large sparse ones at random places; a division with nearly the same quality can differ much. Read the stability and the sensitivity to the resolution beside it.",
        },
        new()
        {
            Method = new Method("mixing-test", 1),
            Area = MethodArea.Linkage,
            Title = "Test whether two groups are parts of one",
            Does = "Counts how many attributes that are particular to two groups run across them, and how many would if the two were one, mixed at random. It is a minimum-effect test: the number is held against a Poisson number with a stated share of complete mixing.",
            Assumes = "That attributes cross independently of each other, and that at least half of the carriers of an attribute must lie within the two groups before it counts.",
            Parameters = [Of("LeastMixing"), Of("FalseDiscoveryRate")],
            Source = "Minimum-effect tests: Murphy and Myors 1999; the statistic is this program's.",
            Fails = "Attributes that are copies of each other count as many. Groups that share hardly anything particular cannot be told apart or together.",
        },
        new()
        {
            Method = new Method("group-merging", 1),
            Area = MethodArea.Linkage,
            Title = "Joining communities that are parts of one",
            Does = "Joins, in rounds, all pairs of communities that pass the mixing test at the false-discovery rate, by what their accounts do and not by what they run on. It ends when no pair passes.",
            Assumes = "What the mixing test assumes; hubs do not count.",
            Parameters = [Of("LeastMixing"), Of("FalseDiscoveryRate"), Of("HubShare")],
            Source = "Of this program, for what Guimerà, Sales-Pardo and Amaral 2004 show of sparse graphs.",
            Fails = "Two campaigns that send the same prompts become one. A campaign whose parts share no prompt stays in pieces here; joining parts of a campaign may still bring them together.",
        },
        new()
        {
            Method = new Method("shared-work", 3),
            Area = MethodArea.Linkage,
            Title = "Those of a community who share its work",
            Does = "Within a community, takes the accounts that content joins which is particular to it: at least half of its carriers are of the community, its accounts carry it many times as often as others, and no more outside carry it than make a hub. These are the accounts that are judged; the other accounts of the community go to the group with which they share the most. A community without such content is judged whole; where that makes no pool, those of it who were made together are judged, then those at least twice as busy in the community’s window. What they were chosen by is then no signal: of being busy together only what goes beyond the baseline counts, measured among all from whom they were chosen, and what they ask must tell, too.",
            Assumes = "That those who work together send content that others hardly send. Customers of the same proxy who do something else are thereby left out of what is judged.",
            Parameters = [Of("LeastLift"), Of("HubShare"), Of("MinClusterAccounts"), new("Least share of an attribute's carriers", "0.5")],
            Source = "Of this program.",
            Fails = "Where no prompts or hashes were logged, what a pool’s accounts do in the same weeks stands in for shared work: accounts that also work outside these are missed, and a customer who happens to be busy in them may be taken for one of the pool. Two unrelated groups that use one rare public tool look like one.",
        },
        new()
        {
            Method = new Method("campaign-joining", 1),
            Area = MethodArea.Linkage,
            Title = "Joining parts of one campaign",
            Does = "Joins a pool with another pool, or with a cluster whose signals suffice for one, when their infrastructure runs across them by the mixing test and the windows of the two agree in at least half of their days. What is joined is judged again as one.",
            Assumes = "That unrelated customers share a proxy and everybody is busy after a release, and that both together are a campaign's.",
            Parameters = [Of("LeastMixing"), Of("FalseDiscoveryRate"), Of("LeastBehaviour"), new("Least common days of two windows", "0.5")],
            Source = "Of this program.",
            Fails = "Two campaigns that use the same infrastructure on the same days become one; parts that run one after the other stay apart.",
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
            Method = new Method("seed-stability", 2),
            Area = MethodArea.Linkage,
            Title = "Stability under other seeds",
            Does = "Runs the whole way from communities to judged accounts again under further seeds, and tells for each cluster the mean of the largest Jaccard index with a cluster of each run. 1 is a cluster that always comes back whole.",
            Assumes = "That chance in the method is what is asked about. It changes the seed and not the data.",
            Parameters = [Of("StabilitySeeds")],
            Source = "Hennig 2007, with seeds in the place of samples.",
            Fails = "A cluster can be perfectly stable and mean nothing. Uncertainty that comes from the log, such as what is missing in it, is not measured. For joined clusters it is the mean of the parts.",
        },
    ];
}
