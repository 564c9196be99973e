using Dashboard.Casework.Access;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Import;

namespace Dashboard.Investigations.Imports;

/// <summary>What a file is that came in.</summary>
public abstract record IntakeKind
{
    /// <summary>A log, or a file of accounts.</summary>
    public sealed record Log : IntakeKind;

    /// <summary>Model releases or enforcement actions.</summary>
    public sealed record Events(EventFile Content) : IntakeKind;

    /// <summary>The rejected rows of an import, corrected.</summary>
    /// <param name="Import">The import, where somebody said it or the file's name tells.</param>
    public sealed record Rejects(int? Import) : IntakeKind;
}

/// <summary>What came of a file.</summary>
public abstract record IntakeResult
{
    /// <summary>An import.</summary>
    public sealed record Rows(ImportReport Report) : IntakeResult;

    /// <summary>Events of the case's timeline.</summary>
    public sealed record Events(EventFileReport Report) : IntakeResult;
}

/// <summary>
/// Takes a file into a case by what it is, which is decided here alone: for the page that shows it, the queue and the command that import
/// it.
/// </summary>
public sealed class LogIntake(CaseImports imports, EventFileImports eventFiles)
{
    /// <summary>Tells what a file is from its first bytes and columns.</summary>
    /// <param name="repairs">The import whose rejects somebody says it holds; null where nobody did.</param>
    /// <exception cref="ImportException">Nothing can be read.</exception>
    public static async Task<IntakeKind> RecogniseAsync(
        CaseId caseId, string path, string name, int? repairs, CancellationToken cancellation)
    {
        if (repairs is not null || RejectsRepair.IsHeader(await LogHeader.ReadAsync(path, null, cancellation)))
            return new IntakeKind.Rejects(repairs ?? RejectsRepair.NumberOf(caseId, name));
        return await EventFile.ReadAsync(path, name, cancellation) is { } events ? new IntakeKind.Events(events) : new IntakeKind.Log();
    }

    /// <summary>Takes a file in, whole or not at all.</summary>
    /// <param name="repairs">The import whose rejects somebody says it holds; null where nobody did.</param>
    /// <exception cref="ImportException">Nothing could be read, or nobody says of which import these are the rejects.</exception>
    /// <exception cref="CaseworkException">The actor may not import into the case, or it is held.</exception>
    /// <exception cref="ImportUnrecordedException">It is imported, and could not be recorded.</exception>
    public async Task<IntakeResult> TakeAsync(
        Actor actor, CaseId caseId, ImportOrder order, int? repairs, IProgress<ImportProgress>? progress, CancellationToken cancellation) =>
        await RecogniseAsync(caseId, order.Path, order.Name, repairs, cancellation) switch
        {
            IntakeKind.Events events =>
                new IntakeResult.Events(await eventFiles.ImportAsync(actor, caseId, events.Content, order.Path, order.Name, cancellation)),
            IntakeKind.Rejects { Import: { } number } =>
                new IntakeResult.Rows(await imports.RepairAsync(actor, caseId, number, order, progress, cancellation)),
            IntakeKind.Rejects => throw new ImportException(
                $"The name of {order.Name} does not tell of which import these are the rejects. Nothing was imported; say it on the import page, or with --repairs N."),
            _ => new IntakeResult.Rows(await imports.ImportAsync(actor, caseId, order, progress, cancellation)),
        };
}
