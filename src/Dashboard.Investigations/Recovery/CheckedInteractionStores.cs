using System.Collections.Concurrent;
using Dashboard.Casework.Files;
using Dashboard.Casework.Imports;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.ClickHouse;
using Dashboard.Interactions.Store.Tables;
using Dashboard.Interactions.Store;

namespace Dashboard.Investigations.Recovery;

/// <summary>
/// The interaction stores of a workspace, each compared with what casework remembers of it before it is first used: a file that is
/// missing, emptied or another one's is not a case without interactions, and no figure is read from it.
/// </summary>
internal sealed class CheckedInteractionStores(IInteractionStores inner, Workspace workspace) : IInteractionStores
{
    private readonly ConcurrentDictionary<CaseId, bool> seen = new();

    /// <exception cref="WorkspaceDamagedException">The store is missing, or does not hold what the audit trail says; the message says what
    /// is missing.</exception>
    public IInteractionStore Open(CaseId id)
    {
        // Off the caller's context, which a page must not be kept waiting on by itself.
        if (!seen.ContainsKey(id)) Task.Run(() => RequireAsync(id)).GetAwaiter().GetResult();
        return OpenInner(id);
    }

    public string DirectoryOf(CaseId id) => inner.DirectoryOf(id);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>What of a case is not there, as checking it came out.</summary>
    public async Task<WorkspacePart> CheckAsync(CaseId id)
    {
        try
        {
            await RequireAsync(id);
            var renamed = await RenamedAsync(id);
            return new WorkspacePart(
                $"interactions of {id}", renamed.Count == 0,
                renamed.Count == 0
                ? "Every import on the audit trail is there." : $"The audit trail has other manifests: {string.Join("; ", renamed)}.");
        }
        catch (WorkspaceDamagedException exception)
        {
            return new WorkspacePart($"interactions of {id}", false, exception.Message);
        }
    }

    private async Task RequireAsync(CaseId id)
    {
        await using var context = await workspace.Contexts.CreateDbContextAsync();
        var held = await CaseHoldings.ReadAsync(context, id);
        if (held.Count > 0) await RequireAsync(id, held);
        seen.TryAdd(id, true);
    }

    private async Task RequireAsync(CaseId id, IReadOnlyList<HeldImport> held)
    {
        var file = new FileInfo(Path.Combine(inner.DirectoryOf(id), DuckDbInteractionStore.FileName));
        var place = StorePlace.Find(inner.DirectoryOf(id));
        if (place is null && file is not { Exists: true, Length: > 0 })
            throw Damaged(id, held, $"the file '{file.FullName}' {(file.Exists ? "is empty" : "is missing")}");
        var store = OpenInner(id);
        var present = (await store.ImportsAsync(CancellationToken.None)).ToLookup(r => r.Number);
        var missing = held.Where(
            h => present[h.Number].ToList() is not [var report] || report.Sha256 != h.Sha256
            || report.Accepted != h.Accepted).Where(h => !IsBeingRemoved(id, h)).ToList();
        if (missing.Count > 0)
            throw Damaged(
                id, missing,
                place is null ? $"the file '{file.FullName}' does not hold them" : $"the server {place.Address} does not hold them");
        if (held.Any(h => h.Accepted > 0) && (await store.DescribeAsync(CancellationToken.None)).Interactions == 0
            && (await store.AccountRecordsAsync(CancellationToken.None)).Count == 0)
            throw Damaged(
                id, held, place is null ? $"the file '{file.FullName}' was emptied" : $"the tables at {place.Address} were emptied");
    }

    // What a manifest says besides the file's hash and its rows.
    private async Task<IReadOnlyList<string>> RenamedAsync(CaseId id)
    {
        await using var context = await workspace.Contexts.CreateDbContextAsync();
        var held = (await CaseHoldings.ReadAsync(context, id)).ToDictionary(h => h.Number);
        if (held.Count == 0) return [];
        return
        [
            .. (await OpenInner(id).ImportsAsync(CancellationToken.None))
            .Where(r => held.TryGetValue(r.Number, out var import) && r.File != import.File)
                .Select(r => $"import {r.Number} was of {held[r.Number].File}, and its manifest names {r.File}"),
        ];
    }

    private IInteractionStore OpenInner(CaseId id)
    {
        try
        {
            return inner.Open(id);
        }
        catch (InvalidOperationException exception) when (exception is not ObjectDisposedException)
        {
            throw new WorkspaceDamagedException(exception.Message, exception);
        }
    }

    // A removal writes its record first, and is on the trail last: recovery ends it.
    private bool IsBeingRemoved(CaseId id, HeldImport import) =>
        File.Exists(
            Path.Combine(
                workspace.ImportsDirectory(id),
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{import.Number}.removed.json")));

    private static WorkspaceDamagedException Damaged(CaseId id, IReadOnlyList<HeldImport> missing, string why) => new(
        $"The interactions of the case '{id}' are not whole: the audit trail tells of {(missing.Count == 1 ? "an import" : $"{missing.Count} imports")} with {missing.Sum(m => m.Accepted):N0} rows ({string.Join(", ", missing.Take(3).Select(m => $"import {m.Number}, {m.File}"))}{(missing.Count > 3 ? ", …" : "")}), and {why}. No figure is shown and nothing was written. Put the file back from a backup, or bring the whole workspace back with 'restore FILE'.");
}
