namespace Dashboard.Analysis.Campaigns;

/// <summary>The parameters of an analysis; each is written into the result.</summary>
public sealed record AnalysisOptions
{
    /// <summary>The seed of everything random.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>γ of the communities; larger gives smaller clusters.</summary>
    public double Resolution { get; init; } = 1;

    /// <summary>Accounts of smaller communities stay unassigned.</summary>
    public int MinClusterAccounts { get; init; } = 5;

    /// <summary>
    /// An attribute that more than this share of all accounts carry is a hub: it stays in the graph and in the
    /// account of links, and its weight is divided by how far it exceeds the share.
    /// </summary>
    public double HubShare { get; init; } = 0.05;

    /// <summary>How many further seeds the communities' stability is measured over.</summary>
    public int StabilitySeeds { get; init; } = 20;

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
