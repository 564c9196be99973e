using System.Text.Json;
using Dashboard.Casework.Records;

namespace Dashboard.Annotations;

/// <summary>What an annotation said once. Those of before there were tags have none.</summary>
public sealed record AnnotationVersion(string Text, bool IsDeleted, string Tags = "")
{
    public static AnnotationVersion Of(Revision revision) =>
        JsonSerializer.Deserialize<AnnotationVersion>(revision.Document, CaseworkJson.Options)!;
}
