using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Dashboard.Analysis.Campaigns;

namespace Dashboard.Investigations.AnalysisRuns;

/// <summary>
/// What a run concluded, kept when later ones take its place: clusters and every account's assessment, without the graph.
/// </summary>
public sealed record AnalysisRun
{
    public required string DataFingerprint { get; init; }

    /// <summary>When the run ended, UTC. It names the run.</summary>
    public required DateTime RanAt { get; init; }

    public required AnalysisResult Result { get; init; }

    /// <summary>The accounts; an account is its index here.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }

    /// <summary>What changed since an earlier run, and what may be why.</summary>
    public AnalysisComparison ComparedWith(AnalysisRun earlier) =>
        AnalysisComparison.Of((earlier.Result, earlier.Accounts), (Result, Accounts), earlier.DataFingerprint == DataFingerprint);
}

/// <summary>The runs of a case, in its folder's <c>analyses/</c>, a file each. The oldest go when there are many.</summary>
public static class KeptRuns
{
    public const string FolderName = "analyses";

    private const int MostKept = 20;
    private const string TimeFormat = "yyyyMMdd'T'HHmmssfffffff";

    /// <summary>Keeps a run. It counts once it is published.</summary>
    public static async Task KeepAsync(string folder, StoredAnalysis analysis, CancellationToken cancellation)
    {
        var directory = Directory.CreateDirectory(Path.Combine(folder, FolderName));
        var run = new AnalysisRun
        {
            DataFingerprint = analysis.DataFingerprint,
            RanAt = analysis.RanAt,
            Result = analysis.Result with { Slices = [], Targeting = [], Sensitivity = [] },
            Accounts = analysis.Accounts,
        };
        var path = PathOf(folder, analysis.RanAt);
        await using (var file = File.Create(path + ".tmp"))
            await JsonSerializer.SerializeAsync(file, run, AnalysisFile.Options, cancellation);
        File.Move(path + ".tmp", path, overwrite: true);
        foreach (var old in directory.EnumerateFiles("*.json").OrderByDescending(f => f.Name, StringComparer.Ordinal).Skip(MostKept))
            old.Delete();
    }

    /// <summary>When each run kept ended, the latest first, up to the published one.</summary>
    public static ImmutableArray<DateTime> List(string folder, DateTime published)
    {
        var directory = new DirectoryInfo(Path.Combine(folder, FolderName));
        if (!directory.Exists) return [];
        return [.. directory.EnumerateFiles("*.json").Select(f => TimeOf(Path.GetFileNameWithoutExtension(f.Name))).OfType<DateTime>()
            .Where(at => at <= published).OrderDescending()];
    }

    /// <summary>Reads a run; null when there is none of that time, or one that this version cannot read.</summary>
    public static async Task<AnalysisRun?> ReadAsync(string folder, DateTime ranAt, CancellationToken cancellation)
    {
        if (!File.Exists(PathOf(folder, ranAt))) return null;
        await using var file = File.OpenRead(PathOf(folder, ranAt));
        try
        {
            return await JsonSerializer.DeserializeAsync<AnalysisRun>(file, AnalysisFile.Options, cancellation);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What a run is called: its time, as files and addresses have it.</summary>
    public static string NameOf(DateTime ranAt) => ranAt.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>The time of a run of that name; null for what is none.</summary>
    public static DateTime? TimeOf(string? name) => DateTime.TryParseExact(
        name, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
        ? at : null;

    private static string PathOf(string folder, DateTime ranAt) => Path.Combine(folder, FolderName, NameOf(ranAt) + ".json");
}
