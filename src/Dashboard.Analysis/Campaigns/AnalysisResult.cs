using System.Collections.Immutable;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.OtherSide;
using Dashboard.Analysis.Targeting;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;

namespace Dashboard.Analysis.Campaigns;

/// <summary>What an analysis found. The same input and options give the same result.</summary>
public sealed record AnalysisResult
{
    /// <summary>The clusters, the highest score first.</summary>
    public required ImmutableArray<Cluster> Clusters { get; init; }

    /// <summary>The windows: of each pool and lookalike that has one, and, with no cluster, of all pools together.</summary>
    public required ImmutableArray<CampaignWindow> Windows { get; init; }

    /// <summary>Each cluster's capabilities against the accounts in no campaign cluster.</summary>
    public required ImmutableArray<TargetingRow> Targeting { get; init; }

    /// <summary>The same by week and by model, of each pool and lookalike.</summary>
    public ImmutableArray<TargetingSlice> Slices { get; init; } = [];

    /// <summary>What pools and lookalikes did around releases of models.</summary>
    public ImmutableArray<ReleaseEffect> Releases { get; init; } = [];

    /// <summary>Who used the same things at about the same time; null where the log does not tell.</summary>
    public CoActionFinding? CoAction { get; init; }

    /// <summary>What other choices of parameters do to the headline figures; empty when it was not asked for.</summary>
    public ImmutableArray<SensitivityPoint> Sensitivity { get; init; } = [];

    /// <summary>The other side's view of each pool; empty when it was not asked for.</summary>
    public ImmutableArray<OtherSideFinding> OtherSide { get; init; } = [];

    /// <summary>One per account, in the input's order.</summary>
    public required ImmutableArray<AccountAssignment> Assignments { get; init; }

    /// <summary>The methods that were used.</summary>
    public required ImmutableArray<Method> Methods { get; init; }

    /// <summary>The parameters and the seed.</summary>
    public required AnalysisOptions Options { get; init; }

    /// <summary>The quality of the communities that the clusters come from.</summary>
    public required double CommunityQuality { get; init; }

    /// <summary>What the data could not support, and what a reader should know, in sentences.</summary>
    public required ImmutableArray<string> Notes { get; init; }
}

/// <summary>A community of accounts, with what was found about it.</summary>
public sealed record Cluster
{
    /// <summary>The id, stable for the same input and options: “1”.</summary>
    public required string Id { get; init; }

    /// <summary>A plain name: “Cluster 1”.</summary>
    public required string Label { get; init; }

    /// <summary>The accounts, bystanders included, as indices, ascending.</summary>
    public required ImmutableArray<int> Accounts { get; init; }

    /// <summary>The interactions of these accounts.</summary>
    public required long Interactions { get; init; }

    /// <summary>
    /// How well the cluster comes back when only a random half of it is known: the mean Jaccard index of what the halves
    /// settle at with it, 0 to 1.
    /// </summary>
    public required double Stability { get; init; }

    /// <summary>What it is assessed to be.</summary>
    public required Disposition Disposition { get; init; }

    /// <summary>The probability that the accounts act together for a campaign: the waterfall's, 0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>What the score is made of, the largest part first.</summary>
    public ImmutableArray<ScorePart> ScoreParts { get; init; } = [];

    /// <summary>From prior to probability: every measure, what it weighs and which way.</summary>
    public Waterfall Waterfall { get; init; } = new(0, []);

    /// <summary>How many of the accounts share the cluster's work: those whom signals and tests are about.</summary>
    public int Judged { get; init; }

    /// <summary>The signals that speak for a verdict, the strongest first.</summary>
    public required ImmutableArray<Signal> Signals { get; init; }

    /// <summary>The benign explanations that were tested.</summary>
    public required ImmutableArray<BenignTest> BenignTests { get; init; }

    /// <summary>The capabilities that it aims at, the strongest first, by name.</summary>
    public required ImmutableArray<string> TargetedCapabilities { get; init; }

    /// <summary>The attributes that hold it together, the most telling first, as indices; at most 20.</summary>
    public required ImmutableArray<int> BindingAttributes { get; init; }

    /// <summary>Why the disposition is what it is, in a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What would overturn the disposition, in sentences.</summary>
    public required ImmutableArray<string> WouldOverturn { get; init; }
}

/// <summary>When a campaign ran. All dates are UTC and part of the window.</summary>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day.</param>
/// <param name="StartFrom">The earliest day that the start may be, at the run's confidence.</param>
/// <param name="StartTo">The latest.</param>
/// <param name="EndFrom">The earliest day that the end may be.</param>
/// <param name="EndTo">The latest.</param>
/// <param name="Cluster">The cluster's id; null for all campaign clusters together.</param>
/// <param name="StartIsOpen">The activity is there from the first day of the data: it may have begun before.</param>
/// <param name="EndIsOpen">The activity is there to the last day of the data: it may go on.</param>
public sealed record CampaignWindow(
    DateOnly Start,
    DateOnly End,
    DateOnly StartFrom,
    DateOnly StartTo,
    DateOnly EndFrom,
    DateOnly EndTo,
    string? Cluster,
    bool StartIsOpen,
    bool EndIsOpen);

/// <summary>How far a cluster's use of a capability differs from the baseline's.</summary>
/// <param name="Cluster">The cluster's id.</param>
/// <param name="Capability">The capability's name.</param>
/// <param name="LogOdds">The log-odds ratio, natural logarithm; above 0 for more than the baseline.</param>
/// <param name="Low">The lower end of the interval, from a bootstrap over accounts.</param>
/// <param name="High">The upper end.</param>
/// <param name="Q">The q-value (Benjamini–Hochberg over all rows).</param>
/// <param name="Interactions">The cluster's interactions with the capability.</param>
/// <param name="Expected">What the baseline's share would make of the cluster's volume.</param>
/// <param name="TooFew">Whether fewer than 5 were expected: too few to say anything.</param>
public sealed record TargetingRow(
    string Cluster, string Capability, double LogOdds, double Low, double High, double Q, long Interactions, double Expected, bool TooFew);

/// <summary>An account's place.</summary>
/// <param name="Account">The account's index.</param>
/// <param name="Cluster">The cluster's id; null when the account is in none.</param>
/// <param name="Score">How strongly it belongs to what the disposition says, 0 to 1.</param>
/// <param name="Disposition">What it is assessed to be.</param>
public readonly record struct AccountAssignment(int Account, string? Cluster, double Score, Disposition Disposition);
