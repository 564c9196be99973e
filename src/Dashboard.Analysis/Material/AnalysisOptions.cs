using Dashboard.Analysis.Communities;

namespace Dashboard.Analysis.Material;

/// <summary>The parameters of an analysis; each is written into the result.</summary>
public sealed record AnalysisOptions
{
    /// <summary>The seed of everything random.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>What communities are judged by.</summary>
    public QualityFunction Function { get; init; } = QualityFunction.Modularity;

    /// <summary>
    /// Communities are looked for in at most about so many links, a sample of attributes beyond; whose work is shared,
    /// what binds a cluster and who takes part are told from all links. With 25 links an account, as many as a million
    /// of 40,000 accounts, a community of the sample is one of the whole.
    /// </summary>
    public int MostCommunityLinks { get; init; } = 1_000_000;

    /// <summary>γ of the communities; larger gives smaller clusters.</summary>
    public double Resolution { get; init; } = 1;

    /// <summary>Accounts of smaller communities stay unassigned.</summary>
    public int MinClusterAccounts { get; init; } = 5;

    /// <summary>
    /// An attribute that more than this share of all accounts carry is a hub: it stays in the graph and in the
    /// account of links, and its weight is divided by how far it exceeds the share.
    /// </summary>
    public double HubShare { get; init; } = 0.05;

    /// <summary>
    /// The minimum effect of an attribute that is particular to a group: its accounts carry it at least so many times
    /// as often as all others. What many people happen to write is carried by a large group of them and by the others
    /// alike, whatever share of its carriers the group has.
    /// </summary>
    public double LeastLift { get; init; } = 5;

    /// <summary>A family of shared attributes is a signal when it covers at least this share of a cluster: most accounts.</summary>
    public double LeastCoverage { get; init; } = 0.5;

    /// <summary>
    /// The minimum effect of a signal of timing: so many more of the accounts show it than of the baseline's, as a share
    /// of all. With many accounts a test finds differences that mean nothing.
    /// </summary>
    public double LeastExcess { get; init; } = 0.25;

    /// <summary>
    /// The most that a signal of infrastructure adds to a score. A convention: what accounts run on can at most half
    /// convince.
    /// </summary>
    public double LargestInfrastructure { get; init; } = 0.5;

    /// <summary>The most that a signal of behaviour adds to a score. A convention: no single signal convinces alone.</summary>
    public double LargestBehaviour { get; init; } = 0.8;

    /// <summary>
    /// A payer or an identity stands for an organisation when it covers at least this share of a cluster: of several, no
    /// more than five.
    /// </summary>
    public double FewShare { get; init; } = 0.2;

    /// <summary>The days within which a hackathon, a launch or a class does half of what it does: a working week.</summary>
    public int ShortEventDays { get; init; } = 5;

    /// <summary>An evaluation, a CI system or a team needs no more accounts than this.</summary>
    public int TeamAccounts { get; init; } = 20;

    /// <summary>
    /// A cluster moved by itself when its activity rose, from the week before its start to the week after, at least so
    /// many times as much as everybody else's.
    /// </summary>
    public double LeastRise { get; init; } = 1.5;

    /// <summary>
    /// The stability below which no verdict of pool is given: a cluster that comes back with less is no finding of the
    /// data but of the method (Hennig, 2007: valid from 0.75 on).
    /// </summary>
    public double LeastStability { get; init; } = 0.75;

    /// <summary>
    /// The share of the resolutions below which no verdict of pool is given: most of them must come to the cluster, or nearly.
    /// </summary>
    public double LeastAgreement { get; init; } = 0.5;

    /// <summary>
    /// The probability from which a group may be called a pool. In open worlds, each judged by weights fitted without it, no
    /// innocent group that no benign test explains reached .7 (of 241: at most 1.2 % at 95 % confidence); campaigns of people reach .8 to
    /// .9.
    /// </summary>
    public double LeastProbability { get; init; } = 0.8;

    /// <summary>From how many random halves of a group its stability is measured.</summary>
    public int StabilitySeeds { get; init; } = 10;

    /// <summary>Whether the analysis is run again with each parameter changed, to say what the choice does to the figures.</summary>
    public bool Sensitivity { get; init; } = true;

    /// <summary>Whether each pool is looked for again under every combination of other defensible choices.</summary>
    public bool OtherSide { get; init; } = true;

    /// <summary>Bootstrap samples of accounts behind each interval of targeting.</summary>
    public int BootstrapSamples { get; init; } = 200;

    /// <summary>The false-discovery rate at which a finding counts.</summary>
    public double FalseDiscoveryRate { get; init; } = 0.05;

    /// <summary>The probability that an interval is meant to hold the truth with.</summary>
    public double Confidence { get; init; } = 0.95;
}

/// <summary>How far an analysis has come.</summary>
/// <param name="Stage">What it is doing, in words.</param>
/// <param name="Fraction">Share done, 0 to 1.</param>
public readonly record struct AnalysisProgress(string Stage, double Fraction);
