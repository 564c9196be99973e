using System.Collections.Immutable;
using Dashboard.Core;
using static Dashboard.Methods.MethodCards;

namespace Dashboard.Methods;

/// <summary>The cards of how likely chance is.</summary>
internal static class SignificanceCards
{
    public static ImmutableArray<MethodCard> All { get; } =
    [
        new()
        {
            Method = new Method("sharing-null", 1),
            Area = MethodArea.Significance,
            Title = "Chance of sharing as much",
            Does = "Tells how likely two accounts, an account and a group, or a group and an attribute have as much in common as they do, when nothing is at work but how busy each account and how common each attribute is. What is shared of a kind weighs the sum of its rarity weights; the kinds are combined by their own exact distribution, so that a card that only two use says much and an exit of thousands little.",
            Assumes = "That kinds are independent of each other, and that attributes of a kind are where accounts and their numbers put them, not where other attributes are. On graphs that were shuffled with all numbers kept, its p-values are uniform; for the busiest accounts they are rather too large.",
            Parameters = [Of("HubShare"), new("Step of weights", "1/32 nat, coarser where much is expected"),
                new("Least chance told apart", "1e-40")],
            Source = "Neal 2014; Neal, Domagalski and Sagan 2021; the statistic and the combination of kinds are this program's.",
            Fails = "A household, an employer or a tool is not chance, and yet innocent: a small p-value says that something joins two accounts, not what. Kinds that go together, such as an address and its network, count twice. Of templates, which are found by likeness, it says nothing.",
        },
        new()
        {
            Method = new Method("degree-sequence-model", 1),
            Area = MethodArea.Significance,
            Title = "Random graph with the same numbers of links",
            Does = "Finds the most random graph in which every account and every attribute has as many links, on average, as it really has. An account carries an attribute with a chance of its own for the two.",
            Assumes = "That links are independent of each other. Accounts with equally many links are alike, and so are attributes.",
            Source = "Neal 2014; Saracco, Di Clemente, Gabrielli and Squartini 2015; fitting: Vallarano and others 2021.",
            Fails = "It keeps numbers of links on average and not exactly: of very small graphs its chances are a little off.",
        },
        new()
        {
            Method = new Method("poisson-binomial", 1),
            Area = MethodArea.Significance,
            Title = "Chance of so many of unequal tries",
            Does = "Tells how likely at least so many of independent tries succeed whose chances differ. Exact, or by the saddlepoint where the exact sum would take too long.",
            Assumes = "That tries are independent.",
            Source = "Exact by convolution; saddlepoint: Daniels 1987.",
            Fails = "The approximation may be off by a hundredth of the chance where ten are expected, by less where more are.",
        },
        new()
        {
            Method = new Method("weighted-poisson-binomial", 1),
            Area = MethodArea.Significance,
            Title = "Distribution of a weighted sum of tries",
            Does = "Computes the chance of every value that a sum of weighted independent tries can have, on a lattice. Tries with a chance of more than 1/1000 are exact; the others together are a compound Poisson number.",
            Assumes = "That tries are independent.",
            Source = "Panjer 1981; error: Barbour and Hall 1984.",
            Fails = "Weights are rounded to steps; the sum is of the rounded ones.",
        },
        new()
        {
            Method = new Method("discrete-fisher", 1),
            Area = MethodArea.Significance,
            Title = "Combination of discrete tests",
            Does = "Adds up the logarithms of the p-values of independent tests and holds the sum against its own exact distribution. A test that can hardly find anything does not water down one that has.",
            Assumes = "That the tests are independent where nothing is at work.",
            Source = "Fisher 1932; for discrete statistics Lancaster 1949, Mielke, Johnston and Berry 2004.",
            Fails = "Tests that depend on each other make it too sure.",
        },
        new()
        {
            Method = new Method("binomial-tail", 1),
            Area = MethodArea.Significance,
            Title = "Chance of so many accounts",
            Does = "Tells how likely at least so many of a cluster's accounts show something that the baseline's accounts show with a given share.",
            Assumes = "That accounts are independent, and that the baseline is what the cluster would be if it were innocent.",
            Source = "The exact binomial tail.",
            Fails = "With thousands of accounts every small difference is significant: a signal also takes a minimum effect.",
        },
        new()
        {
            Method = new Method("poisson-tail", 1),
            Area = MethodArea.Significance,
            Title = "Chance of so many events",
            Does = "Tells how likely at least so many events are where a number is expected: so many of a cluster's accounts with one attribute, where each account's own number of attributes says how many are expected.",
            Assumes = "That events are independent of each other.",
            Source = "The exact Poisson tail; never too small for independent tries of unequal chances beyond what is expected (Hoeffding 1956).",
            Fails = "Events that come in bunches make it too sure. Clusters are found by what they share, so that its p-values describe how rare the sharing is and do not test the cluster: infrastructure alone never makes a verdict.",
        },
        new()
        {
            Method = new Method("benjamini-hochberg", 1),
            Area = MethodArea.Significance,
            Title = "False-discovery rate over many tests",
            Does = "Turns the p-values of many tests into q-values: the smallest share of false findings at which a finding would still count.",
            Assumes = "That tests are independent or depend on each other positively. Tests that were not made do not count.",
            Parameters = [Of("FalseDiscoveryRate")],
            Source = "Benjamini and Hochberg 1995.",
            Fails = "It bounds the share of false findings on average over many analyses, not in this one; and only as far as each p-value is right.",
        },
    ];
}
