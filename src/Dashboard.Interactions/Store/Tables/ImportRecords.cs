using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Interactions.DuckDb;

namespace Dashboard.Interactions.Store.Tables;

/// <summary>What is kept of imports: their rows in the store, and their files beside it.</summary>
internal static class ImportRecords
{
    /// <summary>Where manifests and rejects lie, below the case's directory.</summary>
    public const string Folder = "imports";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Manifest = new(Json) { WriteIndented = true };

    /// <summary>The imports in order.</summary>
    public static IReadOnlyList<ImportReport> Reports(DuckDbConnection connection, CancellationToken cancellation) =>
        connection.Rows(
            "SELECT report FROM imports ORDER BY number", r => JsonSerializer.Deserialize<ImportReport>(r.GetString(0), Json)!,
            cancellation);

    /// <summary>A report, its mapping or rules, as the table of imports keeps them, read again.</summary>
    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Json)!;

    /// <summary>A report, its mapping or rules, as the table of imports keeps them.</summary>
    public static string TextOf<T>(T kept) => JsonSerializer.Serialize(kept, Json);

    /// <summary>
    /// The files of an import: its manifest, its rejects, the header of the log that they come from, and the rows that differ from others
    /// of their ids.
    /// </summary>
    public static IEnumerable<string> FilesOf(string directory, int number) =>
        ((string[])["json", "rejects.csv", "header", "differing.csv"])
        .Select(name => Path.Combine(directory, $"{number.Invariant()}.{name}"));

    /// <summary>Writes a manifest so that it survives a power cut.</summary>
    public static void WriteManifest<T>(string path, T manifest)
    {
        using var file = File.Create(path);
        JsonSerializer.Serialize(file, manifest, Manifest);
        file.WriteByte((byte)'\n');
        file.Flush(flushToDisk: true);
    }
}
