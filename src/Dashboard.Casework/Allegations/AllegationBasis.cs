using Dashboard.Casework.Access;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Casework.Store;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Allegations;

/// <summary>What rests on a source or an exhibit.</summary>
/// <param name="Statements">How many elements of allegations cite it, or a source that goes back to it.</param>
/// <param name="Approved">The approved and released allegations among theirs, by number: a change puts them back in review.</param>
public sealed record Resting(int Statements, IReadOnlyList<int> Approved);

/// <summary>
/// What allegations rest on: the exhibits and sources that they cite, and the sources that those repeat. Nobody approves what rests on
/// their own, and what was approved is in review again once something changes that it rests on.
/// </summary>
public sealed class AllegationBasis(CaseworkStore store)
{
    /// <summary>What rests on a source of the case.</summary>
    public Task<Resting> OnSourceAsync(Actor actor, CaseId caseId, int source, CancellationToken cancellationToken = default) =>
        store.ReadAsync(actor, caseId, CaseOperation.ReadFindings, context => OnAsync(context, caseId, source, null, cancellationToken), cancellationToken);

    /// <summary>What rests on an exhibit of the case.</summary>
    public Task<Resting> OnExhibitAsync(Actor actor, CaseId caseId, int exhibit, CancellationToken cancellationToken = default) =>
        store.ReadAsync(actor, caseId, CaseOperation.ReadFindings, context => OnAsync(context, caseId, null, exhibit, cancellationToken), cancellationToken);

    /// <summary>Refuses an approval by somebody who made what the allegation rests on.</summary>
    /// <exception cref="CaseworkNotAllowedException">The actor froze an exhibit that is cited, or wrote a source that is, one that it repeats, or a figure of it.</exception>
    internal static async Task RequireIndependentAsync(CaseworkContext context, Allegation allegation, Actor actor, CancellationToken cancellationToken)
    {
        var grounds = allegation.Elements.SelectMany(e => e.Grounds).ToList();
        var cited = grounds.Select(g => g.ExhibitNumber).OfType<int>().ToHashSet();
        var exhibits = (await context.Exhibits.Where(x => x.CaseId == allegation.CaseId && cited.Contains(x.Number)).Select(x => new { x.Number, x.FrozenBy }).ToListAsync(cancellationToken))
            .Where(x => IsSame(x.FrozenBy, actor)).Select(x => $"exhibit {x.Number}");
        var sources = await WithOriginsAsync(context, allegation.CaseId, grounds.Select(g => g.SourceNumber).OfType<int>(), cancellationToken);
        var written = await WrittenAsync(context, allegation.CaseId, sources, actor, cancellationToken);
        List<string> own = [.. exhibits.Order(StringComparer.Ordinal), .. written];
        if (own.Count > 0)
            throw new CaseworkNotAllowedException($"You made or changed {string.Join(", ", own)}, on which allegation {allegation.Number} rests, and nobody approves what rests on their own. Nothing was changed; another reviewer can approve it.");
    }

    /// <summary>
    /// Holds the allegations of the case to the rule again after this change edited a source: what was approved and rests on it is in
    /// review again, and no standing stays above what its grounds allow now.
    /// </summary>
    internal static Task ReopenForSourceAsync(CaseworkChange change, int source, CancellationToken cancellationToken) =>
        ReopenAsync(change, source, null, $"Source {source} was edited after this was approved.", $"source {source} was edited", cancellationToken);

    /// <summary>Puts the approved allegations back in review that rest on an exhibit whose figures this change finds drifted.</summary>
    internal static Task ReopenForExhibitAsync(CaseworkChange change, int exhibit, CancellationToken cancellationToken) =>
        ReopenAsync(change, null, exhibit, $"Exhibit {exhibit} was counted again after this was approved and came out different.", $"exhibit {exhibit} drifted", cancellationToken);

    /// <summary>Holds the allegations of the case to the rule again after this change said otherwise whose data the case holds.</summary>
    internal static Task ReopenForDataAsync(CaseworkChange change, CancellationToken cancellationToken) =>
        ReopenAsync(change, null, null, "It was said otherwise whose data the case holds.", "it was said otherwise whose data the case holds", cancellationToken);

    private static async Task ReopenAsync(CaseworkChange change, int? source, int? exhibit, string reason, string cause, CancellationToken cancellationToken)
    {
        var caseId = change.CaseId!.Value;
        var resting = await OnAsync(change.Context, caseId, source, exhibit, cancellationToken);
        var grounding = await AllegationWriting.GroundingAsync(change.Context, caseId, cancellationToken);
        var (reopened, lowered) = (new List<int>(), new List<string>());
        // A source that turns out to be another's, or the accuser's, can change what a ground elsewhere goes back to: all are looked at.
        foreach (var allegation in await AllegationRegister.Whole(change.Context, caseId).Where(a => a.Status != AllegationStatus.Withdrawn).OrderBy(a => a.Number).ToListAsync(cancellationToken))
        {
            var fallen = allegation.Elements.Where(e => Lower(e, grounding, cause)).Select(e => $"{allegation.Number}.{e.Number}").ToList();
            var reopens = allegation.Status.IsSettled() && (fallen.Count > 0 || resting.Approved.Contains(allegation.Number));
            if (!reopens && fallen.Count == 0) continue;
            if (reopens) allegation.Status = AllegationStatus.InReview;
            (allegation.UpdatedAt, allegation.UpdatedBy) = (change.At, change.Actor.Name);
            change.Context.Entry(allegation).Property(nameof(Allegation.UpdatedAt)).IsModified = true;
            change.Keep(RecordKind.Allegation, allegation.Number, allegation.Version + 1, AllegationWriting.DocumentOf(allegation) with { Reopened = reason });
            if (reopens) reopened.Add(allegation.Number);
            lowered.AddRange(fallen);
        }

        if (reopened.Count + lowered.Count > 0) change.Note(new { reopened, lowered, reason });
    }

    private static bool Lower(AllegationElement element, Grounding grounding, string cause)
    {
        var ceiling = grounding.CeilingOf(element);
        if (ceiling.Allows(element.Standing)) return false;
        element.StandingReason = $"{element.StandingReason} Lowered from {element.Standing.Word()} to {ceiling.Highest.Word()}: {cause}.".TrimStart();
        element.Standing = ceiling.Highest;
        return true;
    }

    private static async Task<Resting> OnAsync(CaseworkContext context, CaseId caseId, int? source, int? exhibit, CancellationToken cancellationToken)
    {
        var sources = source is { } number ? await WithRepeatsAsync(context, caseId, number, cancellationToken) : [];
        var elements = await context.Set<Ground>().Where(g => g.CaseId == caseId && ((exhibit != null && g.ExhibitNumber == exhibit) || (g.SourceNumber != null && sources.Contains(g.SourceNumber.Value))))
            .Select(g => new { g.AllegationNumber, g.ElementNumber }).Distinct().ToListAsync(cancellationToken);
        var allegations = elements.Select(e => e.AllegationNumber).ToHashSet();
        var approved = await context.Allegations.Where(a => a.CaseId == caseId && (a.Status == AllegationStatus.Approved || a.Status == AllegationStatus.Released) && allegations.Contains(a.Number)).OrderBy(a => a.Number).Select(a => a.Number).ToListAsync(cancellationToken);
        return new Resting(elements.Count, approved);
    }

    // Who wrote a source stands on the trail: the row has only who did last.
    private static async Task<IReadOnlyList<string>> WrittenAsync(CaseworkContext context, CaseId caseId, IReadOnlySet<int> sources, Actor actor, CancellationToken cancellationToken)
    {
        if (sources.Count == 0) return [];
        var figures = await context.ReportedFigures.Where(f => f.CaseId == caseId && sources.Contains(f.SourceNumber)).Select(f => f.Number).ToListAsync(cancellationToken);
        var subjects = sources.Select(s => $"source {s}").Concat(figures.Select(f => $"figure {f}")).ToList();
        var of = caseId.Value;
        var writers = await context.AuditEntries.Where(e => e.CaseId == of && subjects.Contains(e.Subject)).Select(e => new { e.Subject, e.Actor }).Distinct().ToListAsync(cancellationToken);
        return [.. writers.Where(w => IsSame(w.Actor, actor)).Select(w => w.Subject).Distinct().Order(StringComparer.Ordinal)];
    }

    private static async Task<HashSet<int>> WithOriginsAsync(CaseworkContext context, CaseId caseId, IEnumerable<int> cited, CancellationToken cancellationToken)
    {
        var origins = await OriginsAsync(context, caseId, cancellationToken);
        var (found, open) = (new HashSet<int>(), new Queue<int>(cited));
        while (open.TryDequeue(out var at))
        {
            if (!found.Add(at)) continue;
            foreach (var parent in origins.GetValueOrDefault(at) ?? []) open.Enqueue(parent);
        }

        return found;
    }

    private static async Task<List<int>> WithRepeatsAsync(CaseworkContext context, CaseId caseId, int source, CancellationToken cancellationToken)
    {
        var origins = await OriginsAsync(context, caseId, cancellationToken);
        var found = new HashSet<int> { source };
        while (origins.FirstOrDefault(o => o.Value.Any(found.Contains) && !found.Contains(o.Key)) is { Key: > 0 } repeat) found.Add(repeat.Key);
        return [.. found];
    }

    private static Task<Dictionary<int, IReadOnlyList<int>>> OriginsAsync(CaseworkContext context, CaseId caseId, CancellationToken cancellationToken) =>
        context.Sources.AsNoTracking().Where(s => s.CaseId == caseId).ToDictionaryAsync(s => s.Number, s => s.DerivedFrom, cancellationToken);

    private static bool IsSame(string name, Actor actor) => string.Equals(name, actor.Name, StringComparison.OrdinalIgnoreCase);
}
