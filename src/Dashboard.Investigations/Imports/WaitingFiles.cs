using System.Collections.Concurrent;
using System.Text.Json;
using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Investigations.Imports;

/// <summary>
/// The files that wait to be imported, each with a note of it on disk beside the uploads: who leaves the page finds them when
/// coming back, and so does who starts the program again.
/// </summary>
public sealed class WaitingFiles(Uploads uploads, Inbox inbox, IInteractionStores stores, CaseworkStore casework, TimeProvider time)
{
    private const string NoteExtension = ".json";
    private const string LookExtension = ".look";

    private readonly ConcurrentDictionary<string, WaitingFile> files = new(StringComparer.Ordinal);

    /// <summary>Raised, on any thread, when a file of a case comes, changes or goes.</summary>
    public event Action<CaseId>? Changed;

    /// <summary>The files that wait in a case, the oldest first.</summary>
    public IReadOnlyList<WaitingFile> Of(CaseId caseId) =>
        [.. files.Values.Where(f => f.CaseId == caseId).OrderBy(f => f.SentAt).ThenBy(f => f.Name, StringComparer.Ordinal)];

    /// <summary>The file of this id in a case; null when there is none.</summary>
    public WaitingFile? Find(CaseId caseId, string id) => files.GetValueOrDefault(id) is { } found && found.CaseId == caseId ? found : null;

    /// <summary>Where the file lies; null when it is gone.</summary>
    public Task<string?> PathOfAsync(WaitingFile file, CancellationToken cancellation) => file.InboxName is { } name
        ? inbox.FindAsync(file.CaseId, name, cancellation)
        : Task.FromResult(uploads.Find(file.CaseId, file.Id));

    /// <summary>A sent file has arrived whole.</summary>
    public Task<WaitingFile> AddUploadAsync(CaseId caseId, string id, string name, string by, int? repairs = null) =>
        AddAsync(
            new WaitingFile(
                id, caseId, DisplayName.Of(name), new FileInfo(uploads.Find(caseId, id)!).Length, by, Now) { Repairs = repairs });

    /// <summary>A file of the inbox was chosen; null when there is none of this name.</summary>
    public async Task<WaitingFile?> AddFromInboxAsync(CaseId caseId, string name, string by, CancellationToken cancellation) =>
        await inbox.FindAsync(caseId, name, cancellation) is { } path
            ? await AddAsync(
                new WaitingFile(
                    Guid.NewGuid().ToString("N"), caseId, DisplayName.Of(name), new FileInfo(path).Length, by, Now) { InboxName = name })
            : null;

    /// <summary>Notes how a file is to be imported.</summary>
    public async Task<WaitingFile> AskAsync(WaitingFile file, ImportWish wish)
    {
        var asked = file with { Wish = wish };
        await KeepAsync(asked);
        return asked;
    }

    /// <summary>Lets a file that was asked for be looked at again, with what was said of it.</summary>
    public async Task ReopenAsync(WaitingFile file) =>
        await KeepAsync(file with { Wish = null, Earlier = file.Wish ?? file.Earlier, HasEndedProgram = false });

    /// <summary>
    /// Notes on disk that a file is being looked into, until what is returned is disposed: a file that ends the program
    /// would end it again with every visit of the page.
    /// </summary>
    public IDisposable Look(WaitingFile file)
    {
        var mark = uploads.PathOf(file.CaseId, file.Id) + LookExtension;
        Directory.CreateDirectory(Path.GetDirectoryName(mark)!);
        File.WriteAllBytes(mark, []);
        return new Mark(mark);
    }

    /// <summary>Forgets a file that is imported or will not be: one that was sent is deleted, one in the inbox stays there.</summary>
    public void Remove(WaitingFile file)
    {
        files.TryRemove(file.Id, out _);
        File.Delete(NoteOf(file));
        uploads.Discard(file.CaseId, file.Id);
        Changed?.Invoke(file.CaseId);
    }

    /// <summary>Forgets a file that somebody does not want to import.</summary>
    /// <exception cref="CaseworkNotAllowedException">The actor may not import into the case, or it is held: what waits in it waits
    /// on.</exception>
    public async Task DiscardAsync(Actor actor, WaitingFile file, CancellationToken cancellation)
    {
        await casework.RequireAsync(actor, file.CaseId, CaseOperation.ChangeTelemetry, cancellation);
        Remove(file);
    }

    /// <summary>
    /// Finds what waited when the program last ended. What was imported by then is forgotten, and so are files that never
    /// arrived whole.
    /// </summary>
    public async Task RecoverAsync(CancellationToken cancellation)
    {
        foreach (var note in uploads.Files().Where(f => f.EndsWith(NoteExtension, StringComparison.Ordinal)))
        {
            if (Read(await File.ReadAllTextAsync(note, cancellation)) is { } file && NoteOf(file) == note
                && await PathOfAsync(file, cancellation) is not null && !await IsImportedAsync(file, cancellation))
            {
                files[file.Id] = file;
                if (File.Exists(uploads.PathOf(file.CaseId, file.Id) + LookExtension))
                    await KeepAsync(file with { HasEndedProgram = true });
            }
        }

        var kept = files.Values.SelectMany(f => (string?[])[NoteOf(f), uploads.Find(f.CaseId, f.Id)]).ToHashSet();
        foreach (var file in uploads.Files().Where(f => !kept.Contains(f))) File.Delete(file);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task<WaitingFile> AddAsync(WaitingFile file)
    {
        await KeepAsync(file);
        return file;
    }

    private async Task KeepAsync(WaitingFile file)
    {
        var note = NoteOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(note)!);
        await File.WriteAllTextAsync(note + ".new", CaseworkJson.Serialize(file));
        File.Move(note + ".new", note, overwrite: true);
        files[file.Id] = file;
        Changed?.Invoke(file.CaseId);
    }

    // The rows were committed, and the note not yet gone: the manifest has the time at which it was asked for.
    private async Task<bool> IsImportedAsync(WaitingFile file, CancellationToken cancellation)
    {
        if (file.Wish is not { } wish) return false;
        try
        {
            return (await stores.Open(file.CaseId).ImportsAsync(cancellation))
                .Any(r => r.ImportedAt == wish.AskedAt && r.ImportedBy == wish.AskedBy);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A store that cannot be opened is said where the case is: its file waits on, and the program starts.
            return false;
        }
    }

    private string NoteOf(WaitingFile file) => uploads.PathOf(file.CaseId, file.Id) + NoteExtension;

    private static WaitingFile? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<WaitingFile>(json, CaseworkJson.Options);
        }
        catch (Exception broken) when (broken is JsonException or FormatException or ArgumentException or InvalidOperationException
            or NotSupportedException)
        {
            // A note of another version, or half written before it was moved in place: its file has to be sent again.
            return null;
        }
    }

    private sealed class Mark(string path) : IDisposable
    {
        public void Dispose() => File.Delete(path);
    }
}
