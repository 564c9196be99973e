using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Quotations;

/// <summary>A quotation with what came of holding it against the text that is held.</summary>
public sealed record CheckedQuotation(Quotation Quotation, QuotationCheck Check);

/// <summary>The quotations of a case, and the texts that they are spans of.</summary>
public sealed class QuotationRegister(CaseworkStore store)
{
    /// <summary>The longest text that is held, in characters.</summary>
    public const int LongestText = 1_000_000;

    /// <summary>The case's quotations by number.</summary>
    public Task<Listing<Quotation>> ListAsync(
        Actor actor, CaseId caseId, int skip = 0, int take = 500, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadFindings,
            context => context.Quotations.AsNoTracking().Where(q => q.CaseId == caseId).OrderBy(q => q.Number)
            .ToListingAsync(skip, take, cancellationToken), cancellationToken);

    /// <summary>The case's quotations by number, each held against the text that is held of its source.</summary>
    public Task<IReadOnlyList<CheckedQuotation>> CheckAsync(Actor actor, CaseId caseId, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadFindings,
            async context =>
            {
                var texts = await context.SourceTexts.AsNoTracking().Where(t => t.CaseId == caseId)
                    .ToDictionaryAsync(t => t.SourceNumber, t => t.Text, cancellationToken);
                var quotations = await context.Quotations.AsNoTracking().Where(q => q.CaseId == caseId).OrderBy(q => q.Number)
                    .ToListAsync(cancellationToken);
                return (IReadOnlyList<CheckedQuotation>)[.. quotations.Select(
                    q => new CheckedQuotation(q, q.Check(texts.GetValueOrDefault(q.SourceNumber))))];
            },
            cancellationToken);

    /// <summary>The texts that are held, by source, without their content.</summary>
    public Task<IReadOnlyList<(int Source, string FileName, string Sha256)>> TextsAsync(
        Actor actor, CaseId caseId, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadFindings,
            async context =>
            (IReadOnlyList<(int, string, string)>)[
                .. (await context.SourceTexts.AsNoTracking().Where(t => t.CaseId == caseId).OrderBy(t => t.SourceNumber)
                .Select(t => new { t.SourceNumber, t.FileName, t.Sha256 }).ToListAsync(cancellationToken))
                .Select(t => (t.SourceNumber, t.FileName, t.Sha256))],
            cancellationToken);

    /// <summary>Quotes a source.</summary>
    /// <exception cref="InvalidEntryException">There is no such source, nobody has read it, or the held text does not have these words
    /// there.</exception>
    public Task<Quotation> AddAsync(Actor actor, CaseId caseId, QuotationDraft draft, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(draft.Text))
            throw new InvalidEntryException("A quotation needs the source's own words. Nothing was changed.");
        if (string.IsNullOrWhiteSpace(draft.SaidBy))
            throw new InvalidEntryException("A quotation needs to say whose statement it is. Nothing was changed.");
        return store.ChangeAsync(
            actor, caseId, CaseOperation.WriteFindings, "quotation.create",
            async change =>
            {
                var source = await change.Context.Sources.AsNoTracking()
                    .FirstOrDefaultAsync(s => s.CaseId == caseId && s.Number == draft.SourceNumber, cancellationToken)
                    ?? throw new InvalidEntryException($"The case has no source {draft.SourceNumber} to quote. Nothing was changed.");
                if (source.IsUnread)
                    throw new InvalidEntryException(
                        $"Nobody has read source {source.Number}: quote the document that relays it. Nothing was changed.");
                var text = await change.Context.SourceTexts.AsNoTracking()
                    .Where(t => t.CaseId == caseId && t.SourceNumber == draft.SourceNumber).Select(t => t.Text)
                    .FirstOrDefaultAsync(cancellationToken);
                var created = Of(
                    draft, source, text, caseId, await change.NextNumberAsync(RecordKind.Quotation, cancellationToken), change);
                if (created.Check(text) is QuotationCheck.Differs)
                    throw new InvalidEntryException(
                        $"The text that is held of source {source.Number} does not have “{draft.Text}” there, character for character. Nothing was changed.");
                change.Subject = $"quotation {created.Number}";
                change.Context.Quotations.Add(created);
                change.Disturb(RecordKind.Source, source.Number, $"quotation {created.Number} of source {source.Number} was added");
                return created;
            },
            cancellationToken);
    }

    /// <summary>Takes a quotation away.</summary>
    /// <exception cref="CaseworkNotFoundException">There is no such quotation.</exception>
    public Task RemoveAsync(Actor actor, CaseId caseId, int number, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.WriteFindings, "quotation.remove",
            async change =>
            {
                var stored = await change.Context.Quotations.FirstOrDefaultAsync(
                    q => q.CaseId == caseId && q.Number == number, cancellationToken)
                    ?? throw CaseworkNotFoundException.In(caseId, "quotation", number);
                change.Subject = $"quotation {number}";
                change.Context.Quotations.Remove(stored);
                change.Disturb(
                    RecordKind.Source, stored.SourceNumber, $"quotation {number} of source {stored.SourceNumber} was taken away");
                return stored;
            },
            cancellationToken);

    /// <summary>Holds the text of a source, so that quotations are checked against it.</summary>
    /// <exception cref="InvalidEntryException">There is no such source, or the text cannot be held.</exception>
    public Task<SourceText> HoldAsync(
        Actor actor, CaseId caseId, int source, string fileName, string text, CancellationToken cancellationToken = default)
    {
        if (text.Length is 0 or > LongestText)
            throw new InvalidEntryException(
                $"A text that is held has 1 to {LongestText:N0} characters; this one has {text.Length:N0}. Nothing was changed.");
        return store.ChangeAsync(
            actor, caseId, CaseOperation.WriteFindings, "source.text",
            async change =>
            {
                var of = await change.Context.Sources.FirstOrDefaultAsync(s => s.CaseId == caseId && s.Number == source, cancellationToken)
                    ?? throw new InvalidEntryException($"The case has no source {source}. Nothing was changed.");
                var hash = Quotation.Sha256Of(text);
                var stored = await change.Context.SourceTexts.FirstOrDefaultAsync(
                    t => t.CaseId == caseId && t.SourceNumber == source, cancellationToken);
                if (stored is null)
                {
                    stored =
                        new SourceText { CaseId = caseId, SourceNumber = source, Text = text, Sha256 = hash, FileName = fileName,
                            HeldAt = change.At, HeldBy = actor.Name };
                    change.Context.SourceTexts.Add(stored);
                }

                (stored.Text, stored.Sha256, stored.FileName, stored.HeldAt, stored.HeldBy) = (text, hash, fileName, change.At, actor.Name);
                if (of.TextSha256 != hash) change.Disturb(RecordKind.Source, source, $"another text of source {source} was archived");
                (of.TextSha256, of.UpdatedAt, of.UpdatedBy) = (hash, change.At, actor.Name);
                change.Context.Entry(of).Property(nameof(Source.UpdatedAt)).IsModified = true;
                change.Keep(RecordKind.Source, source, of.Version + 1, SourceEdit.Of(of));
                change.Subject = $"source {source}";
                change.Note(new { fileName, sha256 = hash, characters = text.Length });
                return stored;
            },
            cancellationToken);
    }

    private static Quotation Of(QuotationDraft draft, Source source, string? text, CaseId caseId, int number, CaseworkChange change)
    {
        var found = draft.Start ?? (text?.IndexOf(draft.Text, StringComparison.Ordinal) is >= 0 and var at ? at : null);
        return new()
        {
            CaseId = caseId, Number = number, SourceNumber = draft.SourceNumber, Text = draft.Text, Start = found,
            TextSha256 = found is null ? "" : text is null ? source.TextSha256 : Quotation.Sha256Of(text), Statement = draft.Statement,
            SaidBy = draft.SaidBy.Trim(), Topic = draft.Topic.Trim(), Note = draft.Note, AddedAt = change.At, AddedBy = change.Actor.Name,
        };
    }
}
