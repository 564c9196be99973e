using Dashboard.Casework.Store;
using Dashboard.Casework.Trail;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Audit;

/// <summary>
/// A filter as a query. Entries are ordered by time and then by sequence, which every index of the table ends in, so
/// that a page is read where it lies, whatever is filtered by, and none before it is touched.
/// </summary>
internal static class AuditQuery
{
    /// <summary>What the filter lets through but for its text, which no index helps with.</summary>
    public static IQueryable<AuditEntry> Indexed(CaseworkContext context, AuditRequest request)
    {
        var (of, filter) = (request.CaseId?.Value, request.Filter ?? AuditFilter.None);
        var entries = context.AuditEntries.AsNoTracking().Where(e => e.CaseId == of);
        if (filter.Actor is { Length: > 0 } actor) entries = entries.Where(e => e.Actor == actor);
        if (filter.ActorKind is { } kind) entries = entries.Where(e => e.ActorKind == kind);
        if (filter.Subject is { Length: > 0 } subject) entries = entries.Where(e => e.Subject == subject);
        if (filter.From is { } from) entries = entries.Where(e => e.At >= from);
        if (filter.Until is { } until) entries = entries.Where(e => e.At < until);
        if (filter.Action is not { Length: > 0 } action) return entries;
        return action.Contains('.', StringComparison.Ordinal)
            ? entries.Where(e => e.Action == action)
            : entries.Where(e => EF.Property<string>(e, AuditEntry.Feature) == action);
    }

    /// <summary>The entries in which the text occurs.</summary>
    public static IQueryable<AuditEntry> Holding(this IQueryable<AuditEntry> entries, string text)
    {
        if (text.Length == 0) return entries;
        var start = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal) + "%";
        var within = "%" + start;
        return entries.Where(e => EF.Functions.Like(e.Detail, within, "\\") || EF.Functions.Like(e.Subject, within, "\\")
            || EF.Functions.Like(e.Actor, within, "\\") || EF.Functions.Like(e.Action, within, "\\")
            || EF.Functions.Like(e.Hash, start, "\\"));
    }

    public static IOrderedQueryable<AuditEntry> Ordered(this IQueryable<AuditEntry> entries, bool oldestFirst) => oldestFirst
        ? entries.OrderBy(e => e.At).ThenBy(e => e.Sequence)
        : entries.OrderByDescending(e => e.At).ThenByDescending(e => e.Sequence);

    /// <summary>
    /// The entries that follow a place in the order. The time alone bounds the index; the rest decides among equal times.
    /// </summary>
    public static IQueryable<AuditEntry> After(this IQueryable<AuditEntry> entries, bool oldestFirst, AuditPlace? place) =>
        (place, oldestFirst) switch
    {
        (null, _) => entries,
        ({ At: var at, Sequence: var sequence }, true) => entries.Where(e => e.At >= at && (e.At > at || e.Sequence > sequence)),
        ({ At: var at, Sequence: var sequence }, false) => entries.Where(e => e.At <= at && (e.At < at || e.Sequence < sequence)),
    };

    /// <summary>The entries up to a place in the order, that one too.</summary>
    public static IQueryable<AuditEntry> UpTo(this IQueryable<AuditEntry> entries, bool oldestFirst, AuditPlace? place) =>
        (place, oldestFirst) switch
    {
        (null, _) => entries,
        ({ At: var at, Sequence: var sequence }, true) => entries.Where(e => e.At <= at && (e.At < at || e.Sequence <= sequence)),
        ({ At: var at, Sequence: var sequence }, false) => entries.Where(e => e.At >= at && (e.At > at || e.Sequence >= sequence)),
    };
}

/// <summary>Where an entry stands in the order of entries.</summary>
internal sealed record AuditPlace(DateTime At, long Sequence);
