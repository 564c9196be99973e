using System.Globalization;
using Dashboard.Scenarios.Catalogue;

namespace Dashboard.Scenarios.Worlds;

/// <summary>
/// Public traces of real traffic, where they lie in <c>shared/data</c> beside the repository or above it: the arrivals of 58,317 accounts
/// before an election (CooRTweet, Righetti &amp; Balluff, MIT), token sizes of a hosted model (AzurePublicDataset 2023, CC-BY) and of a
/// conversation service (Mooncake, Apache-2.0). Nothing of them is copied into the project.
/// </summary>
internal static class PublicTraces
{
    private static readonly Lazy<string?> Folder = new(Find);

    private static readonly Lazy<long[][]> Arrivals = new(ReadArrivals);

    private static readonly Lazy<(int Read, int Written)[]> Sizes = new(ReadSizes);

    /// <summary>Null if all are here, or a sentence.</summary>
    public static string? Lacks() => Folder.Value is null
        ? "The public traces (coortweet-german, azure-llm, mooncake in shared/data, beside the repository) are not here, so a world of real arrivals cannot be made."
        : null;

    /// <summary>The moments at which each account acted, in seconds from the first of all; accounts with 20 to 400 of them.</summary>
    public static long[][] ArrivalsByAccount => Arrivals.Value;

    /// <summary>Tokens read and written of real requests, of both traces.</summary>
    public static (int Read, int Written)[] TokenSizes => Sizes.Value;

    private static string? Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var data = Path.Combine(directory.FullName, "shared", "data");
            if (File.Exists(ArrivalFile(data)) && File.Exists(AzureFile(data)) && File.Exists(MooncakeFile(data))) return data;
        }

        return null;
    }

    private static string ArrivalFile(string data) => Path.Combine(data, "coortweet-german", "german_elections.csv");

    private static string AzureFile(string data) => Path.Combine(data, "azure-llm", "AzureLLMInferenceTrace_conv.csv");

    private static string MooncakeFile(string data) => Path.Combine(data, "mooncake", "conversation_trace.jsonl");

    private static long[][] ReadArrivals()
    {
        var byAccount = new Dictionary<string, SortedSet<long>>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(ArrivalFile(Folder.Value!)).Skip(1))
        {
            var fields = line.Split(',');
            if (!long.TryParse(fields[^1], CultureInfo.InvariantCulture, out var at)) continue;
            if (!byAccount.TryGetValue(fields[0], out var times)) byAccount[fields[0]] = times = [];
            times.Add(at);
        }

        var first = byAccount.Values.Min(times => times.Min);
        return [.. byAccount.OrderBy(pair => pair.Key, StringComparer.Ordinal).Where(pair => pair.Value.Count is >= 20 and <= 400)
            .Select(pair => pair.Value.Select(at => at - first).ToArray())];
    }

    private static (int, int)[] ReadSizes()
    {
        var azure = File.ReadLines(AzureFile(Folder.Value!)).Skip(1).Select(line => line.Split(',')).Where(fields => fields.Length == 3)
            .Select(fields => (int.Parse(fields[1], CultureInfo.InvariantCulture), int.Parse(fields[2], CultureInfo.InvariantCulture)));
        var mooncake = File.ReadLines(MooncakeFile(Folder.Value!)).Where(line => line.Length > 0).Select(line =>
        {
            using var json = System.Text.Json.JsonDocument.Parse(line);
            return (json.RootElement.GetProperty("input_length").GetInt32(), json.RootElement.GetProperty("output_length").GetInt32());
        });
        return [.. azure, .. mooncake];
    }
}
