using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Audit.Log;
using Dashboard.Casework.Files;

namespace Dashboard.Investigations.Audit;

/// <summary>A file outside the workspace that signed heads are added to: whoever makes the trail anew cannot make that fit.</summary>
public sealed class AuditHeadFile(AuditLog log, AuditTrail trail)
{
    private const int MaxBytes = 64 << 20;

    /// <summary>Adds the head as it is now, once the log is seen to continue every head that is there.</summary>
    /// <exception cref="AuditTrailBrokenException">It does not continue one of them. Nothing was added.</exception>
    public async Task AddAsync(Actor actor, string path, CancellationToken cancellation)
    {
        var kept = await ReadAsync(path, cancellation);
        foreach (var head in kept)
        {
            if (await log.CompareAsync(head, cancellation) is { } fault)
                throw new AuditTrailBrokenException($"{fault} Nothing was added to '{path}'. Compare the workspace with a backup.");
        }

        // Recorded first: the head that leaves has it.
        await trail.AppendAsync(actor, null, "audit.head", "audit trail", new { file = path, heads = kept.Count }, cancellation);
        var signed = await log.SignHeadAsync(cancellation);
        await using var file = OwnerOnly.Create(path, mode: FileMode.Append);
        await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(kept.Count == 0 ? signed : "\n" + signed), cancellation);
        file.Flush(flushToDisk: true);
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path)) return [];
        if (new FileInfo(path).Length > MaxBytes)
            throw new FormatException(
                $"The file '{path}' is larger than {MaxBytes >> 20} MiB and no list of heads. Nothing was added to it.");
        return AuditHead.Split(await File.ReadAllTextAsync(path, cancellation));
    }
}

/// <summary>The trail does not continue a head that was kept elsewhere. The message says how.</summary>
public sealed class AuditTrailBrokenException(string message) : CaseworkException(message);
