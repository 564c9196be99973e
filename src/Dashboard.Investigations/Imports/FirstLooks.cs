using System.Collections.Concurrent;
using Dashboard.Core;
using Dashboard.Interactions;

namespace Dashboard.Investigations.Imports;

/// <summary>
/// First looks at imports, the last of each case kept while its data stay as they are: the page and its chart ask for the
/// same one, and it reads every interaction of the import.
/// </summary>
public sealed class FirstLooks(IInteractionStores stores)
{
    private readonly ConcurrentDictionary<CaseId, (int Number, Fingerprint Fingerprint, Lazy<Task<ImportProfile>> Profile)> latest = new();

    /// <summary>The first look at an import.</summary>
    /// <param name="fingerprint">The case's data as they are now.</param>
    public async Task<ImportProfile> FindAsync(CaseId caseId, int number, Fingerprint fingerprint, CancellationToken cancellation)
    {
        var asked = latest.AddOrUpdate(
            caseId, _ => New(),
            (_, known) => known.Number == number && known.Fingerprint == fingerprint && !known.Profile.Value.IsFaulted ? known : New());
        return await asked.Profile.Value.WaitAsync(cancellation);

        // Whoever waits for it may leave; the one who comes next finds it done.
        (int, Fingerprint, Lazy<Task<ImportProfile>>) New() =>
            (number, fingerprint, new(() => stores.Open(caseId).ProfileImportAsync(number, CancellationToken.None)));
    }
}
