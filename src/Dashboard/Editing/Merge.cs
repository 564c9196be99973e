namespace Dashboard.Editing;

/// <summary>Whose text goes on.</summary>
public enum MergeChoice
{
    Mine,
    Theirs,

    /// <summary>A text that the person writes out of both.</summary>
    Written,
}

/// <summary>A part that two people changed differently.</summary>
/// <param name="label">What it is, “2 The accounts acted together: text”.</param>
/// <param name="canBeWritten">Whether a third text can take the place of both.</param>
public sealed class MergePart(string label, string mine, string theirs, bool canBeWritten)
{
    public string Label { get; } = label;

    public string Mine { get; } = mine;

    public string Theirs { get; } = theirs;

    public bool CanBeWritten { get; } = canBeWritten;

    public MergeChoice Choice { get; set; } = MergeChoice.Mine;

    /// <summary>The third text; counts when <see cref="Choice"/> says so.</summary>
    public string Written { get; set; } = mine;
}

/// <summary>Two edits of the same version, to be brought together part by part.</summary>
/// <param name="savedBy">Who saved the other edit.</param>
/// <param name="savedAt">When, UTC.</param>
public abstract class Merge(string savedBy, DateTime savedAt)
{
    public string SavedBy { get; } = savedBy;

    public DateTime SavedAt { get; } = savedAt;

    /// <summary>What both changed differently.</summary>
    public abstract IReadOnlyList<MergePart> Conflicts { get; }

    /// <summary>Makes one choice for every part.</summary>
    public void ChooseAll(MergeChoice choice)
    {
        foreach (var part in Conflicts) part.Choice = choice;
    }
}

/// <summary>
/// Brings two edits of the same version together: what only one of the two changed is taken over; what both changed
/// differently is put to the person who saves, with both texts, so that nothing is lost.
/// </summary>
public sealed class Merge<TEdit> : Merge
{
    private readonly List<(MergeField<TEdit> Field, MergePart Part)> conflicts = [];
    private readonly TEdit mine;
    private readonly TEdit theirs;
    private readonly TEdit settled;

    /// <param name="baseline">What both started from; null when that is not known, and then every difference is put to the person.</param>
    public Merge(IEnumerable<MergeField<TEdit>> fields, Stored<TEdit>? baseline, TEdit mine, Stored<TEdit> theirs)
        : base(theirs.SavedBy, theirs.SavedAt)
    {
        (this.mine, this.theirs, settled) = (mine, theirs.Edit, mine);
        foreach (var field in fields)
        {
            var (was, ours, other) = (baseline is null ? null : field.Text(baseline.Edit), field.Text(mine), field.Text(theirs.Edit));
            if (ours == other || other == was) continue;
            if (ours == was) settled = field.Take(settled, theirs.Edit);
            else conflicts.Add((field, new MergePart(field.Label, ours, other, field.Write is not null)));
        }

        Conflicts = [.. conflicts.Select(c => c.Part)];
    }

    public override IReadOnlyList<MergePart> Conflicts { get; }

    /// <summary>The edit with the choices made.</summary>
    public TEdit Result => conflicts.Aggregate(settled, (result, conflict) => (conflict.Part.Choice, conflict.Field.Write) switch
    {
        (MergeChoice.Theirs, _) => conflict.Field.Take(result, theirs),
        (MergeChoice.Written, { } write) => write(result, conflict.Part.Written),
        _ => conflict.Field.Take(result, mine),
    });
}
