using System.Xml;
using System.Xml.Linq;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Audit.Log;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Files;
using Dashboard.Casework.Pseudonyms;
using Dashboard.Casework.Trail;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Workspaces;

/// <summary>A part of the workspace, as checking it came out.</summary>
/// <param name="Name">Which part.</param>
/// <param name="Detail">What there is, or what is wrong, in sentences.</param>
public sealed record WorkspacePart(string Name, bool Ok, string Detail);

/// <summary>
/// Checks casework's side of a workspace whole: trail, records, exhibits and keys. The cases' interactions are for their own store.
/// </summary>
public sealed class WorkspaceParts(Workspace workspace, AuditTrail trail, ExhibitStore exhibits, IEnumerable<WorkspaceKey> others)
{
    private const int NamedDamages = 5;

    /// <summary>Every part, in the order in which they are told.</summary>
    public async Task<IReadOnlyList<WorkspacePart>> CheckAsync(
        IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var verification = await trail.VerifyAsync(progress, cancellationToken);
        return
        [
            new WorkspacePart("audit trail", verification.IsTrailIntact,
                verification.IsTrailIntact ? $"{verification.Entries:N0} entries, head {verification.Head}." : verification.Reason),
            new WorkspacePart(
                "records", verification.RecordFaults.Count == 0,
                verification.RecordFaults.Count == 0
                ? $"{verification.Records:N0} records are what the trail wrote." : RecordsAlteredException.Sentence(
                    verification.RecordFaults)),
            await ExhibitsAsync(cancellationToken),
            .. Keys(),
        ];
    }

    /// <summary>Refuses to go on with a key file that does not hold a whole key: what is written with it could not be read again.</summary>
    /// <exception cref="WorkspaceDamagedException">A key file is damaged; the message names it.</exception>
    public void RequireKeys()
    {
        if (Keys().FirstOrDefault(k => !k.Ok) is { } damaged) throw new WorkspaceDamagedException(damaged.Detail);
    }

    private async Task<WorkspacePart> ExhibitsAsync(CancellationToken cancellationToken)
    {
        await using var context = await workspace.Contexts.CreateDbContextAsync(cancellationToken);
        var records = await context.Exhibits.AsNoTracking().OrderBy(x => x.CaseId).ThenBy(x => x.Number)
            .Select(x => new { x.CaseId, x.Number, x.ContentHash }).ToListAsync(cancellationToken);
        var damages = new List<string>();
        foreach (var record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            damages.AddRange(
                (await exhibits.VerifyAsync(record.ContentHash, cancellationToken))
                .Select(damage => $"Exhibit {record.Number} of {record.CaseId}: {damage}"));
        }

        var more = damages.Count > NamedDamages ? $" {damages.Count - NamedDamages} more." : "";
        return new WorkspacePart(
            "exhibits", damages.Count == 0,
            damages.Count == 0
            ? $"The files of {records.Count:N0} exhibits are what was frozen." : string.Join(' ', damages.Take(NamedDamages)) + more);
    }

    private IEnumerable<WorkspacePart> Keys()
    {
        yield return Key(AccountPseudonyms.FileName, "names accounts for those who see them by pseudonyms", AccountPseudonyms.Read);
        yield return Key(AuditKey.FileName, "signs heads of the audit log", file =>
        {
            using var key = AuditKey.Read(file);
            return key is null ? null : file;
        });
        foreach (var other in others.OrderBy(k => k.FileName, StringComparer.Ordinal))
            yield return Key(other.FileName, other.Use, other.Read);
        foreach (var cookies in Directory.EnumerateFiles(workspace.KeysDirectory, "*.xml").Order(StringComparer.Ordinal))
            yield return Key(Path.GetFileName(cookies), "protects the cookies of sessions", ReadXml);
    }

    // As the framework's data protection writes them.
    private static byte[]? ReadXml(byte[] file)
    {
        try
        {
            using var stream = new MemoryStream(file);
            return XDocument.Load(stream).Root?.Name.LocalName is "key" or "revocation" ? file : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private WorkspacePart Key(string name, string use, Func<byte[], byte[]?> read)
    {
        var path = Path.Combine(workspace.KeysDirectory, name);
        if (!File.Exists(path)) return new WorkspacePart($"keys/{name}", true, $"Not made yet: it {use}.");
        try
        {
            KeyFile.Read(path, read);
            return new WorkspacePart($"keys/{name}", true, $"A whole key; it {use}.");
        }
        catch (WorkspaceDamagedException exception)
        {
            return new WorkspacePart($"keys/{name}", false, exception.Message);
        }
    }
}
