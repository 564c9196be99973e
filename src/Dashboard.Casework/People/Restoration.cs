using Dashboard.Casework.Access;
using Dashboard.Casework.Store;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.People;

/// <summary>Puts an end to what must not come back with a workspace's backup.</summary>
public sealed class Restoration(CaseworkStore store)
{
    /// <summary>
    /// Records that this workspace was restored, ends every session, and takes back every one-time link: whatever was
    /// ended, used or taken back since the backup was made would open the workspace again.
    /// </summary>
    /// <param name="subject">The backup's name.</param>
    /// <param name="detail">What is to be known of the backup; written as a JSON object.</param>
    public Task RecordAsync(Actor actor, string subject, object detail, CancellationToken cancellationToken = default) =>
        store.WriteAsync(
            actor, null, "workspace.restore",
            async change =>
            {
                change.Subject = subject;
                change.Note(detail);
                await foreach (var session in change.Context.Sessions.Where(s => s.EndedAt == null).AsAsyncEnumerable()
                    .WithCancellation(cancellationToken)) session.EndedAt = change.At;
                change.Context.OneTimeLinks.RemoveRange(await change.Context.OneTimeLinks.ToListAsync(cancellationToken));
                return true;
            },
            cancellationToken);
}
