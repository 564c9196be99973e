namespace Dashboard.Casework.Annotations;

/// <summary>What a person writes of an annotation.</summary>
/// <param name="Text">Markdown.</param>
/// <param name="Tags">Its tags as they were typed; they are kept as <see cref="AnnotationTags.Normalize"/> writes them.</param>
public sealed record AnnotationEdit(string Text, string Tags = "")
{
    /// <summary>The annotation as it is.</summary>
    public static AnnotationEdit Of(Annotation annotation) => new(annotation.Text, annotation.Tags);
}
