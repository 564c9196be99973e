using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dashboard.Investigations.Evaluation;

namespace Dashboard.Benchmarks;

/// <summary>Writes the error rates that the page Methods shows, from what <c>evaluate --json</c> measured.</summary>
internal static class ErrorRatesBenchmark
{
    private const int Digits = 4;

    /// <summary>Puts one measurement for each file of results in the place of all measurements before.</summary>
    /// <param name="file">The file of error rates that the program embeds.</param>
    /// <param name="day">When it was measured: “29 November 2026”.</param>
    /// <param name="results">Files that hold what <c>evaluate --json</c> wrote.</param>
    /// <exception cref="BenchmarkFailedException">A file is not of that shape, or a run in it failed.</exception>
    public static async Task RunAsync(string file, string day, IReadOnlyList<string> results)
    {
        var measurements = new JsonArray();
        foreach (var result in results)
        {
            if (JsonNode.Parse(await File.ReadAllTextAsync(result)) is not JsonObject { } measured
                || measured["scenarios"] is not JsonArray scenarios)
                throw new BenchmarkFailedException($"{result} is not what 'evaluate --json' writes.");
            if (measured["failures"] is JsonArray { Count: > 0 } failures)
                throw new BenchmarkFailedException(
                    $"{failures.Count} runs of {result} failed: they are mended before rates are published.");
            measurements.Add(Measurement(measured, scenarios, day));
        }

        var text = new JsonObject { ["measurements"] = measurements }.ToJsonString(
            new JsonSerializerOptions { WriteIndented = true,
                Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
        using (var written = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))) ErrorRates.Read(written);
        await File.WriteAllTextAsync(file, text);
        Console.WriteLine(
            $"{file}: {measurements.Count} measurements of {measurements.Sum(m => m!["scenarios"]!.AsArray().Count)} scenarios and worlds.");
    }

    private static JsonObject Measurement(JsonObject measured, JsonArray scenarios, string day)
    {
        var first = scenarios.FirstOrDefault()?["worst"];
        var isOfScenarios = scenarios.All(s => (string?)s!["kind"] == "scenario");
        // Nothing said is what the seed leaves out; an empty list is complete logs.
        var without = measured["without"] switch
        {
            JsonArray { Count: > 0 } columns => string.Join(", ", columns.Select(c => (string?)c)),
            JsonArray => null,
            _ => "what the seed or the world leaves out of each log",
        };
        return new JsonObject
        {
            ["without"] = without,
            ["measuredOn"] = day,
            // Worlds are each of their own size.
            ["accounts"] = isOfScenarios ? first?["accounts"]?.DeepClone() : null,
            ["interactions"] = isOfScenarios ? first?["interactions"]?.DeepClone() : null,
            ["scenarios"] = new JsonArray([.. scenarios.Select(s => Rounded(WithoutRuns(s!.AsObject())))]),
        };
    }

    private static JsonObject WithoutRuns(JsonObject scenario)
    {
        var kept = scenario.DeepClone().AsObject();
        kept.Remove("runs");
        return kept;
    }

    private static JsonNode? Rounded(JsonNode? node) => node switch
    {
        JsonObject branch => new JsonObject([.. branch.Select(p => KeyValuePair.Create(p.Key, Rounded(p.Value)))]),
        JsonArray items => new JsonArray([.. items.Select(Rounded)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number =>
            JsonNode.Parse(Math.Round(value.GetValue<double>(), Digits).ToString("0.####", CultureInfo.InvariantCulture)),
        _ => node?.DeepClone(),
    };
}
