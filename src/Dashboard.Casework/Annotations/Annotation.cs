using Dashboard.Casework.Records;
using Dashboard.Core;

namespace Dashboard.Casework.Annotations;

/// <summary>What an annotation is on.</summary>
public enum AnnotationTarget
{
    Account,
    TimeRange,
    Cell,
    Cluster,
    Attribute,
    Link,
    Interaction,
    Template,
}

/// <summary>What a person wrote beside something that is visible.</summary>
public sealed class Annotation : IVersioned
{
    public required CaseId CaseId { get; init; }

    public required int Number { get; init; }

    public required AnnotationTarget TargetKind { get; init; }

    /// <summary>
    /// The target's canonical text: an account's id, a <see cref="TimeRange"/>, the two accounts of a link, …
    /// Compared letter by letter.
    /// </summary>
    public required string Target { get; init; }

    /// <summary>The annotation that this one answers and that begins the thread; null for one that begins its own.</summary>
    public int? ReplyTo { get; init; }

    /// <summary>Markdown.</summary>
    public required string Text { get; set; }

    /// <summary>Its tags, as <see cref="AnnotationTags.Normalize"/> writes them.</summary>
    public string Tags { get; set; } = "";

    public required string Author { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }

    public long Version { get; set; }

    /// <summary>Whether it was taken away. It is kept, with its revisions, and no longer listed.</summary>
    public bool IsDeleted { get; set; }
}
