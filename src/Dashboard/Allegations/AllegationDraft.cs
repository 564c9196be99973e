using Dashboard.Casework.Allegations;
using Dashboard.Casework.Hypotheses;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Dashboard.Editing;

namespace Dashboard.Allegations;

/// <summary>An allegation while a person edits it: what it says now, and what it meets. Saved whole.</summary>
public sealed class AllegationDraft(Allegation allegation)
{
    /// <summary>What was stored when it was opened, and what others save meanwhile.</summary>
    public EditSession<AllegationEdit> Session { get; } = new(StoredOf(allegation), AllegationParts.Of);

    /// <summary>What it says now.</summary>
    public AllegationEdit Current { get; private set; } = AllegationEdit.Of(allegation);

    /// <summary>
    /// The place of the weakest link of the chain as it stands now, by the rule of <see cref="Allegation.WeakestLink"/>; 0 for an empty
    /// chain.
    /// </summary>
    public int WeakestLink => Current.Elements
        .Select((element, index) => (element, Number: index + 1))
        .OrderBy(e => e.element.Standing)
        .ThenBy(e => (e.element.Grounds ?? []).Any(g => g.Bearing == Bearing.For))
        .ThenBy(e => e.Number)
        .FirstOrDefault().Number;

    public bool IsDirty => Session.IsChanged(Current);

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

    public AllegationParticulars Particulars
    {
        get => Current.Particulars;
        set => Current = Current with { Particulars = value };
    }

    public HypothesisMatrix Hypotheses
    {
        get => Current.Hypotheses;
        set => Current = Current with { Hypotheses = value };
    }

    /// <summary>Adds an element at the end of the chain; nothing speaks for it yet.</summary>
    public void AddElement(ElementKind kind) =>
        Current = Current with { Elements = [.. Current.Elements, new ElementEdit(kind, "", Standing.Unverifiable, "")] };

    /// <summary>Takes the element at a place of the chain away.</summary>
    public void RemoveElement(int number) => Current = Current with { Elements = [.. Current.Elements.Where((_, i) => i != number - 1)] };

    /// <summary>Moves the element at a place of the chain one place up or down.</summary>
    public void MoveElement(int number, int by)
    {
        var elements = Current.Elements.ToList();
        if (number + by < 1 || number + by > elements.Count) return;
        (elements[number - 1], elements[number - 1 + by]) = (elements[number - 1 + by], elements[number - 1]);
        Current = Current with { Elements = elements };
    }

    /// <summary>Takes an earlier version as the text of now; it is saved as a new version.</summary>
    public void TakeBack(AllegationEdit earlier) => Current = earlier;

    /// <summary>Changes the element at a place of the chain, counted from 1.</summary>
    public void Change(int number, Func<ElementEdit, ElementEdit> change) =>
        Current = Current with { Elements = [.. Current.Elements.Select((e, i) => i == number - 1 ? change(e) : e)] };

    public void AddGround(int number, GroundEdit ground) => Change(number, e => e with { Grounds = [.. e.Grounds ?? [], ground] });

    public void ChangeGround(int number, GroundEdit from, GroundEdit to) =>
        Change(number, e => e with { Grounds = [.. (e.Grounds ?? []).Select(g => ReferenceEquals(g, from) ? to : g)] });

    public void RemoveGround(int number, GroundEdit ground) =>
        Change(number, e => e with { Grounds = [.. (e.Grounds ?? []).Where(g => !ReferenceEquals(g, ground))] });

    /// <summary>Takes note of what is stored now, by somebody else's hand.</summary>
    public void Meet(Allegation stored) => Session.Meet(StoredOf(stored));

    /// <summary>The text of this moment is stored; what was typed since stays to be saved.</summary>
    public void Saved(AllegationEdit text, Allegation stored)
    {
        if (ReferenceEquals(text, Current)) Current = AllegationEdit.Of(stored);
        Session.Saved(StoredOf(stored));
    }

    /// <summary>Goes on from what was decided between two texts.</summary>
    public void Settle() => Current = Session.Settle();

    /// <summary>Takes back what the browser kept of an unsaved text: fields of this name, see <see cref="FieldOf(int, string)"/>.</summary>
    public void Restore(KeptDraft kept)
    {
        string Kept(string field, string otherwise) => kept.Fields.GetValueOrDefault(field, otherwise);
        T? Chosen<T>(string field, T? otherwise)
            where T : struct, Enum =>
            !kept.Fields.TryGetValue(field, out var text) ? otherwise : EnumName.TryParse<T>(text, out var value) ? value : null;

        Current = new AllegationEdit(
            Kept(nameof(Title), Title), Kept(nameof(Summary), Summary), Kept(nameof(Against), Against),
            [
                .. Current.Elements.Select((e, i) => e with
                {
                    Text = Kept(FieldOf(i + 1, nameof(e.Text)), e.Text),
                    Standing = Chosen<Standing>(FieldOf(i + 1, nameof(e.Standing)), e.Standing) ?? e.Standing,
                    StandingReason = Kept(FieldOf(i + 1, nameof(e.StandingReason)), e.StandingReason),
                    Warrant = Kept(FieldOf(i + 1, nameof(e.Warrant)), e.Warrant),
                    Rebuttals = Kept(FieldOf(i + 1, nameof(e.Rebuttals)), e.Rebuttals),
                    WouldChange = Kept(FieldOf(i + 1, nameof(e.WouldChange)), e.WouldChange),
                    Likelihood = Chosen(FieldOf(i + 1, nameof(e.Likelihood)), e.Likelihood),
                    Confidence = Chosen(FieldOf(i + 1, nameof(e.Confidence)), e.Confidence),
                    Grounds = [.. (e.Grounds ?? []).Select(g => g with { Note = Kept(FieldOf(i + 1, g), g.Note) })],
                }),
            ])
        {
            Particulars = Particulars, Hypotheses = Hypotheses,
        };
        Session.Resume(kept.Version);
    }

    /// <summary>The name of an element's field on the page.</summary>
    public static string FieldOf(int number, string property) => $"{number}.{property}";

    /// <summary>The name of the field for a ground's note.</summary>
    public static string FieldOf(int number, GroundEdit ground) =>
        FieldOf(number, $"{ground.Bearing}.{ground.Name}");

    private static Stored<AllegationEdit> StoredOf(Allegation stored) => Stored.Of<AllegationEdit>(stored, AllegationEdit.Of(stored));
}
