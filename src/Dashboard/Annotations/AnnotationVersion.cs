using System.Text.Json;
using Dashboard.Casework;

namespace Dashboard.Annotations;

/// <summary>An annotation as it was saved once.</summary>
public sealed record AnnotationVersion(long Version, string SavedBy, DateTime SavedAt, string Text, string Tags, bool IsDeleted)
{
    /// <summary>Reads a revision. Those of before there were tags have none.</summary>
    public static AnnotationVersion Of(Revision revision)
    {
        var document = JsonSerializer.Deserialize<Document>(revision.Document, CaseworkJson.Options)!;
        return new(revision.Version, revision.SavedBy, revision.SavedAt, document.Text, document.Tags ?? "", document.IsDeleted);
    }

    private sealed record Document(string Text, string? Tags, bool IsDeleted);
}
