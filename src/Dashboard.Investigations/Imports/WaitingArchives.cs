using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Interactions.Import;

namespace Dashboard.Investigations.Imports;

/// <summary>Takes in files that arrive: a zip of several logs becomes as many waiting files, each under its path in the zip.</summary>
public sealed class WaitingArchives(WaitingFiles waiting, Uploads uploads, Inbox inbox)
{
    /// <summary>A sent file has arrived whole.</summary>
    /// <exception cref="UploadRefusedException">There is no room for what it unpacks to; nothing of it is kept.</exception>
    public async Task AddUploadAsync(CaseId caseId, string id, string name, string by, int? repairs, CancellationToken cancellation)
    {
        var path = uploads.Find(caseId, id)!;
        try
        {
            if (!await UnpackAsync(caseId, path, name, by, cancellation)) await waiting.AddUploadAsync(caseId, id, name, by, repairs);
            else uploads.Discard(caseId, id);
        }
        catch (ImportException)
        {
            // It waits as it is, so that the page shows what is wrong with it.
            await waiting.AddUploadAsync(caseId, id, name, by, repairs);
        }
        catch
        {
            uploads.Discard(caseId, id);
            throw;
        }
    }

    /// <summary>A file of the inbox was chosen; nothing happens when there is none of this name.</summary>
    /// <exception cref="UploadRefusedException">There is no room for what it unpacks to.</exception>
    public async Task AddFromInboxAsync(CaseId caseId, string name, string by, CancellationToken cancellation)
    {
        if (await inbox.FindAsync(caseId, name, cancellation) is not { } path) return;
        try
        {
            if (await UnpackAsync(caseId, path, name, by, cancellation)) return;
        }
        catch (ImportException)
        {
            // As above.
        }

        await waiting.AddFromInboxAsync(caseId, name, by, cancellation);
    }

    // All of its logs or none; false when it is one file.
    private async Task<bool> UnpackAsync(CaseId caseId, string path, string name, string by, CancellationToken cancellation)
    {
        var logs = await LogArchive.ListAsync(path, DisplayName.Of(name), cancellation);
        if (logs.Count == 0) return false;
        uploads.CheckRoom(logs.Sum(l => l.Bytes));
        var unpacked = new List<(string Id, string Name)>();
        try
        {
            foreach (var (index, log) in logs.Index())
            {
                var (id, target) = uploads.New(caseId);
                unpacked.Add((id, log.NameIn(DisplayName.Of(name))));
                await LogArchive.UnpackAsync(path, DisplayName.Of(name), index, target, cancellation);
            }
        }
        catch
        {
            foreach (var (id, _) in unpacked) uploads.Discard(caseId, id);
            throw;
        }

        foreach (var (id, shown) in unpacked) await waiting.AddUploadAsync(caseId, id, shown, by);
        return true;
    }
}
