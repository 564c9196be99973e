using System.Text.Json.Nodes;
using Dashboard.Casework.Access;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Quotations;
using Dashboard.Casework.Records;
using Dashboard.Casework.References;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Casework.Store;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Allegations;

/// <summary>What rests on something.</summary>
/// <param name="Statements">How many statements of allegations rest on it, by what they cite or by what that goes back to.</param>
/// <param name="Approved">The approved and released allegations among theirs, by number: a change puts them back in review.</param>
public sealed record Resting(int Statements, IReadOnlyList<int> Approved);

/// <summary>
/// What allegations rest on: the exhibits, sources, annotations and figures that they cite, the sources that those repeat, and the rules
/// that exhibits were counted by. Nobody approves what rests on their own, and what was approved is in review again once something
/// changes that it rests on.
/// </summary>
public sealed class AllegationBasis(CaseworkStore store)
{
    /// <summary>What rests on something of the case.</summary>
    public Task<Resting> OnAsync(Actor actor, CaseId caseId, Foundation on, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadFindings, context => OnAsync(context, caseId, on, cancellationToken), cancellationToken);

    /// <summary>
    /// Puts the approved allegations of every case back in review that were approved by another rule of standing than the program's, and
    /// lowers what that rule does not allow. A case under legal hold stays as it is; what is printed of it keeps to the rule all the same.
    /// </summary>
    /// <returns>How many were put back.</returns>
    public Task<int> ReopenForRuleAsync(CancellationToken cancellationToken = default) =>
        ReopenForRuleAsync(ElementRule.Version, cancellationToken);

    internal async Task<int> ReopenForRuleAsync(string rule, CancellationToken cancellationToken)
    {
        var stale = await store.ReadAsync(context => StaleAsync(context, rule, cancellationToken), cancellationToken);
        var reopened = 0;
        foreach (var of in stale.GroupBy(a => a.CaseId, a => a.Number))
        {
            try
            {
                reopened += await store.ChangeAsync(
                    Actor.Program, of.Key, CaseOperation.WriteFindings, "rule.change",
                    async change =>
                    {
                        change.Subject = "rule of standing";
                        await ReopenAsync(
                            change, a => of.Contains(a.Number), "The rule of standing changed after this was approved.",
                            "the rule of standing changed", cancellationToken);
                        return of.Count();
                    },
                    cancellationToken);
            }
            catch (RecordsAlteredException)
            {
                // It stays as it was found, and no page, export or verification takes it for what was written.
            }
        }

        return reopened;
    }

    /// <summary>Refuses an approval by somebody who made what the allegation rests on.</summary>
    /// <exception cref="CaseworkNotAllowedException">The actor froze an exhibit that it rests on, or wrote an annotation, a source, one
    /// that it repeats, or a figure or a quotation of it.</exception>
    internal static async Task RequireIndependentAsync(
        CaseworkContext context, Allegation allegation, Actor actor, CancellationToken cancellationToken)
    {
        var foundations = await FoundationsAsync(context, allegation.CaseId, cancellationToken);
        var on = foundations.Of(allegation).SelectMany(s => s.On).ToHashSet();
        var cited = on.Where(f => f.Kind == RecordKind.Exhibit).Select(f => f.Number).ToHashSet();
        var exhibits =
            (await context.Set<Exhibit>().Where(x => x.CaseId == allegation.CaseId && cited.Contains(x.Number))
                .Select(x => new { x.Number, x.FrozenBy }).ToListAsync(cancellationToken))
            .Where(x => IsSame(x.FrozenBy, actor)).Select(x => $"exhibit {x.Number}");
        List<string> own = [
            .. exhibits.Order(StringComparer.Ordinal), .. await WrittenAsync(context, allegation.CaseId, on, actor, cancellationToken)];
        if (own.Count > 0)
            throw new CaseworkNotAllowedException(
                $"You made or changed {string.Join(", ", own)}, on which allegation {allegation.Number} rests, and nobody approves what rests on their own. Nothing was changed; another reviewer can approve it.");
    }

    /// <summary>
    /// Holds the allegations of the case to the rule again after this change touched something: what was approved and rests on it is in
    /// review again, and no standing stays above what its grounds allow now.
    /// </summary>
    /// <param name="what">What happened, a clause: “source 3 was edited”.</param>
    internal static async Task ReopenForAsync(CaseworkChange change, Foundation on, string what, CancellationToken cancellationToken)
    {
        var resting = await OnAsync(change.Context, change.CaseId!.Value, on, cancellationToken);
        await ReopenAsync(
            change, a => resting.Approved.Contains(a.Number), $"{char.ToUpperInvariant(what[0])}{what[1..]} after this was approved.", what,
            cancellationToken);
    }

    /// <summary>Holds the allegations of the case to the rule again after this change said otherwise whose data the case holds.</summary>
    internal static Task ReopenForDataAsync(CaseworkChange change, CancellationToken cancellationToken) =>
        ReopenAsync(
            change, _ => false, "It was said otherwise whose data the case holds.", "it was said otherwise whose data the case holds",
            cancellationToken);

    private static async Task ReopenAsync(
        CaseworkChange change, Func<Allegation, bool> rests, string reason, string cause, CancellationToken cancellationToken)
    {
        var caseId = change.CaseId!.Value;
        var grounding = await AllegationWriting.GroundingAsync(change.Context, caseId, cancellationToken);
        var (reopened, lowered) = (new List<int>(), new List<string>());
        // A source that turns out to be another's, or the accuser's, can change what a ground elsewhere goes back to: all are looked at.
        foreach (var allegation in await AllegationRegister.Whole(change.Context, caseId).Where(a => a.Status != AllegationStatus.Withdrawn)
            .OrderBy(a => a.Number).ToListAsync(cancellationToken))
        {
            var fallen = allegation.Elements.Where(e => Lower(e, grounding, cause)).Select(e => $"{allegation.Number}.{e.Number}").ToList();
            var reopens = allegation.Status.IsSettled() && (fallen.Count > 0 || rests(allegation));
            if (!reopens && fallen.Count == 0) continue;
            if (reopens) allegation.Status = AllegationStatus.InReview;
            (allegation.UpdatedAt, allegation.UpdatedBy) = (change.At, change.Actor.Name);
            change.Context.Entry(allegation).Property(nameof(Allegation.UpdatedAt)).IsModified = true;
            change.Keep(
                RecordKind.Allegation, allegation.Number, allegation.Version + 1,
                AllegationWriting.DocumentOf(allegation) with { Reopened = reason });
            if (reopens) reopened.Add(allegation.Number);
            lowered.AddRange(fallen);
        }

        if (reopened.Count + lowered.Count == 0) return;
        change.Note(new { reopened, lowered, reason });
    }

    private static bool Lower(AllegationElement element, Grounding grounding, string cause)
    {
        var ceiling = grounding.CeilingOf(element);
        if (ceiling.Allows(element.Standing)) return false;
        element.StandingReason =
            $"{element.StandingReason} Lowered from {element.Standing.Word()} to {ceiling.Highest.Word()}: {cause}.".TrimStart();
        element.Standing = ceiling.Highest;
        return true;
    }

    private static async Task<Resting> OnAsync(CaseworkContext context, CaseId caseId, Foundation on, CancellationToken cancellationToken)
    {
        var foundations = await FoundationsAsync(context, caseId, cancellationToken);
        var allegations = await AllegationRegister.Whole(context, caseId).AsNoTracking().Where(a => a.Status != AllegationStatus.Withdrawn)
            .OrderBy(a => a.Number).ToListAsync(cancellationToken);
        var resting = allegations.Select(a => (Allegation: a, Statements: foundations.Of(a).Count(s => s.On.Contains(on))))
            .Where(r => r.Statements > 0).ToList();
        return new Resting(
            resting.Sum(r => r.Statements), [.. resting.Where(r => r.Allegation.Status.IsSettled()).Select(r => r.Allegation.Number)]);
    }

    // As it is stored: what a source draws on before this change edits it.
    private static async Task<Foundations> FoundationsAsync(CaseworkContext context, CaseId caseId, CancellationToken cancellationToken) =>
        new(
        await context.Set<Source>().AsNoTracking().Where(s => s.CaseId == caseId).ToListAsync(cancellationToken),
        await context.Set<ReportedFigure>().AsNoTracking().Where(f => f.CaseId == caseId).ToListAsync(cancellationToken));

    // Who wrote a source stands on the trail: the row has only who did last.
    private static async Task<IReadOnlyList<string>> WrittenAsync(
        CaseworkContext context, CaseId caseId, IReadOnlySet<Foundation> on, Actor actor, CancellationToken cancellationToken)
    {
        var sources = on.Where(f => f.Kind == RecordKind.Source).Select(f => f.Number).ToHashSet();
        var figures = await context.Set<ReportedFigure>().Where(f => f.CaseId == caseId && sources.Contains(f.SourceNumber))
            .Select(f => f.Number).ToListAsync(cancellationToken);
        var quotations = await context.Set<Quotation>().Where(q => q.CaseId == caseId && sources.Contains(q.SourceNumber))
            .Select(q => q.Number).ToListAsync(cancellationToken);
        HashSet<string> subjects =
        [
            .. sources.Select(s => $"source {s}"), .. figures.Select(f => $"figure {f}"), .. quotations.Select(q => $"quotation {q}"),
            .. on.Where(f => f.Kind == RecordKind.ReportedFigure).Select(f => $"figure {f.Number}"),
            .. on.Where(f => f.Kind == RecordKind.Annotation).Select(f => $"annotation {f.Number}"),
        ];
        if (subjects.Count == 0) return [];
        var of = caseId.Value;
        var writers = await context.Set<AuditEntry>().Where(e => e.CaseId == of && subjects.Contains(e.Subject))
            .Select(e => new { e.Subject, e.Actor }).Distinct().ToListAsync(cancellationToken);
        return [.. writers.Where(w => IsSame(w.Actor, actor)).Select(w => w.Subject).Distinct().Order(StringComparer.Ordinal)];
    }

    private static async Task<IReadOnlyList<Allegation>> StaleAsync(
        CaseworkContext context, string rule, CancellationToken cancellationToken)
    {
        var settled = await (from a in context.Set<Allegation>().AsNoTracking()
                             join c in context.Set<Case>() on a.CaseId equals c.Id
                             where c.HeldAt == null && (a.Status == AllegationStatus.Approved || a.Status == AllegationStatus.Released)
                             select a).ToListAsync(cancellationToken);
        var stale = new List<Allegation>();
        foreach (var allegation in settled)
        {
            if (await RuleOfAsync(context, allegation, cancellationToken) != rule) stale.Add(allegation);
        }

        return stale;
    }

    // The rule of standing that an approval was held to; null for one of before it was recorded.
    private static async Task<string?> RuleOfAsync(CaseworkContext context, Allegation allegation, CancellationToken cancellationToken)
    {
        var last = await context.Set<Revision>().AsNoTracking()
            .Where(r => r.CaseId == allegation.CaseId && r.Kind == RecordKind.Allegation && r.Number == allegation.Number)
            .OrderByDescending(r => r.Version).Select(r => r.Document).FirstOrDefaultAsync(cancellationToken);
        return last is null ? null : JsonNode.Parse(last)!["rule"]?.GetValue<string>();
    }

    private static bool IsSame(string name, Actor actor) => string.Equals(name, actor.Name, StringComparison.OrdinalIgnoreCase);
}
