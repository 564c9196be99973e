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
            Method = new Method("hypergeometric", 1),
            Area = MethodArea.Significance,
            Title = "Chance of sharing",
            Does = "Tells how likely at least so many carriers of an attribute are among as many accounts drawn at random.",
            Assumes = "That accounts are drawn independently of what they carry.",
            Source = "Fisher 1935, the exact test, one-sided.",
            Fails = "Clusters are found by what they share, so that its p-values describe how rare the sharing is and do not test the cluster. Infrastructure alone therefore never makes a verdict.",
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
            Does = "Tells how likely at least so many events are where a number is expected. The mixing test uses it.",
            Assumes = "That events are independent of each other.",
            Source = "The exact Poisson tail.",
            Fails = "Events that come in bunches make it too sure.",
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
