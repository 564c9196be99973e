using System.Collections.Immutable;
using System.Text.Json;

namespace Dashboard.Methods;

/// <summary>How often the analysis is wrong on telemetry with planted truth, as it was measured.</summary>
/// <param name="Measurements">The measurements; empty while there are none.</param>
public sealed record ErrorRates(ImmutableArray<ErrorRateMeasurement> Measurements)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>What was measured of this version of the program.</summary>
    public static ErrorRates OfThisVersion { get; } = ReadEmbedded();

    /// <summary>Reads measurements, in the shape of <c>evaluate --json</c>.</summary>
    /// <exception cref="JsonException">The text is not of that shape.</exception>
    public static ErrorRates Read(Stream json) => JsonSerializer.Deserialize<ErrorRates>(json, Options) is { Measurements.IsDefault: false } read
        ? read
        : throw new JsonException("There are no measurements.");

    private static ErrorRates ReadEmbedded()
    {
        using var stream = typeof(ErrorRates).Assembly.GetManifestResourceStream("error-rates.json")!;
        return Read(stream);
    }
}

/// <summary>One measurement: all scenarios at one size, with what a log may lack left out.</summary>
/// <param name="Without">The attributes that were left out; null for none.</param>
/// <param name="MeasuredOn">When or on what it was measured.</param>
/// <param name="Accounts">Accounts of each scenario.</param>
/// <param name="Interactions">Interactions of each scenario.</param>
/// <param name="Scenarios">What came of each.</param>
public sealed record ErrorRateMeasurement(string? Without, string? MeasuredOn, long? Accounts, long? Interactions, ImmutableArray<ScenarioErrorRate> Scenarios);

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
    WorstErrorRate? Worst);

/// <summary>The worst of each measure, whichever run it is of.</summary>
public sealed record WorstErrorRate(
    double? Precision, double? Recall, double? F1, double? Ari, double? WindowErrorDays, double? FalseClusters, double? BystandersAccused, int? MissingWindows);
