using Dashboard.Core;
using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions;

/// <summary>
/// What comes into a case and goes out of it again: imports, the rules that classify them, and the list of known infrastructure.
/// </summary>
public interface IImportStore
{
    /// <summary>
    /// Imports one file, whole or not at all. Bad rows are rejected one by one and written to the rejects file;
    /// rows read = accepted + duplicates + rejected, always.
    /// </summary>
    /// <exception cref="ImportException">Nothing could be read: the message says what happened and what to do.</exception>
    Task<ImportReport> ImportAsync(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancellation);

    /// <summary>The imports in order.</summary>
    Task<IReadOnlyList<ImportReport>> ImportsAsync(CancellationToken cancellation);

    /// <summary>
    /// Takes an import out again and leaves exactly what was before it, dictionaries and rollups included. Its manifest
    /// stays, marked as removed; its number is not used again.
    /// </summary>
    /// <exception cref="ImportException">There is none of this number, or a later import left rows out as duplicates of its rows: the
    /// message says which.</exception>
    Task<ImportRemoval> RemoveImportAsync(int number, string removedBy, DateTime removedAt, CancellationToken cancellation);

    /// <summary>A first look at one import.</summary>
    Task<ImportProfile> ProfileImportAsync(int number, CancellationToken cancellation);

    /// <summary>
    /// Applies rules to every interaction whose capability the log does not name and whose text was kept; the others
    /// keep what their import assigned. It changes the fingerprint when it changes a capability.
    /// </summary>
    Task<Classification> ClassifyAsync(
        IReadOnlyList<CapabilityRule> rules, IProgress<ImportProgress>? progress, CancellationToken cancellation);

    /// <summary>How the interactions of a case, or of one import, came by their capability.</summary>
    Task<Classification> ClassificationAsync(int? import, CancellationToken cancellation);

    /// <summary>What counts in the case as known infrastructure, so that nobody is linked by it.</summary>
    Task<KnownList> KnownListAsync(CancellationToken cancellation);

    /// <summary>
    /// Saves the list of known infrastructure as a new version and marks everything that is imported by it. It changes the
    /// fingerprint, since it changes what accounts share.
    /// </summary>
    /// <exception cref="KnownListException">Somebody else saved the list since this version, or an entry cannot be used.</exception>
    Task<KnownListChange> SaveKnownListAsync(
        IReadOnlyList<KnownAttribute> entries, int version, string savedBy, DateTime savedAt, CancellationToken cancellation);

    /// <summary>What looks like known infrastructure and is not on the list. Nothing is done about it.</summary>
    Task<IReadOnlyList<KnownSuggestion>> SuggestKnownAsync(CancellationToken cancellation);
}
