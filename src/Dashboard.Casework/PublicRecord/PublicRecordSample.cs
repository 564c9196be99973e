using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Events;
using Dashboard.Casework.Quotations;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Core;

namespace Dashboard.Casework.PublicRecord;

/// <summary>
/// The sample case “Public record”: the allegation of June 2026 as sources report it, with grades, qualifiers and what
/// is unresolved. It has no telemetry: nobody outside the provider has any.
/// </summary>
public sealed class PublicRecordSample(
    CaseRegister cases, SourceRegister sources, QuotationRegister quotations, CaseTimeline timeline, QuestionRegister questions,
    AllegationRegister allegations)
{
    /// <summary>The case's name as it is made; a person may rename it.</summary>
    public const string Name = "Public record";

    /// <summary>The case's id, which stays when it is renamed.</summary>
    public static CaseId Id { get; } = CaseId.FromName(Name);

    /// <summary>
    /// Makes the case in a workspace that has none yet, or finishes making it where that was interrupted. A workspace
    /// that has other cases, or a finished sample, is left as it is.
    /// </summary>
    /// <returns>The sample case; null when the workspace has cases and this is not among them.</returns>
    public async Task<Case?> EnsureAsync(CancellationToken cancellationToken = default)
    {
        var actor = Actor.Program;
        var sample = await cases.FindAsync(actor, Id, cancellationToken);
        if (sample is null)
        {
            if ((await cases.ListAsync(actor, take: 0, cancellationToken: cancellationToken)).Total > 0) return null;
            sample = await cases.CreateAsync(
                actor,
                new CaseDraft(
                    Name, CaseKind.PublicRecord,
                    Description: """
                        What is publicly reported about the alleged distillation campaign of 22 April – 5 June 2026, and about what was disclosed before and after it. Everything here is said by somebody: each figure and each quotation belongs to the document that words it. Two articles were at hand; nobody here has read the letter that they relay.

                        There is no telemetry in this case: nobody outside the provider has any.
                        """,
                    IsSample: true),
                cancellationToken);
        }

        // The allegation comes last: where it is, the sample is whole, and what people did with it since is theirs.
        if ((await allegations.ListAsync(actor, Id, take: 0, cancellationToken: cancellationToken)).Total > 0) return sample;
        await AddAsync(
            PublicRecordSources.All, (await sources.ListAsync(actor, Id, take: 0, cancellationToken: cancellationToken)).Total,
            edit => sources.CreateAsync(actor, Id, edit, cancellationToken));
        await AddAsync(
            PublicRecordFigures.All, (await sources.ListFiguresAsync(actor, Id, take: 0, cancellationToken: cancellationToken)).Total,
            draft => sources.AddFigureAsync(actor, Id, draft, cancellationToken));
        await AddAsync(
            PublicRecordWordings.All, (await quotations.ListAsync(actor, Id, take: 0, cancellationToken: cancellationToken)).Total,
            draft => quotations.AddAsync(actor, Id, draft, cancellationToken));
        await AddAsync(
            PublicRecordEvents.All, (await timeline.ListAsync(actor, Id, take: 0, cancellationToken: cancellationToken)).Total,
            edit => timeline.AddAsync(actor, Id, edit, cancellationToken));
        await AddAsync(
            PublicRecordEvents.Questions, (await questions.ListAsync(actor, Id, take: 0, cancellationToken: cancellationToken)).Total,
            edit => questions.AddAsync(actor, Id, edit, cancellationToken));
        await allegations.CreateAsync(actor, Id, PublicRecordAllegation.Edit, cancellationToken);
        return sample;
    }

    private static async Task AddAsync<T>(IReadOnlyList<T> all, int present, Func<T, Task> add)
    {
        foreach (var item in all.Skip(present)) await add(item);
    }
}
