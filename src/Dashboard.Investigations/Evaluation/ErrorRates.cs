using System.Collections.Immutable;
using System.Text.Json;

namespace Dashboard.Investigations.Evaluation;

/// <summary>How often the analysis is wrong on telemetry with planted truth, as it was measured.</summary>
/// <param name="Measurements">The measurements; empty while there are none.</param>
public sealed record ErrorRates(ImmutableArray<ErrorRateMeasurement> Measurements)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>What was measured of this version of the program.</summary>
    public static ErrorRates OfThisVersion { get; } = ReadEmbedded();

    /// <summary>Reads measurements, in the shape of <c>evaluate --json</c>.</summary>
    /// <exception cref="JsonException">The text is not of that shape.</exception>
    public static ErrorRates Read(Stream json) =>
        JsonSerializer.Deserialize<ErrorRates>(json, Options) is { Measurements.IsDefault: false } read
        ? read
        : throw new JsonException("There are no measurements.");

    private static ErrorRates ReadEmbedded()
    {
        using var stream = typeof(ErrorRates).Assembly.GetManifestResourceStream("error-rates.json")!;
        return Read(stream);
    }
}

/// <summary>One measurement: all scenarios, or worlds, at one size, with what a log may lack left out.</summary>
/// <param name="Without">The attributes that were left out; null for none.</param>
/// <param name="MeasuredOn">When or on what it was measured.</param>
/// <param name="Accounts">Accounts of each scenario.</param>
/// <param name="Interactions">Interactions of each scenario.</param>
/// <param name="Scenarios">What came of each.</param>
public sealed record ErrorRateMeasurement(
    string? Without, string? MeasuredOn, long? Accounts, long? Interactions, ImmutableArray<ScenarioErrorRate> Scenarios)
{
    /// <summary>The scenarios among them.</summary>
    public ImmutableArray<ScenarioErrorRate> OfScenarios => [.. Scenarios.Where(s => s.Kind is null or "scenario")];

    /// <summary>The worlds among them, by kind: open ones first.</summary>
    public IEnumerable<IGrouping<string, ScenarioErrorRate>> Worlds => Scenarios.Where(s => s.Kind is not (null or "scenario"))
        .GroupBy(s => s.Kind!).OrderByDescending(g => g.Key, StringComparer.Ordinal);
}

/// <summary>Means over the runs of a scenario, and the worst run of each measure. What was not measured is null.</summary>
public sealed record ScenarioErrorRate(
    string Name,
    double? Precision,
    double? Recall,
    double? F1,
    double? Ari,
    double? WindowErrorDays,
    double? FalseClusters,
    int? RunsWithFalseClusters,
    double? BystandersAccused,
    int? MissingWindows,
    int? Seeds,
    WorstErrorRate? Worst)
{
    /// <summary>A campaign of fewer accounts is not held against the analysis.</summary>
    private const int SmallestCampaign = 30;

    /// <summary><c>scenario</c>, <c>open</c> or <c>locked</c>; null for a scenario of an earlier measurement.</summary>
    public string? Kind { get; init; }

    /// <summary>Whether the log holds anything by which its campaigns can be told; null where that was not said.</summary>
    public bool? Tellable { get; init; }

    /// <summary>The mean share of innocent accounts that are accused.</summary>
    public double? InnocentsAccused { get; init; }

    /// <summary>In how many runs any is.</summary>
    public int? RunsWithInnocentsAccused { get; init; }

    /// <summary>Each campaign over the runs.</summary>
    public IReadOnlyList<CampaignErrorRate> Campaigns { get; init; } = [];

    /// <summary>Each innocent group over the runs.</summary>
    public IReadOnlyList<GroupErrorRate> Groups { get; init; } = [];

    /// <summary>The campaign that is found least, by its worst run; null for none.</summary>
    public CampaignErrorRate? LeastFound => Campaigns.Where(c => c.Accounts >= SmallestCampaign).MinBy(c => c.WorstRecall);

    /// <summary>The campaign with which most others are accused; null for none that was found.</summary>
    public CampaignErrorRate? LeastPrecise =>
        Campaigns.Where(c => c.Accounts >= SmallestCampaign && c.WorstPrecision is not null).MinBy(c => c.WorstPrecision);

    /// <summary>The innocent group of which the largest share is accused in any run; null where nobody is.</summary>
    public GroupErrorRate? MostAccused => Groups.Where(g => g.WorstAccused > 0).MaxBy(g => g.WorstAccused);
}

/// <summary>A campaign over the runs of its world.</summary>
public sealed record CampaignErrorRate(
    string Campaign, double Accounts, double? Recall, double? WorstRecall, double? Precision, double? WorstPrecision,
    double? WindowErrorDays, double? WorstWindowErrorDays, int RunsMissed);

/// <summary>An innocent group over the runs of its world.</summary>
public sealed record GroupErrorRate(string Group, double Accounts, double? Accused, double? WorstAccused);

/// <summary>The worst of each measure, whichever run it is of.</summary>
public sealed record WorstErrorRate(
    double? Precision, double? Recall, double? F1, double? Ari, double? WindowErrorDays, double? FalseClusters, double? BystandersAccused,
    int? MissingWindows, double? InnocentsAccused = null);
