using System.Collections.Immutable;
using Dashboard.Analysis.Targeting;
using Dashboard.Core;
using static Dashboard.Methods.MethodCards;

namespace Dashboard.Methods;

/// <summary>The cards of what a group aims at and what followed a release.</summary>
internal static class TargetingCards
{
    public static ImmutableArray<MethodCard> All { get; } =
    [
        new()
        {
            Method = new Method("log-odds-dirichlet", 2),
            Area = MethodArea.Targeting,
            Title = "Targeting as a log-odds ratio",
            Does = "Tells how much more of a group's interactions than of the others' exercise a capability, as a log-odds ratio in nats. A prior made of what both do together draws small counts to no difference. Its variance is by the delta method, of the capability and of all others.",
            Assumes = "That the capability of an interaction is known: from the log, or by rules that are shown. What is too little to say, under 5 expected, is marked and not coloured.",
            Parameters = [new("Interactions that the prior is worth", Number(LogOdds.DefaultPriorStrength)),
                new("Least expected", Number(TargetingTable.LeastExpected))],
            Source = "Monroe, Colaresi and Quinn 2008.",
            Fails = "Shares move together: much of one capability makes the others look avoided. Rules that classify wrongly make targeting that is not there. By week and by model the interval takes accounts for what is independent in an approximation, not by the bootstrap.",
        },
        new()
        {
            Method = new Method("account-bootstrap", 1),
            Area = MethodArea.Targeting,
            Title = "Intervals by a bootstrap over accounts",
            Does = "Draws accounts, not interactions, with replacement, and reads the spread of the log-odds off the samples. The larger of this spread and the one of independent interactions is used.",
            Assumes = "That accounts are independent of each other within a group. Of a large baseline at most 2,000 accounts are drawn from, evenly chosen.",
            Parameters = [Of("BootstrapSamples"), Of("Confidence")],
            Source = "Efron 1979; over clusters: Field and Welsh 2007.",
            Fails = "Accounts that one hand directs are not independent: the interval is then too narrow. A handful of accounts gives a rough interval.",
        },
        new()
        {
            Method = new Method("difference-in-differences", 1),
            Area = MethodArea.Targeting,
            Title = "What followed a release, against a control",
            Does = "Compares how much a cluster's accounts changed from the week before a release to the week after with how much accounts in no campaign did. The same a week earlier, without a release, is the placebo and must be about nothing.",
            Assumes = "That both would have moved alike without the release. Each account's change is one number; variances may differ.",
            Parameters = [new("Days before and after", "7"), Of("Confidence")],
            Source = "Card and Krueger 1994; accounts as units: Bertrand, Duflo and Mullainathan 2004; variances: Welch 1947.",
            Fails = "It says nothing about why the accounts moved. Something else in the same week, such as a campaign's own start, is put down to the release; the placebo sees only what happened the week before.",
        },
    ];
}
