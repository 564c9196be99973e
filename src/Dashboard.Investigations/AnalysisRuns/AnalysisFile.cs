using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Investigations.AnalysisRuns;

/// <summary><c>analysis.json</c> in a case's folder: the stored run, written whole or not at all.</summary>
public static class AnalysisFile
{
    public const string Name = "analysis.json";

    // Signals without a null model have no p-value: NaN, which JSON writes by name.
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
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

    /// <summary>When the stored run ended, UTC, without reading the rest of it; null as in <see cref="ReadAsync"/>.</summary>
    public static async Task<DateTime?> ReadTimeAsync(string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path)) return null;
        await using var file = File.OpenRead(path);
        try
        {
            return (await JsonSerializer.DeserializeAsync<TimeOfRun>(file, Options, cancellation))?.RanAt;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// Writes a run beside the one before. From then until it is published or discarded, the assignments that are stored
    /// with the interactions may be those of either run.
    /// </summary>
    public static async Task WriteUnpublishedAsync(string folder, StoredAnalysis analysis, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        await using var file = File.Create(UnpublishedPath(folder));
        await JsonSerializer.SerializeAsync(file, analysis, Options, cancellation);
    }

    /// <summary>Puts the run that was written beside in the place of the one before.</summary>
    public static void Publish(string folder) => File.Move(UnpublishedPath(folder), Path.Combine(folder, Name), overwrite: true);

    /// <summary>Whether a run was written beside and not published.</summary>
    public static bool HasUnpublished(string folder) => File.Exists(UnpublishedPath(folder));

    /// <summary>Forgets a run that was written beside; the assignments must be those of the published one by then.</summary>
    public static void Discard(string folder) => File.Delete(UnpublishedPath(folder));

    private static string UnpublishedPath(string folder) => Path.Combine(folder, Name + ".tmp");

    private sealed record TimeOfRun
    {
        public required DateTime RanAt { get; init; }
    }
}
