using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Store.Content;

/// <summary>The parts of content that were read otherwise than they were written, as long as a store is open.</summary>
internal sealed class ChangedContent
{
    private readonly Lock gate = new();
    private IReadOnlyDictionary<ContentPart, ContentPart?> parts = new Dictionary<ContentPart, ContentPart?>();

    /// <summary>Notes what a reading found instead of an earlier one.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Note(IReadOnlyList<ChangedPart> found)
    {
        lock (gate)
        {
            var now = found.ToDictionary(c => c.Recorded, c => c.Found);
            if (now.Count == parts.Count && now.All(p => parts.TryGetValue(p.Key, out var known) && known == p.Value)) return false;
            parts = now;
            return true;
        }
    }

    /// <summary>The fingerprint of the content as it was read, as far as it is known, else as it was written.</summary>
    public Fingerprint FingerprintOf(DuckDbConnection connection, CancellationToken cancellation)
    {
        IReadOnlyDictionary<ContentPart, ContentPart?> known;
        lock (gate) known = parts;
        var recorded = ContentLedger.Parts(connection, cancellation);
        var mark = KnownLists.Mark(connection, cancellation);
        if (known.Count == 0) return ContentLedger.FingerprintOf(recorded, mark);
        var read = recorded.Select(p => known.TryGetValue(p, out var now) ? now : p).OfType<ContentPart>();
        return ContentLedger.FingerprintOf(read.Concat(known.Where(p => p.Key.Rows == 0).Select(p => p.Value).OfType<ContentPart>()), mark);
    }
}
