using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;

namespace Dashboard.Investigations.AnalysisRuns;

/// <summary>A number that the analysis takes, as data: the form, the sensitivity and the cards of methods read it here.</summary>
/// <param name="Name">The property of <see cref="AnalysisOptions"/>.</param>
/// <param name="Label">What it is called on a page.</param>
/// <param name="Explains">What it decides, a sentence.</param>
/// <param name="Least">The least value that can be asked for.</param>
/// <param name="Most">The largest.</param>
/// <param name="IsWhole">Whether it has no decimals.</param>
/// <param name="Of">Its value.</param>
/// <param name="With">The same options with another value.</param>
public sealed record AnalysisParameter(
    string Name, string Label, string Explains, double Least, double Most, bool IsWhole, Func<AnalysisOptions, double> Of,
    Func<AnalysisOptions, double, AnalysisOptions> With)
{
    /// <summary>A value as it is written.</summary>
    public static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>The default, as it is written.</summary>
    public string Default => Text(Of(AnalysisParameters.Defaults));
}

/// <summary>Every number that the analysis takes, besides the seed.</summary>
public static class AnalysisParameters
{
    /// <summary>The program's own choice.</summary>
    public static AnalysisOptions Defaults { get; } = new();

    /// <summary>Those that are asked first.</summary>
    public static ImmutableArray<AnalysisParameter> First { get; } =
    [
        new(nameof(AnalysisOptions.Resolution), "Resolution",
            "Larger gives more and smaller clusters. 1 is modularity's own scale; under the constant Potts model it is a density, with values such as 0.01.", 0.00001, 100, false, o => o.Resolution, (o, v) => o with { Resolution = v }),
        new(nameof(AnalysisOptions.MinClusterAccounts), "Least cluster size", "Accounts of smaller communities stay in no cluster.", 2,
            10_000, true, o => o.MinClusterAccounts, (o, v) => o with { MinClusterAccounts = (int)v }),
    ];

    /// <summary>The others.</summary>
    public static ImmutableArray<AnalysisParameter> More { get; } =
    [
        new(nameof(AnalysisOptions.HubShare), "Hub share",
            "An attribute that more than this share of all accounts carry is a hub: it stays, with less weight.", 0.0001, 1, false,
            o => o.HubShare, (o, v) => o with { HubShare = v }),
        new(nameof(AnalysisOptions.LeastLift), "Least lift",
            "An attribute is particular to a group whose accounts carry it at least so many times as often as all others.", 1, 1000, false,
            o => o.LeastLift, (o, v) => o with { LeastLift = v }),
        new(nameof(AnalysisOptions.LeastCoverage), "Least coverage",
            "Shared attributes of a family are a signal when they cover at least this share of a cluster.", 0, 1, false,
            o => o.LeastCoverage, (o, v) => o with { LeastCoverage = v }),
        new(nameof(AnalysisOptions.LeastExcess), "Least excess",
            "A signal of timing needs so many more of the accounts than of the baseline's, as a share of all.", 0, 1, false,
            o => o.LeastExcess, (o, v) => o with { LeastExcess = v }),
        new(nameof(AnalysisOptions.LeastProbability), "Least probability",
            "The probability that the evidence must add up to before a group is called a pool.", 0.5, 0.9999, false,
            o => o.LeastProbability, (o, v) => o with { LeastProbability = v }),
        new(nameof(AnalysisOptions.LargestInfrastructure), "Largest infrastructure",
            "The most that a signal of what accounts run on adds to a score.", 0, 0.99, false, o => o.LargestInfrastructure,
            (o, v) => o with { LargestInfrastructure = v }),
        new(nameof(AnalysisOptions.LargestBehaviour), "Largest behaviour", "The most that a signal of what accounts do adds to a score.", 0,
            0.99, false, o => o.LargestBehaviour, (o, v) => o with { LargestBehaviour = v }),
        new(nameof(AnalysisOptions.FewShare), "Share of a payer or identity",
            "A payer or an identity stands for an organisation when it covers at least this share of a cluster.", 0, 1, false,
            o => o.FewShare, (o, v) => o with { FewShare = v }),
        new(nameof(AnalysisOptions.ShortEventDays), "Days of a short event",
            "A hackathon, a launch or a class does half of what it does within so many days.", 1, 60, true, o => o.ShortEventDays,
            (o, v) => o with { ShortEventDays = (int)v }),
        new(nameof(AnalysisOptions.TeamAccounts), "Accounts of a team", "An evaluation or a team needs no more accounts than this.", 0,
            100_000, true, o => o.TeamAccounts, (o, v) => o with { TeamAccounts = (int)v }),
        new(nameof(AnalysisOptions.LeastRise), "Least rise",
            "A cluster moved by itself when its activity rose at its start at least so many times as much as everybody else's.", 1, 1000,
            false, o => o.LeastRise, (o, v) => o with { LeastRise = v }),
        new(nameof(AnalysisOptions.FalseDiscoveryRate), "False-discovery rate", "The rate at which a finding counts.", 0.000001, 0.5, false,
            o => o.FalseDiscoveryRate, (o, v) => o with { FalseDiscoveryRate = v }),
        new(nameof(AnalysisOptions.Confidence), "Confidence of intervals",
            "The probability that an interval is meant to hold the truth with.", 0.5, 0.999, false, o => o.Confidence,
            (o, v) => o with { Confidence = v }),
        new(nameof(AnalysisOptions.LeastStability), "Least stability",
            "A cluster that comes back with less from random halves of itself is not called a pool.", 0, 1, false, o => o.LeastStability,
            (o, v) => o with { LeastStability = v }),
        new(nameof(AnalysisOptions.LeastAgreement), "Least agreement",
            "A cluster that is found at a smaller share of the resolutions is not called a pool.", 0, 1, false, o => o.LeastAgreement,
            (o, v) => o with { LeastAgreement = v }),
        new(nameof(AnalysisOptions.StabilitySeeds), "Halves for stability",
            "From how many random halves of a cluster its stability is measured.", 0, 200, true, o => o.StabilitySeeds,
            (o, v) => o with { StabilitySeeds = (int)v }),
        new(nameof(AnalysisOptions.BootstrapSamples), "Bootstrap samples", "Samples of accounts behind each interval of targeting.", 2,
            10_000, true, o => o.BootstrapSamples, (o, v) => o with { BootstrapSamples = (int)v }),
        new(nameof(AnalysisOptions.MostCommunityLinks), "Links for communities",
            "Communities are looked for in at most about so many links, a sample beyond.", 10_000, 100_000_000, true,
            o => o.MostCommunityLinks, (o, v) => o with { MostCommunityLinks = (int)v }),
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<AnalysisParameter> All { get; } = [.. First, .. More];

    /// <summary>The parameter of this name; null for none.</summary>
    public static AnalysisParameter? Find(string name) => All.FirstOrDefault(p => p.Name == name);
}
