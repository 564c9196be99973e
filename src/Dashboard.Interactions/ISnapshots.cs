using Dashboard.Core;

namespace Dashboard.Interactions;

/// <summary>The store as a whole: whether it is what was written, and copies of it.</summary>
public interface ISnapshots
{
    /// <summary>
    /// Reads all content and compares it with the digests that were kept as it was written, sums with their interactions, and
    /// names with their uses. Content that was changed past the program changes the fingerprint from then on.
    /// </summary>
    Task<ContentVerification> VerifyAsync(IProgress<ImportProgress>? progress, CancellationToken cancellation);

    /// <summary>
    /// Writes one committed state of the store to a new file, from which the store can be opened again; reads and
    /// imports go on meanwhile, and what they commit later is not in it.
    /// </summary>
    /// <exception cref="IOException">The file is there already, or could not be written; nothing is left of it.</exception>
    Task SnapshotAsync(string file, CancellationToken cancellation);
}
