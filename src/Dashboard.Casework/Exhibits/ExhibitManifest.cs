using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Core;

namespace Dashboard.Casework.Exhibits;

/// <summary>
/// The manifest of an exhibit, <c>exhibit.json</c>: UTF-8 without BOM, no insignificant white space, properties in the
/// order in which they are declared here. The SHA-256 of these bytes is the exhibit's content hash.
/// </summary>
public sealed record ExhibitManifest
{
    public const string FileName = "exhibit.json";

    public const string CurrentFormat = "dashboard-exhibit-1";

    public required string Format { get; init; }

    public required CaseId Case { get; init; }

    public required string CaseName { get; init; }

    public required bool IsSynthetic { get; init; }

    public required string Title { get; init; }

    public required ExhibitView View { get; init; }

    public required Selection Selection { get; init; }

    public required string ViewOptions { get; init; }

    public required Method Method { get; init; }

    public required JsonElement Parameters { get; init; }

    public required Fingerprint Fingerprint { get; init; }

    public required string TimeZone { get; init; }

    public required DateTime FrozenAt { get; init; }

    public required string FrozenBy { get; init; }

    public required IReadOnlyList<Figure.Observed> Figures { get; init; }

    public required long RowCount { get; init; }

    /// <summary>The other files, by name.</summary>
    public required IReadOnlyList<ExhibitFile> Files { get; init; }

    /// <summary>SHA-256 of the manifest's bytes; not part of them.</summary>
    [JsonIgnore]
    public string ContentHash { get; init; } = "";
}
