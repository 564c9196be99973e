namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// The last guard around what a file holds: whatever fails in the reading of it costs that file, with a sentence, and
/// never the program.
/// </summary>
public static class ImportFailure
{
    /// <summary>Whether a failure is none that is known to be possible, and no request to stop.</summary>
    public static bool IsUnforeseen(Exception failure) => failure is not (ImportException or OperationCanceledException);

    /// <summary>The failure as what a person is told.</summary>
    /// <param name="displayName">The file's name.</param>
    /// <param name="failure">What happened.</param>
    public static ImportException Of(string displayName, Exception failure) => new(
        failure is OutOfMemoryException
            ? $"{displayName} needs more memory to be read than there is. Nothing of it was kept. Split it, and import its parts."
            : $"{displayName} could not be read: something in it makes the program fail ({failure.GetType().Name}: {failure.Message}) Nothing of it was kept. Leave it out, and report this with the file: it is a fault of the program.",
        failure);
}
