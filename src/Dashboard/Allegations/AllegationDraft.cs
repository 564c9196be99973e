using Dashboard.Casework;

namespace Dashboard.Allegations;

/// <summary>
/// An allegation while a person edits it: what it was when it was opened, and what it has become. Saved whole, against the
/// version that it was opened at.
/// </summary>
public sealed class AllegationDraft
{
    private string opened;

    public AllegationDraft(Allegation allegation)
    {
        Baseline = Current = AllegationEdit.Of(allegation);
        Version = allegation.Version;
        opened = Text(Baseline);
    }

    /// <summary>What was stored when it was opened.</summary>
    public AllegationEdit Baseline { get; private set; }

    /// <summary>What it says now.</summary>
    public AllegationEdit Current { get; private set; }

    /// <summary>The version that it was opened at.</summary>
    public long Version { get; private set; }

    /// <summary>The place of the weakest link of the chain as it stands now, by the rule of <see cref="Allegation.WeakestLink"/>; 0 for an empty chain.</summary>
    public int WeakestLink => Current.Elements
        .Select((element, index) => (element, Number: index + 1))
        .OrderBy(e => e.element.Standing)
        .ThenBy(e => (e.element.Grounds ?? []).Any(g => g.Bearing == Bearing.For))
        .ThenBy(e => e.Number)
        .FirstOrDefault().Number;

    public bool IsDirty => Text(Current) != opened;

    public string Title
    {
        get => Current.Title;
        set => Current = Current with { Title = value };
    }

    public string Summary
    {
        get => Current.Summary;
        set => Current = Current with { Summary = value };
    }

    public string Against
    {
        get => Current.Against;
        set => Current = Current with { Against = value };
    }

    /// <summary>Changes the element at a place of the chain, counted from 1.</summary>
    public void Change(int number, Func<ElementEdit, ElementEdit> change) =>
        Current = Current with { Elements = [.. Current.Elements.Select((e, i) => i == number - 1 ? change(e) : e)] };

    public void AddGround(int number, GroundEdit ground) => Change(number, e => e with { Grounds = [.. e.Grounds ?? [], ground] });

    public void ChangeGround(int number, GroundEdit from, GroundEdit to) =>
        Change(number, e => e with { Grounds = [.. (e.Grounds ?? []).Select(g => ReferenceEquals(g, from) ? to : g)] });

    public void RemoveGround(int number, GroundEdit ground) =>
        Change(number, e => e with { Grounds = [.. (e.Grounds ?? []).Where(g => !ReferenceEquals(g, ground))] });

    /// <summary>Goes on from a merge: what is now stored is the baseline, and the merged text is what is to be saved.</summary>
    public void Resume(AllegationEdit merged, AllegationEdit stored, long version)
    {
        (Baseline, Current, Version) = (stored, merged, version);
        opened = Text(stored);
    }

    // Records compare their lists by reference; their JSON compares what they say.
    private static string Text(AllegationEdit edit) => CaseworkJson.Serialize(edit);
}
