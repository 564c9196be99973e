using Dashboard.Casework.Access;

namespace Dashboard.Casework.People;

/// <summary>One sign-in of a person, or one visit, on one browser.</summary>
public sealed class Session
{
    /// <summary>A random id, which the browser's cookie holds encrypted.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who signed in; null for a visitor.</summary>
    public string? Person { get; init; }

    /// <summary>As what a visitor looks around; null for a person.</summary>
    public Role? VisitingAs { get; init; }

    public required DateTime StartedAt { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required DateTime ExpiresAt { get; init; }

    /// <summary>When it was ended; null while it lasts.</summary>
    public DateTime? EndedAt { get; set; }
}
