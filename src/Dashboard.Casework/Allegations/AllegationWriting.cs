using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Dashboard.Casework.Access;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Hypotheses;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Allegations;

/// <summary>How an edit becomes the stored allegation, and how that is recorded.</summary>
internal static class AllegationWriting
{
    /// <summary>The allegation whole, as revisions and the audit trail keep it.</summary>
    public sealed record Document(
        string Title, AllegationStatus Status, string Summary, string Against, IReadOnlyList<ElementEdit> Elements)
    {
        /// <summary>Who, when, at what, and what the accused say; null in documents of before there was such.</summary>
        public AllegationParticulars? Particulars { get; init; }

        /// <summary>The accounts that compete, and the evidence held against each; null in documents of before there was such.</summary>
        public HypothesisMatrix? Hypotheses { get; init; }

        /// <summary>Why it was approved with red remarks open; null where none was.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? OverrideReason { get; init; }

        /// <summary>The rule of standing that it was approved by; null where it is not approved.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Rule { get; init; }

        /// <summary>Why it is in review again after it was approved; null for a version that a person saved.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Reopened { get; init; }
    }

    public static Document DocumentOf(Allegation allegation)
    {
        var edit = AllegationEdit.Of(allegation);
        return new Document(edit.Title, allegation.Status, edit.Summary, edit.Against, edit.Elements)
        {
            Particulars = edit.Particulars, Hypotheses = edit.Hypotheses,
            OverrideReason = allegation.OverrideReason.Length > 0 ? allegation.OverrideReason : null,
            Rule = allegation.Status.IsSettled() ? ElementRule.Version : null,
        };
    }

    public static void Record(CaseworkChange change, Document? before, Allegation after, long version)
    {
        var document = DocumentOf(after);
        change.Subject = $"allegation {after.Number}";
        change.Record(before, document);
        change.Keep(RecordKind.Allegation, after.Number, version, document);
    }

    public static bool IsStep(AllegationStatus from, AllegationStatus to) => (from, to) switch
    {
        (AllegationStatus.Draft, AllegationStatus.InReview) => true,
        (AllegationStatus.InReview, AllegationStatus.Draft or AllegationStatus.Approved) => true,
        (AllegationStatus.Approved, AllegationStatus.Released) => true,
        (not AllegationStatus.Withdrawn, AllegationStatus.Withdrawn) => true,
        _ => false,
    };

    /// <summary>Everybody who has written at the allegation: who saved a version in which more than the status changed.</summary>
    public static async Task<IReadOnlySet<string>> WritersAsync(
        CaseworkContext context, CaseId caseId, int number, CancellationToken cancellationToken)
    {
        var writers = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var before = "";
        var revisions = context.Revisions.AsNoTracking()
            .Where(r => r.CaseId == caseId && r.Kind == RecordKind.Allegation && r.Number == number).OrderBy(r => r.Version);
        await foreach (var revision in revisions.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var document = JsonNode.Parse(revision.Document)!.AsObject();
            document.Remove("status");
            document.Remove("reopened");
            document.Remove("overrideReason");
            document.Remove("rule");
            var text = document.ToJsonString();
            if (text != before) writers.Add(revision.SavedBy);
            before = text;
        }

        return writers;
    }

    public static async Task ApplyAsync(
        CaseworkContext context, Allegation allegation, AllegationEdit edit, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(edit.Title)) throw new InvalidEntryException("An allegation needs a title. Nothing was changed.");
        await CheckGroundsAsync(context, allegation, edit, cancellationToken);
        await CheckStandingsAsync(context, allegation.CaseId, edit, cancellationToken);
        (allegation.Title, allegation.Summary, allegation.Against) = (edit.Title.Trim(), edit.Summary, edit.Against);
        (allegation.Particulars, allegation.Hypotheses) = (edit.Particulars, edit.Hypotheses);
        for (var i = 0; i < edit.Elements.Count; i++)
        {
            var from = edit.Elements[i];
            var number = i + 1;
            var element = allegation.Elements.Find(e => e.Number == number);
            if (element is null)
            {
                element = new AllegationElement
                {
                    CaseId = allegation.CaseId, AllegationNumber = allegation.Number, Number = number,
                    Kind = from.Kind, Standing = from.Standing, StandingReason = from.StandingReason,
                };
                allegation.Elements.Add(element);
            }

            (element.Kind, element.Text, element.Standing, element.StandingReason) =
                (from.Kind, from.Text, from.Standing, from.StandingReason);
            (element.Likelihood, element.Confidence) = (from.Likelihood, from.Confidence);
            (element.Warrant, element.Rebuttals, element.WouldChange) = (from.Warrant, from.Rebuttals, from.WouldChange);
            ApplyGrounds(element, from.Grounds ?? []);
        }

        allegation.Elements.RemoveAll(e => e.Number > edit.Elements.Count);
    }

    private static void ApplyGrounds(AllegationElement element, IReadOnlyList<GroundEdit> grounds)
    {
        for (var i = 0; i < grounds.Count; i++)
        {
            var from = grounds[i];
            var number = i + 1;
            var ground = element.Grounds.Find(g => g.Number == number);
            if (ground is null)
            {
                ground =
                    new Ground { CaseId = element.CaseId, AllegationNumber = element.AllegationNumber, ElementNumber = element.Number,
                        Number = number, Bearing = from.Bearing };
                element.Grounds.Add(ground);
            }

            (ground.ExhibitNumber, ground.SourceNumber, ground.AnnotationNumber) =
                (from.ExhibitNumber, from.SourceNumber, from.AnnotationNumber);
            (ground.Bearing, ground.Note, ground.Statement) = (from.Bearing, from.Note, from.Statement);
            (ground.Independence, ground.Commitment) = (from.Independence.Trim(), from.Commitment.Trim());
        }

        element.Grounds.RemoveAll(g => g.Number > grounds.Count);
    }

    /// <summary>Reads what the rule of standing needs of a case.</summary>
    public static async Task<Grounding> GroundingAsync(CaseworkContext context, CaseId caseId, CancellationToken cancellationToken)
    {
        // What this change edits is read as edited: the context tracks it.
        var of = await context.Cases.SingleAsync(c => c.Id == caseId, cancellationToken);
        return new Grounding(of, await context.Sources.Where(s => s.CaseId == caseId).ToListAsync(cancellationToken));
    }

    // No way of writing goes past this: people may stay below what the grounds allow, never above.
    private static async Task CheckStandingsAsync(
        CaseworkContext context, CaseId caseId, AllegationEdit edit, CancellationToken cancellationToken)
    {
        var grounding = await GroundingAsync(context, caseId, cancellationToken);
        foreach (var (index, element) in edit.Elements.Index())
        {
            var ceiling = grounding.CeilingOf(element);
            if (!ceiling.Allows(element.Standing))
            {
                throw new InvalidEntryException(
                    $"Element {index + 1}, “{element.Kind.Name()}”, cannot be {element.Standing.Word()}: its grounds allow {ceiling.Highest.Word()} at most. {ceiling.Why} Nothing was changed.");
            }
        }
    }

    private static async Task CheckGroundsAsync(
        CaseworkContext context, Allegation allegation, AllegationEdit edit, CancellationToken cancellationToken)
    {
        var grounds = edit.Elements.SelectMany(e => e.Grounds ?? []).ToList();
        if (grounds.Any(
            g => (g.ExhibitNumber is null ? 0 : 1) + (g.SourceNumber is null ? 0 : 1) + (g.AnnotationNumber is null ? 0 : 1) != 1))
            throw new InvalidEntryException(
                "A ground cites an exhibit, a source or an annotation, exactly one of the three. Nothing was changed.");
        var of = allegation.CaseId;
        var named = grounds.Select(g => g.SourceNumber)
            .Concat(edit.Particulars.Parties.Select(p => p.SourceNumber)).Concat(edit.Particulars.Responses.Select(r => r.SourceNumber));
        await RequireAsync(
            "source", named, known => context.Sources.Where(s => s.CaseId == of && known.Contains(s.Number)).Select(s => s.Number),
            cancellationToken);
        await RequireAsync(
            "exhibit", grounds.Select(g => g.ExhibitNumber),
            known => context.Exhibits.Where(x => x.CaseId == of && known.Contains(x.Number)).Select(x => x.Number), cancellationToken);
        await RequireAsync(
            "annotation", grounds.Select(g => g.AnnotationNumber),
            known => context.Annotations.Where(a => a.CaseId == of && !a.IsDeleted && known.Contains(a.Number)).Select(a => a.Number),
            cancellationToken);
        if (edit.Particulars.Period is { } period && period.Last < period.First)
            throw new InvalidEntryException("The allegation's period ends before it starts. Nothing was changed.");
    }

    private static async Task RequireAsync(
        string what, IEnumerable<int?> cited, Func<List<int>, IQueryable<int>> known, CancellationToken cancellationToken)
    {
        var numbers = cited.OfType<int>().Distinct().ToList();
        var found = await known(numbers).ToListAsync(cancellationToken);
        if (numbers.Except(found).Select(n => (int?)n).FirstOrDefault() is { } missing)
            throw new InvalidEntryException($"The case has no {what} {missing} to cite. Nothing was changed.");
    }
}
