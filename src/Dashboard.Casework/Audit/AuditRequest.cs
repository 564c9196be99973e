using Dashboard.Casework.Access;
using Dashboard.Casework.Trail;
using Dashboard.Core;

namespace Dashboard.Casework.Audit;

/// <summary>Which entries of the audit trail are meant; what is null or empty does not narrow.</summary>
/// <param name="Actor">The actor's whole name.</param>
/// <param name="Action">A whole action, <c>allegation.save</c>, or its feature, <c>allegation</c>, for all that was done to any.</param>
/// <param name="Subject">The whole subject, <c>allegation 3</c>.</param>
/// <param name="From">The first instant, UTC.</param>
/// <param name="Until">The first instant after the last, UTC.</param>
/// <param name="Text">
/// A text within the subject, the detail, the actor's name or the action, or the beginning of the hash. ASCII letters match in either case.
/// </param>
public sealed record AuditFilter(
    string? Actor = null, ActorKind? ActorKind = null, string? Action = null, string? Subject = null, DateTime? From = null,
    DateTime? Until = null, string Text = "")
{
    /// <summary>Every entry.</summary>
    public static AuditFilter None { get; } = new();
}

/// <summary>Which entries are asked for, a page at a time.</summary>
/// <param name="CaseId">The case; null for the entries that concern none, such as sign-ins.</param>
/// <param name="Filter">Which of them; null for all.</param>
/// <param name="OldestFirst">Whether the order of time is followed; the newest come first otherwise.</param>
/// <param name="After">The sequence of the entry after which the page begins, in the order asked for; null for the first page.</param>
/// <param name="Take">How many at most; <see cref="AuditListing.MaxRows"/> are the most.</param>
public sealed record AuditRequest(
    CaseId? CaseId = null, AuditFilter? Filter = null, bool OldestFirst = false, long? After = null, int Take = 100);

/// <summary>A page of the audit trail.</summary>
/// <param name="Next">What to ask the following page <see cref="AuditRequest.After"/>; null when this is the last.</param>
public sealed record AuditListing(IReadOnlyList<AuditEntry> Rows, long? Next)
{
    /// <summary>How many rows one call gives at most.</summary>
    public const int MaxRows = 1000;
}

/// <summary>How many entries there are: all counted, or more than <paramref name="Counted"/>.</summary>
public readonly record struct AuditCount(int Counted, bool IsMore);

/// <summary>How far a search has come.</summary>
/// <param name="Searched">How many entries it has looked through.</param>
/// <param name="Reached">The time of the last of them, UTC.</param>
public readonly record struct AuditSearchProgress(long Searched, DateTime Reached);
