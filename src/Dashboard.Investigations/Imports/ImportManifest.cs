using System.Text.Json;
using Dashboard.Casework.Records;
using Dashboard.Interactions;

namespace Dashboard.Investigations.Imports;

/// <summary>The manifest of an import as it leaves the program: JSON with the names that the manifest file in the workspace has.</summary>
public static class ImportManifest
{
    private static readonly JsonSerializerOptions Indented = new(CaseworkJson.Options) { WriteIndented = true };

    /// <summary>The manifest, UTF-8.</summary>
    public static byte[] Write(ImportReport report) => JsonSerializer.SerializeToUtf8Bytes(report, Indented);
}
