using Dashboard.Casework.Records;

namespace Dashboard.Editing;

/// <summary>One record in one person's editor, as far as it meets the edits of others.</summary>
public abstract class EditSession
{
    /// <summary>The version that the edit is made on, to be saved against.</summary>
    public abstract long Version { get; }

    /// <summary>Who saved the record since it was opened, and when (UTC); null when nobody did.</summary>
    public abstract (string By, DateTime At)? Newer { get; }

    /// <summary>Both texts, while the person brings them together; null otherwise.</summary>
    public abstract Merge? Merge { get; }

    /// <summary>Goes back to the person's own text, without a decision.</summary>
    public abstract void Return();
}

/// <summary>
/// Knows what a record said when it was opened, meets what others save meanwhile, and settles the two: what is saved
/// over another's text is saved with that text in view.
/// </summary>
/// <param name="opened">What was stored when the editor was opened.</param>
/// <param name="fieldsOf">The parts in which two edits of this record are compared.</param>
public sealed class EditSession<TEdit>(Stored<TEdit> opened, Func<TEdit, TEdit, IEnumerable<MergeField<TEdit>>> fieldsOf) : EditSession
{
    private Stored<TEdit>? baseline = opened;
    private long version = opened.Version;
    private Stored<TEdit>? newer;
    private (Merge<TEdit> Merge, Stored<TEdit> Theirs)? compared;
    private string savedText = TextOf(opened.Edit);

    public override long Version => version;

    public override (string By, DateTime At)? Newer => newer is null ? null : (newer.SavedBy, newer.SavedAt);

    public override Merge? Merge => compared?.Merge;

    /// <summary>Whether the edit says something else than what was opened.</summary>
    public bool IsChanged(TEdit mine) => TextOf(mine) != savedText;

    /// <summary>Takes note of what is stored now.</summary>
    public void Meet(Stored<TEdit> stored)
    {
        if (stored.Version != version) newer = stored;
    }

    /// <summary>
    /// The edit goes on from a text that was kept of an earlier session, on the version that it was written on. Where
    /// that is another than the opened one, what it was written on is not known, and the two are compared before it is saved.
    /// </summary>
    public void Resume(long keptVersion)
    {
        if (keptVersion == version || baseline is null) return;
        (newer, baseline, version) = (baseline, null, keptVersion);
    }

    /// <summary>The edit is stored as this now; what was typed since goes on from there.</summary>
    public void Saved(Stored<TEdit> stored) =>
        (baseline, version, savedText, newer, compared) = (stored, stored.Version, TextOf(stored.Edit), null, null);

    /// <summary>Puts both texts side by side; nothing to do when nobody else saved.</summary>
    public void Compare(TEdit mine)
    {
        if (newer is not null) compared = (new Merge<TEdit>(fieldsOf(mine, newer.Edit), baseline, mine, newer), newer);
    }

    public override void Return() => compared = null;

    /// <summary>
    /// Takes what the person decided: from here on the edit is made on the version that was shown. What was saved after
    /// that is met when the edit is saved.
    /// </summary>
    /// <exception cref="InvalidOperationException">Nothing is being compared.</exception>
    public TEdit Settle()
    {
        var (merge, theirs) = compared ?? throw new InvalidOperationException(
            "There is nothing to settle: no two texts are being compared.");
        var latest = newer;
        Saved(theirs);
        if (latest is not null) Meet(latest);
        return merge.Result;
    }

    // Records compare their lists by reference; their JSON compares what they say.
    private static string TextOf(TEdit edit) => CaseworkJson.Serialize(edit);
}
