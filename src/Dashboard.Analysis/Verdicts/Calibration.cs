using System.Collections.Immutable;
using System.Text.Json;

namespace Dashboard.Analysis.Verdicts;

/// <summary>What the waterfall's weights were fitted on, and how well its probabilities held there.</summary>
/// <param name="MadeFrom">The worlds, seeds and groups, and how the weights were fitted, in words.</param>
/// <param name="Prior">The log odds before any measure.</param>
/// <param name="Weights">What each measure weighs at a full lean, in nats, by its key.</param>
/// <param name="Reliability">Bins of probability with how often the groups in them were campaigns; each world judged by weights fitted
/// without it.</param>
public sealed record Calibration(
    string MadeFrom, double Prior, ImmutableDictionary<string, double> Weights, ImmutableArray<ReliabilityBin> Reliability)
{
    /// <summary>The calibration of this version.</summary>
    public static Calibration OfThisVersion { get; } = Read();

    private static Calibration Read()
    {
        using var stream = typeof(Calibration).Assembly.GetManifestResourceStream("evidence-weights.json")!;
        return JsonSerializer.Deserialize<Calibration>(stream, JsonSerializerOptions.Web)!;
    }
}

/// <summary>A bin of a reliability curve.</summary>
/// <param name="From">The least probability of the bin.</param>
/// <param name="To">The largest.</param>
/// <param name="Groups">How many groups were judged within it; bins of none are left out.</param>
/// <param name="MeanProbability">Their mean probability.</param>
/// <param name="Campaigns">The share of them that were campaigns.</param>
public readonly record struct ReliabilityBin(double From, double To, int Groups, double MeanProbability, double Campaigns);
