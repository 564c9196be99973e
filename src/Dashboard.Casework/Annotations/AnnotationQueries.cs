using System.Runtime.CompilerServices;
using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Annotations;

/// <summary>The annotations of a case as threads, and how many there are of what.</summary>
public sealed class AnnotationQueries(CaseworkStore store)
{
    /// <summary>The threads in which something passes a filter, whole, by the numbers of their first.</summary>
    public Task<Listing<AnnotationThread>> ThreadsAsync(
        Actor actor, CaseId caseId, AnnotationFilter filter, bool newestFirst = false, int skip = 0, int take = 100,
        CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadTelemetry,
            async context =>
            {
                var found = Matching(Living(context, caseId), filter).Select(a => a.ReplyTo ?? a.Number);
                var first = context.Annotations.Where(a => a.CaseId == caseId && a.ReplyTo == null && found.Contains(a.Number));
                var listed = await (newestFirst ? first.OrderByDescending(a => a.Number) : first.OrderBy(a => a.Number))
                    .ToListingAsync(skip, take, cancellationToken);
                var numbers = listed.Rows.Select(a => (int?)a.Number).ToList();
                var replies =
                    (await Living(context, caseId).Where(a => numbers.Contains(a.ReplyTo)).OrderBy(a => a.Number)
                        .ToListAsync(cancellationToken)).ToLookup(a => a.ReplyTo);
                return new Listing<AnnotationThread>(
                    [.. listed.Rows.Select(a => new AnnotationThread(a, [.. replies[a.Number]]))], listed.Total);
            },
            cancellationToken);

    /// <summary>All threads that pass a filter, some at a time.</summary>
    public async IAsyncEnumerable<AnnotationThread> AllThreadsAsync(
        Actor actor, CaseId caseId, AnnotationFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var read = 0; ;)
        {
            var page = await ThreadsAsync(
                actor, caseId, filter, skip: read, take: Listing<AnnotationThread>.MaxRows, cancellationToken: cancellationToken);
            foreach (var thread in page.Rows) yield return thread;
            read += page.Rows.Count;
            if (page.Rows.Count == 0 || read >= page.Total) yield break;
        }
    }

    /// <summary>How many annotations there are on each thing.</summary>
    public Task<AnnotationCounts> CountsAsync(Actor actor, CaseId caseId, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadTelemetry,
            async context => new AnnotationCounts(await Living(context, caseId)
                .GroupBy(a => new { a.TargetKind, a.Target }).Select(g => new { g.Key.TargetKind, g.Key.Target, Count = g.Count() })
                .ToDictionaryAsync(g => (g.TargetKind, g.Target), g => g.Count, cancellationToken)),
            cancellationToken);

    /// <summary>The tags and the people of a case's annotations.</summary>
    public Task<AnnotationFacets> FacetsAsync(Actor actor, CaseId caseId, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadTelemetry,
            async context =>
            {
                var living = Living(context, caseId);
                var tagged = await living.Where(a => a.Tags != "").GroupBy(a => a.Tags).Select(g => new { Tags = g.Key, Count = g.Count() })
                    .ToListAsync(cancellationToken);
                var authors = await living.GroupBy(a => a.Author).Select(g => new { Author = g.Key, Count = g.Count() })
                    .ToListAsync(cancellationToken);
                return new AnnotationFacets(
                    MostFirst(tagged.SelectMany(t => AnnotationTags.Of(t.Tags).Select(tag => (tag, t.Count)))
                        .GroupBy(t => t.tag, t => t.Count).Select(g => KeyValuePair.Create(g.Key, g.Sum()))),
                    MostFirst(authors.Select(a => KeyValuePair.Create(a.Author, a.Count))));
            },
            cancellationToken);

    private static IQueryable<Annotation> Living(CaseworkContext context, CaseId caseId) =>
        context.Annotations.AsNoTracking().Where(a => a.CaseId == caseId && !a.IsDeleted);

    private static IQueryable<Annotation> Matching(IQueryable<Annotation> annotations, AnnotationFilter filter)
    {
        if (filter.Kind is { } kind) annotations = annotations.Where(a => a.TargetKind == kind);
        if (filter.Target is { } target) annotations = annotations.Where(a => a.Target == target);
        if (filter.Tag is { Length: > 0 } tag) annotations = annotations.Where(a => (" " + a.Tags + " ").Contains(" " + tag + " "));
        if (filter.Author is { Length: > 0 } author) annotations = annotations.Where(a => a.Author == author);
        if (filter.Text is not { Length: > 0 } text) return annotations;
        var within =
            $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        return annotations.Where(a => EF.Functions.Like(a.Text, within, "\\") || EF.Functions.Like(a.Target, within, "\\"));
    }

    private static List<KeyValuePair<string, int>> MostFirst(IEnumerable<KeyValuePair<string, int>> counts) =>
        [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)];
}
