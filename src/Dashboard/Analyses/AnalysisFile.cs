using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Analyses;

/// <summary><c>analysis.json</c> in a case's folder: the stored run, written whole or not at all.</summary>
public static class AnalysisFile
{
    public const string Name = "analysis.json";

    // Signals without a null model have no p-value: NaN, which JSON writes by name.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
        IncludeFields = false,
    };

    /// <summary>Reads a run; null when the folder has none, or one that this version cannot read.</summary>
    public static async Task<StoredAnalysis?> ReadAsync(string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path)) return null;
        await using var file = File.OpenRead(path);
        try
        {
            return await JsonSerializer.DeserializeAsync<StoredAnalysis>(file, Options, cancellation);
        }
        catch (JsonException)
        {
            // A run of another version can be made again from the same data: it counts as none.
            return null;
        }
    }

    /// <summary>Writes a run in the place of the one before.</summary>
    public static async Task WriteAsync(string folder, StoredAnalysis analysis, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Name);
        var unfinished = path + ".tmp";
        await using (var file = File.Create(unfinished)) await JsonSerializer.SerializeAsync(file, analysis, Options, cancellation);
        File.Move(unfinished, path, overwrite: true);
    }
}
