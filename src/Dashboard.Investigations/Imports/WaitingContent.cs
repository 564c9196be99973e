using Dashboard.Interactions;
using Dashboard.Interactions.Import;
using Dashboard.Interactions.Import.Reading;

namespace Dashboard.Investigations.Imports;

/// <summary>What a waiting file turns out to hold: a log, events, corrected rejects, or nothing that can be read.</summary>
public abstract record WaitingContent(WaitingFile File, string Path)
{
    /// <summary>What files that are confirmed together have in common.</summary>
    public virtual string GroupKey => File.Id;

    /// <summary>A log, as its first rows show it.</summary>
    public sealed record Log(WaitingFile File, string Path, LogPreview Preview) : WaitingContent(File, Path)
    {
        // A file that was asked for before is looked at by itself, with what was said of it.
        public override string GroupKey => File.Earlier is null
            ? $"log|{Preview.Format}|{string.Join('\u001F', Preview.Columns)}" : base.GroupKey;
    }

    /// <summary>Model releases or enforcement actions.</summary>
    public sealed record Events(WaitingFile File, string Path, EventFile Content) : WaitingContent(File, Path);

    /// <summary>The rejected rows of an import, corrected.</summary>
    /// <param name="Import">The import, where the file or its name tells.</param>
    public sealed record Rejects(WaitingFile File, string Path, int? Import) : WaitingContent(File, Path);

    /// <summary>Nothing that can be read.</summary>
    /// <param name="Problem">Why, a sentence.</param>
    public sealed record Unreadable(WaitingFile File, string Problem) : WaitingContent(File, "");

    /// <summary>Looks into a file.</summary>
    public static async Task<WaitingContent> ReadAsync(WaitingFile file, WaitingFiles waiting, CancellationToken cancellation)
    {
        if (await waiting.PathOfAsync(file, cancellation) is not { } path)
            return new Unreadable(file, $"{file.Name} is no longer there. Put it there again, or discard it here.");
        if (file.HasEndedProgram)
            return new Unreadable(
                file,
                $"The program ended while it looked into {file.Name}, and it may be the file that ended it. Nothing of it was imported. Do not import it; or look again, if the program was stopped by somebody.");
        try
        {
            using var look = waiting.Look(file);
            return await LogIntake.RecogniseAsync(file.CaseId, path, file.Name, file.Repairs, cancellation) switch
            {
                IntakeKind.Rejects rejects => new Rejects(file, path, rejects.Import),
                IntakeKind.Events events => new Events(file, path, events.Content),
                _ => new Log(file, path, await LogPreview.ReadAsync(path, file.Name, file.Earlier?.Mapping, cancellation)),
            };
        }
        catch (ImportException failure)
        {
            return new Unreadable(file, failure.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return new Unreadable(file, $"{file.Name} could not be read: {failure.Message}");
        }
        catch (Exception failure) when (ImportFailure.IsUnforeseen(failure))
        {
            // Whatever a file holds costs that file: the page shows it with its sentence, and it can be removed there.
            return new Unreadable(file, ImportFailure.Of(file.Name, failure).Message);
        }
    }
}
