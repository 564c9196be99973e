using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework;

/// <summary>How an edit becomes the stored allegation, and how that is recorded.</summary>
internal static class AllegationWriting
{
    /// <summary>The allegation whole, as revisions and the audit trail keep it.</summary>
    public sealed record Document(string Title, AllegationStatus Status, string Summary, string Against, IReadOnlyList<ElementEdit> Elements)
    {
        /// <summary>Why it is in review again after it was approved; null for a version that a person saved.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Reopened { get; init; }
    }

    public static Document DocumentOf(Allegation allegation)
    {
        var edit = AllegationEdit.Of(allegation);
        return new Document(edit.Title, allegation.Status, edit.Summary, edit.Against, edit.Elements);
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
        (not AllegationStatus.Withdrawn, AllegationStatus.Withdrawn) => true,
        _ => false,
    };

    /// <summary>Everybody who has written at the allegation: who saved a version in which more than the status changed.</summary>
    public static async Task<IReadOnlySet<string>> WritersAsync(CaseworkContext context, CaseId caseId, int number, CancellationToken cancellationToken)
    {
        var writers = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var before = "";
        var revisions = context.Revisions.AsNoTracking().Where(r => r.CaseId == caseId && r.Kind == RecordKind.Allegation && r.Number == number).OrderBy(r => r.Version);
        await foreach (var revision in revisions.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var document = JsonNode.Parse(revision.Document)!.AsObject();
            document.Remove("status");
            document.Remove("reopened");
            var text = document.ToJsonString();
            if (text != before) writers.Add(revision.SavedBy);
            before = text;
        }

        return writers;
    }

    public static async Task ApplyAsync(CaseworkContext context, Allegation allegation, AllegationEdit edit, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(edit.Title)) throw new InvalidEntryException("An allegation needs a title. Nothing was changed.");
        await CheckGroundsAsync(context, allegation, edit, cancellationToken);
        (allegation.Title, allegation.Summary, allegation.Against) = (edit.Title.Trim(), edit.Summary, edit.Against);
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

            (element.Kind, element.Text, element.Standing, element.StandingReason) = (from.Kind, from.Text, from.Standing, from.StandingReason);
            (element.Likelihood, element.Confidence) = (from.Likelihood, from.Confidence);
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
                ground = new Ground { CaseId = element.CaseId, AllegationNumber = element.AllegationNumber, ElementNumber = element.Number, Number = number, Bearing = from.Bearing };
                element.Grounds.Add(ground);
            }

            (ground.ExhibitNumber, ground.SourceNumber, ground.Bearing, ground.Note) = (from.ExhibitNumber, from.SourceNumber, from.Bearing, from.Note);
        }

        element.Grounds.RemoveAll(g => g.Number > grounds.Count);
    }

    private static async Task CheckGroundsAsync(CaseworkContext context, Allegation allegation, AllegationEdit edit, CancellationToken cancellationToken)
    {
        var grounds = edit.Elements.SelectMany(e => e.Grounds ?? []).ToList();
        if (grounds.Any(g => g.ExhibitNumber is null == g.SourceNumber is null))
            throw new InvalidEntryException("A ground cites either an exhibit or a source, exactly one of the two. Nothing was changed.");
        var sources = grounds.Select(g => g.SourceNumber).OfType<int>().Distinct().ToList();
        var knownSources = await context.Sources.Where(s => s.CaseId == allegation.CaseId && sources.Contains(s.Number)).Select(s => s.Number).ToListAsync(cancellationToken);
        if (sources.Except(knownSources).Select(n => (int?)n).FirstOrDefault() is { } source) throw new InvalidEntryException($"The case has no source {source} to cite. Nothing was changed.");
        var exhibits = grounds.Select(g => g.ExhibitNumber).OfType<int>().Distinct().ToList();
        var knownExhibits = await context.Exhibits.Where(x => x.CaseId == allegation.CaseId && exhibits.Contains(x.Number)).Select(x => x.Number).ToListAsync(cancellationToken);
        if (exhibits.Except(knownExhibits).Select(n => (int?)n).FirstOrDefault() is { } exhibit) throw new InvalidEntryException($"The case has no exhibit {exhibit} to cite. Nothing was changed.");
    }
}
