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
            Method = new Method("verdict-two-families", 3),
            Area = MethodArea.Verdicts,
            Title = "Verdict by at least two families",
            Does = "Calls a cluster a pool only with signals of at least two families, behaviour alone strong enough, a behavioural signal besides what the accounts were chosen by (shared work, being made and beginning together, being busy in the same weeks), no innocent explanation that holds, and a cluster that comes back under other seeds. Where signals of two families or of behaviour meet an innocent explanation that holds, it calls the cluster a lookalike; otherwise it concludes nothing. The score, 1 − Π (1 − strength) over the strongest signal of each family, orders clusters and is no probability.",
            Assumes = "That families are independent of each other, and that the strengths, which are shares of accounts beyond the baseline's and capped by convention, are comparable.",
            Parameters = [Of("LeastBehaviour"), Of("LeastStability"), Of("LargestInfrastructure"), Of("LargestBehaviour"), Of("LeastCoverage"), Of("LeastExcess"), Of("FalseDiscoveryRate"), Of("FewShare"), Of("ShortEventDays"), Of("TeamAccounts"), Of("LeastRise")],
            Source = "The rule and its caps are this program's conventions; the combination is a noisy-or, Pearl 1988; the least stability is Hennig’s, 2007.",
            Fails = "A campaign that shows in one family only, or whose behaviour the log does not hold, is not called. An innocent story that none of the tests asks about is not considered. The disposition “operator” is never given.",
        },
        new()
        {
            Method = new Method("membership-mixture", 3),
            Area = MethodArea.Verdicts,
            Title = "Which accounts take part in a pool",
            Does = "Fits a mixture of two kinds of accounts, those that take part and those that do not, to what the cluster's core does: mix of capabilities, weeks of first and last request, how much busier an account is in the window, and how many particular attributes of each family an account carries. An account that is at least as likely as not to take part is called; one that only the network ties to the core must be far likelier.",
            Assumes = "That features are independent of each other within a kind, which they are not quite: therefore no single one may weigh more than stated odds. Others behave as the baseline does.",
            Parameters = [Of("LargestFeatureOdds"), new("Rounds of fitting, at most", "30"), new("Probability from which an account is called", "0.5; 0.95 where only the network ties it")],
            Source = "Expectation maximisation: Dempster, Laird and Rubin 1977; mix of capabilities: Dirichlet-multinomial, Mosimann 1962.",
            Fails = "A proxy's ordinary customer who asks for the same things in the same weeks is hardly to be told from one who takes part. The score is a model's probability, not a measured error rate.",
        },
    ];
}
