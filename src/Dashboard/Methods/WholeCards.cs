using System.Collections.Immutable;
using Dashboard.Core;
using static Dashboard.Methods.MethodCards;

namespace Dashboard.Methods;

/// <summary>The cards of the whole analysis and of what surrounds it.</summary>
internal static class WholeCards
{
    public static ImmutableArray<MethodCard> All { get; } =
    [
        new()
        {
            Method = new Method("campaign-analysis", 3),
            Area = MethodArea.Whole,
            Title = "The whole analysis",
            Does = "Links accounts, searches groups in several graphs at several resolutions, weighs for each what speaks for coordination and what for innocent likeness, tests innocent explanations and gives verdicts, windows, targeting and each account's place. Clusters are compared with the accounts in no campaign; because these depend on the verdicts, judging is repeated until nothing changes, at most four times.",
            Assumes = "That most of the log is ordinary traffic. What the log does not hold is said in the notes of a run and makes no signal.",
            Parameters = [new("Seed", "1"), Of("MinClusterAccounts")],
            Source = "Of this program, from the methods on this page.",
            Fails = "In a log that holds mostly the campaign, the baseline is the campaign. The error rates below were measured on generated telemetry, whose campaigns are as its makers imagine them.",
        },
        new()
        {
            Method = new Method("sensitivity-profile", 3),
            Area = MethodArea.Whole,
            Title = "Sensitivity to the parameters",
            Does = "Runs search and judgement again with one parameter changed at a time, and tells what the headline figures become; a resolution is shown by what its candidates alone give, and every point has a stability of its own. Agreement is the Jaccard index of the accounts called pool.",
            Assumes = "That one parameter at a time tells enough.",
            Source = "Of this program.",
            Fails = "Parameters that change together are looked at by the other side's view only.",
        },
        new()
        {
            Method = new Method("run-comparison", 1),
            Area = MethodArea.Whole,
            Title = "Comparison of two runs",
            Does = "Matches the clusters of two runs by the largest Jaccard index, each used once, and lists the accounts that are assessed otherwise. It names what differs: data, parameters, methods.",
            Assumes = "That account ids mean the same in both runs.",
            Source = "Of this program.",
            Fails = "Where several things differ, it does not tell which of them made the change. A cluster that was split in two matches only the larger part.",
        },
        new()
        {
            Method = new Method("cluster-subgroup-layout", 1),
            Area = MethodArea.Whole,
            Title = "Drawing of the account graph",
            Does = "Draws the accounts of a cluster in subgroups: communities by what only some of them share, drawn by forces along their links. Clusters are packed by size and pulled together where attributes join them; attributes stand at the middle of their accounts, or on the rim where most of a cluster carries them.",
            Assumes = "Nothing: it is a picture of the clusters and measures nothing.",
            Source = "Forces: Fruchterman & Reingold 1991; subgroups: Leiden, Traag et al. 2019; the packing is this program's.",
            Fails = "Distance between two accounts is no measure of how alike they are, and neighbours on the drawing need not be linked.",
        },
    ];
}
