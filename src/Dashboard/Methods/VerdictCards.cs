using System.Collections.Immutable;
using Dashboard.Core;
using static Dashboard.Methods.MethodCards;

namespace Dashboard.Methods;

/// <summary>The cards of what is concluded.</summary>
internal static class VerdictCards
{
    public static ImmutableArray<MethodCard> All { get; } =
    [
        new()
        {
            Method = new Method("individuality-fst", 1),
            Area = MethodArea.Verdicts,
            Title = "How much of a person is left",
            Does = "Measures, for hours, weekdays, days, capabilities and models, how much likelier two requests of one account are to fall together than two of different accounts of the group: 0 for accounts that are fed from one queue, well above 0 for people, who have habits of their own. It is held against the same of everybody else.",
            Assumes = "That people differ. Accounts with fewer than four requests say nothing.",
            Parameters = [],
            Source = "The fixation index: Hudson, Slatkin and Maddison 1992, with accounts in the place of populations.",
            Fails = "A scheduler that gives every account hours and a subject of its own looks like people; machines that stand side by side in innocence look like one queue.",
        },
        new()
        {
            Method = new Method("verdict-waterfall", 7),
            Area = MethodArea.Verdicts,
            Title = "Verdict by a waterfall of evidence",
            Does = "Adds up, from a prior, what each measure weighs for or against coordination, as log likelihood ratios calibrated on open worlds. A group is called a pool when the sum reaches the probability asked for, at least two families and two layers of what accounts do speak for it, it is larger than a team, it comes back from halves of itself, and no innocent explanation holds. An explanation whose conditions are met is granted: what it accounts for is taken out, and what is left must still be more likely than not. What the data cannot tell weighs nothing and is said.",
            Assumes = "That worlds made for calibration are like the real one in what measures weigh.",
            Parameters = [
                Of("LeastProbability"), Of("LeastStability"), Of("LeastAgreement"), Of("LeastCoverage"), Of("LeastExcess"),
                Of("FalseDiscoveryRate"), Of("FewShare"), Of("ShortEventDays"), Of("TeamAccounts"), Of("LeastRise"), Of("LeastLift"),
                Of("LargestInfrastructure"), Of("LargestBehaviour")],
            Source = "Weights of evidence: Good 1950; logistic calibration with weights of at least 0.",
            Fails = "A campaign whose behaviour the log does not hold is not called. An innocent story that none of the tests asks about is not considered. A campaign that is openly one customer's and goes through a router over this customer's own keys is taken for a product, unless it divides a list or replaces its accounts; a front company whose people keep hours of their own is taken for an organisation. The disposition “operator” is never given.",
        },
        new()
        {
            Method = new Method("defensible-analyses", 1),
            Area = MethodArea.Verdicts,
            Title = "The other side's view",
            Does = "Looks for each pool again under every combination of what could defensibly have been chosen otherwise: a source of data left out, a start from either random half, how much one layer may weigh, how strict membership is, and the probability asked for. It tells how many of these analyses still find the pool, which accounts flip, and the strongest innocent reading.",
            Assumes = "That the combinations stand for what other analysts would have done. In a case of more than 5,000 accounts an even sample of 5,000 is looked at, half of it the pool's.",
            Parameters = [],
            Source = "Many analysts, one data set: Silberzahn and others 2018; multiverse analysis: Steegen and others 2016.",
            Fails = "All of them use the same layers and weights: a fault common to all is not seen.",
        },
        new()
        {
            Method = new Method("framing-rows", 3),
            Area = MethodArea.Verdicts,
            Title = "Forged rows that would frame somebody",
            Does = "Adds rows of the pool's own profile to an innocent account's rows, more and more, until the account would be called a member: for the innocent account nearest to the pool and for the median one.",
            Assumes = "A forger who knows the pool's prompts, hours, days and exits exactly, and can only add rows.",
            Parameters = [],
            Source = "Of this program; adversarial influence in the sense of Barreno and others 2010.",
            Fails = "Forging the register of accounts, or making the whole pool up, is not considered.",
        },
    ];
}
