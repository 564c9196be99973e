using Dashboard.Casework.Access;
using Dashboard.Casework.Records;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Dashboard.Casework.Store;

/// <summary>
/// One write to casework: who, what, when, on which case. What it changes and the entry that records it are saved
/// in one transaction; the entry's detail is taken from what actually changed, so that an operation cannot forget it.
/// </summary>
internal sealed class CaseworkChange(CaseworkContext context, Actor actor, CaseId? caseId, string action, DateTime at)
{
    private readonly List<(RecordKind Kind, int Number, string What)> disturbed = [];
    private object? before;
    private object? after;
    private bool hasDocument;
    private object? note;

    public CaseworkContext Context { get; } = context;

    public Actor Actor { get; } = actor;

    /// <summary>When, UTC.</summary>
    public DateTime At { get; } = at;

    /// <summary>The case changed; null until a change that makes a case knows it, and for what concerns none.</summary>
    public CaseId? CaseId { get; set; } = caseId;

    /// <summary>What is done, as the audit entry names it: for an attempt that comes to something else, set by the work itself.</summary>
    public string Action { get; set; } = action;

    /// <summary>What is changed, <c>allegation 3</c>. Every change names it.</summary>
    public string? Subject { get; set; }

    /// <summary>Seals of records that the change does not touch, by name: of those that were stored before they were sealed.</summary>
    public IReadOnlyDictionary<string, string?> FurtherSeals { get; init; } = new Dictionary<string, string?>();

    /// <summary>
    /// What the trail says of the records that are changed; null where a workspace is brought to this version, which seals them anew.
    /// </summary>
    public TrailSeals? Seals { get; init; }

    /// <summary>The next number of a kind in the case. Numbers are never given twice, even when what had one is gone.</summary>
    public async Task<int> NextNumberAsync(RecordKind kind, CancellationToken cancellationToken)
    {
        var id = CaseId ?? throw new InvalidOperationException("Only a change to a case gives out numbers.");
        var counter = await Context.Set<NumberCounter>().FindAsync([id, kind], cancellationToken);
        if (counter is null)
        {
            counter = new NumberCounter { CaseId = id, Kind = kind, Last = 0 };
            Context.Set<NumberCounter>().Add(counter);
        }

        return ++counter.Last;
    }

    /// <summary>
    /// Starts an edit: names it as the change's subject, and refuses it with both texts when it was made on another
    /// version than the stored one. The version rises even where only what belongs to it changes.
    /// </summary>
    public void Edit(IVersioned stored, long version, string subject, object mine, object theirs)
    {
        Subject = subject;
        if (stored.Version != version)
            throw new EditConflictException(
                subject, EditText.Of(mine), EditText.Of(theirs), stored.Version, stored.UpdatedBy, stored.UpdatedAt);
        (stored.UpdatedAt, stored.UpdatedBy) = (At, Actor.Name);
        Context.Entry(stored).Property(nameof(IVersioned.UpdatedAt)).IsModified = true;
    }

    /// <summary>Records an aggregate whole, as it was and as it is, in place of its changed rows.</summary>
    public void Record(object? documentBefore, object? documentAfter)
    {
        before = documentBefore;
        after = documentAfter;
        hasDocument = true;
    }

    /// <summary>Records that are no longer what others rested on: what follows is up to whoever follows changes.</summary>
    public IReadOnlyList<(RecordKind Kind, int Number, string What)> Disturbed => disturbed;

    /// <summary>Says that a record of the case is no longer what others rested on.</summary>
    /// <param name="what">What happened, a clause: “source 3 was edited”.</param>
    public void Disturb(RecordKind kind, int number, string what) => disturbed.Add((kind, number, what));

    /// <summary>Records what else is to be known of the change.</summary>
    public void Note(object value) => note = value;

    /// <summary>Keeps the whole as a revision.</summary>
    public void Keep(RecordKind kind, int number, long version, object document) => Context.Set<Revision>().Add(new Revision
    {
        CaseId = CaseId!.Value,
        Kind = kind,
        Number = number,
        Version = version,
        SavedAt = At,
        SavedBy = Actor.Name,
        Document = CaseworkJson.Serialize(document),
    });

    /// <summary>The entry of the change, once what it changes is stored.</summary>
    /// <param name="detail">What <see cref="Detail"/> told before, with the seals of the records.</param>
    public async Task<AuditEntry> ToAuditEntryAsync(Dictionary<string, object?> detail, CancellationToken cancellationToken)
    {
        var subject = Subject ?? throw new InvalidOperationException($"The change '{Action}' does not say what it changes.");
        // Asked each time: kept in memory it would save a few microseconds, and outlive a transaction that failed.
        var last = await Context.Set<AuditEntry>().OrderByDescending(e => e.Sequence).Select(e => new ChainEnd(e.Sequence, e.Hash))
            .FirstOrDefaultAsync(cancellationToken);
        return AuditChain.Next(last ?? ChainEnd.None, At, Actor, Action, CaseId, subject, CaseworkJson.Serialize(detail));
    }

    /// <summary>What changes, told before it is stored: afterwards nothing counts as changed.</summary>
    public Dictionary<string, object?> Detail()
    {
        var detail = new Dictionary<string, object?>();
        if (note is not null) detail["note"] = note;
        if (hasDocument)
        {
            detail["before"] = before;
            detail["after"] = after;
        }

        var changes = Context.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && !IsRecordedElsewhere(e.Metadata))
            .Select(RowOf)
            .ToList();
        if (changes.Count > 0) detail["changes"] = changes;
        return detail;
    }

    // Counters follow from what is numbered, a held text stands there by its hash, a revision is the document itself, and an aggregate
    // stands in the detail whole.
    private bool IsRecordedElsewhere(IReadOnlyEntityType entity) => entity.IsToldElsewhere() || (hasDocument && entity.IsToldWhole());

    private static Dictionary<string, object?> RowOf(EntityEntry entry)
    {
        var row = new Dictionary<string, object?>
        {
            ["kind"] = entry.Metadata.ClrType.Name,
            ["key"] = string.Join('/', entry.Properties.Where(p => p.Metadata.IsPrimaryKey()).Select(p => p.CurrentValue)),
        };
        if (entry.State != EntityState.Added) row["before"] = Values(entry, p => p.OriginalValue);
        if (entry.State != EntityState.Deleted) row["after"] = Values(entry, p => p.CurrentValue);
        return row;
    }

    private static Dictionary<string, object?> Values(EntityEntry entry, Func<PropertyEntry, object?> value) => entry.Properties
        .Where(
            p => !p.Metadata.IsPrimaryKey()
            && (entry.State != EntityState.Modified || (p.IsModified && !Equals(p.OriginalValue, p.CurrentValue))))
        .ToDictionary(
            p => CaseworkJson.NameOf(p.Metadata.Name), p => p.Metadata.IsSecret() && value(p) is not null ? "(secret)" : value(p));
}
