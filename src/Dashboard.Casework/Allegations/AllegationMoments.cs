using Dashboard.Casework.Access;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Records;
using Dashboard.Casework.Standings;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Allegations;

/// <summary>
/// When the allegations of a case were opened, submitted and decided, and which times they speak of: for whoever reads its findings.
/// </summary>
public sealed class AllegationMoments(CaseworkStore store)
{
    // An event of an allegation has no length of its own.
    private static readonly TimeSpan Instantly = TimeSpan.FromTicks(1);

    /// <summary>The moments in the order of their times.</summary>
    public async Task<IReadOnlyList<AllegationMoment>> ListAsync(
        Actor actor, CaseId caseId, CancellationToken cancellationToken = default) =>
        (await store.ReadAsync(
            actor, caseId, CaseOperation.ReadFindings, async context => await ReadAsync(context, caseId, cancellationToken),
            cancellationToken)).Rows;

    private static async Task<Listing<AllegationMoment>> ReadAsync(
        CaseworkContext context, CaseId caseId, CancellationToken cancellationToken)
    {
        var allegations = await context.Allegations.AsNoTracking().Where(a => a.CaseId == caseId)
            .Select(a => new { a.Number, a.Title, a.CreatedAt, a.CreatedBy, a.Version })
            .ToDictionaryAsync(a => a.Number, cancellationToken);
        if (allegations.Count == 0) return new([], 0);
        var moments = allegations.Values.Select(
            a => new AllegationMoment(a.Number, a.Title, AllegationStep.Opened, At(a.CreatedAt), a.CreatedBy)).ToList();
        if (allegations.Values.Any(a => a.Version > 1))
            moments.AddRange(await StepsAsync(context, caseId, number => allegations[number].Title, cancellationToken));
        moments.AddRange(
            (await context.Set<Ground>().AsNoTracking()
                .Where(g => g.CaseId == caseId && g.ExhibitNumber != null && g.Bearing == Bearing.For)
                .Join(
                    context.Exhibits, g => new { g.CaseId, Number = g.ExhibitNumber!.Value }, x => new { x.CaseId, x.Number },
                    (g, x) => new { g.AllegationNumber, x.Number, x.Selection })
                .Distinct().ToListAsync(cancellationToken))
            .Where(claim => claim.Selection.Time is not null)
            .Select(
                claim => new AllegationMoment(
                    claim.AllegationNumber, allegations[claim.AllegationNumber].Title, AllegationStep.Claims, claim.Selection.Time!.Value,
                    "", claim.Number)));
        return new([.. moments.OrderBy(m => m.Time.Start).ThenBy(m => m.Number).ThenBy(m => m.Step)], moments.Count);
    }

    // The status as it changed from one saved version to the next; the texts beside it stay where they are.
    private static async Task<IEnumerable<AllegationMoment>> StepsAsync(
        CaseworkContext context, CaseId caseId, Func<int, string> titleOf, CancellationToken cancellationToken)
    {
        var versions = await context.Database.SqlQuery<Saved>(
            $"SELECT Number, SavedAt, SavedBy, json_extract(Document, '$.status') AS Status FROM Revisions WHERE CaseId = {caseId.Value} AND Kind = {nameof(RecordKind.Allegation)} ORDER BY Number, Version")
            .ToListAsync(cancellationToken);
        return versions.Zip(versions.Skip(1))
            .Where(pair => pair.First.Number == pair.Second.Number && pair.First.Status != pair.Second.Status)
            .Select(
                pair => new AllegationMoment(
                    pair.Second.Number, titleOf(pair.Second.Number), StepTo(pair.First.Status, pair.Second.Status),
                    At(Instant.Parse(pair.Second.SavedAt)), pair.Second.SavedBy));
    }

    private static AllegationStep StepTo(string from, string to) => Enum.Parse<AllegationStatus>(to, ignoreCase: true) switch
    {
        AllegationStatus.InReview when Enum.Parse<AllegationStatus>(from, ignoreCase: true).IsSettled() => AllegationStep.Reopened,
        AllegationStatus.InReview => AllegationStep.Submitted,
        AllegationStatus.Draft => AllegationStep.SentBack,
        AllegationStatus.Approved => AllegationStep.Approved,
        AllegationStatus.Released => AllegationStep.Released,
        AllegationStatus.Withdrawn => AllegationStep.Withdrawn,
        _ => throw new ArgumentOutOfRangeException(nameof(to)),
    };

    private static TimeRange At(DateTime instant) => new(instant, instant + Instantly);

    private sealed record Saved(int Number, string SavedAt, string SavedBy, string Status);
}
