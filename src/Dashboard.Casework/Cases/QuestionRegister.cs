using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Cases;

/// <summary>The open questions of a case.</summary>
public sealed class QuestionRegister(CaseworkStore store)
{
    /// <summary>The case's open questions by number.</summary>
    public Task<Listing<OpenQuestion>> ListAsync(
        Actor actor, CaseId caseId, int skip = 0, int take = 200, CancellationToken cancellationToken = default) =>
        store.ReadAsync(
            actor, caseId, CaseOperation.ReadFindings,
            context => context.OpenQuestions.Where(q => q.CaseId == caseId).OrderBy(q => q.Number)
            .ToListingAsync(skip, take, cancellationToken),
            cancellationToken);

    /// <summary>The question; null when there is none that the actor may read.</summary>
    public Task<OpenQuestion?> FindAsync(Actor actor, CaseId caseId, int number, CancellationToken cancellationToken = default) =>
        store.FindAsync(
            actor, caseId, CaseOperation.ReadFindings,
            context => context.OpenQuestions.AsNoTracking()
            .FirstOrDefaultAsync(q => q.CaseId == caseId && q.Number == number, cancellationToken),
            cancellationToken);

    /// <summary>Adds a question.</summary>
    /// <exception cref="InvalidEntryException">It is empty, or its source is not one of the case.</exception>
    public Task<OpenQuestion> AddAsync(Actor actor, CaseId caseId, OpenQuestionEdit edit, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.WriteFindings, "question.create",
            async change =>
            {
                await CheckAsync(change.Context, caseId, edit, cancellationToken);
                var created = new OpenQuestion
                {
                    CaseId = caseId, Number = await change.NextNumberAsync(RecordKind.OpenQuestion, cancellationToken),
                    Question = edit.Question,
                    AnswerSoFar = edit.AnswerSoFar, SourceNumber = edit.SourceNumber, UpdatedAt = change.At, UpdatedBy = actor.Name,
                };
                change.Subject = $"question {created.Number}";
                change.Context.OpenQuestions.Add(created);
                return created;
            },
            cancellationToken);

    /// <summary>Saves a question and what is known of its answer.</summary>
    /// <param name="version">The version that the edit was made on.</param>
    /// <exception cref="EditConflictException">Somebody else saved it since.</exception>
    public Task<OpenQuestion> SaveAsync(
        Actor actor, CaseId caseId, int number, OpenQuestionEdit edit, long version, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.WriteFindings, "question.save",
            async change =>
            {
                var stored = await RequireAsync(change, caseId, number, edit, version, cancellationToken);
                await CheckAsync(change.Context, caseId, edit, cancellationToken);
                (stored.Question, stored.AnswerSoFar, stored.SourceNumber) = (edit.Question, edit.AnswerSoFar, edit.SourceNumber);
                return stored;
            },
            cancellationToken);

    /// <summary>Takes a question away that is settled. The audit trail keeps what it was; its number is not given again.</summary>
    /// <param name="version">The version that was looked at.</param>
    /// <exception cref="EditConflictException">Somebody else saved it since.</exception>
    public Task RemoveAsync(Actor actor, CaseId caseId, int number, long version, CancellationToken cancellationToken = default) =>
        store.ChangeAsync(
            actor, caseId, CaseOperation.WriteFindings, "question.remove",
            async change =>
            {
                change.Context.OpenQuestions.Remove(await RequireAsync(change, caseId, number, "(removed)", version, cancellationToken));
                return true;
            },
            cancellationToken);

    private static async Task<OpenQuestion> RequireAsync(
        CaseworkChange change, CaseId caseId, int number, object mine, long version, CancellationToken cancellationToken)
    {
        var stored = await change.Context.OpenQuestions.FirstOrDefaultAsync(
            q => q.CaseId == caseId && q.Number == number, cancellationToken)
            ?? throw CaseworkNotFoundException.In(caseId, "question", number);
        change.Edit(stored, version, $"question {number}", mine, OpenQuestionEdit.Of(stored));
        return stored;
    }

    private static async Task CheckAsync(CaseworkContext context, CaseId caseId, OpenQuestionEdit edit, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(edit.Question)) throw new InvalidEntryException("The question is empty. Nothing was changed.");
        if (edit.SourceNumber is { } source
            && !await context.Sources.AnyAsync(s => s.CaseId == caseId && s.Number == source, cancellationToken))
            throw new InvalidEntryException($"The case has no source {source} to cite. Nothing was changed.");
    }
}
