using Dashboard.Casework.Allegations;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Headlines;
using Dashboard.Casework.Hypotheses;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Editing;
using Dashboard.Figures;
using Dashboard.Investigations.Briefings;
using Dashboard.Investigations.Views;

namespace Dashboard.Allegations;

/// <summary>The parts in which two edits of an allegation are compared: its own texts, and each element's.</summary>
public static class AllegationParts
{
    /// <summary>
    /// The parts of two edits. Elements are matched by their kind, wherever they stand, so that one person can move, add or take away
    /// what another writes at; where a chain has two of a kind they are matched by their places, and where these differ the chain is one
    /// part.
    /// </summary>
    public static IEnumerable<MergeField<AllegationEdit>> Of(AllegationEdit mine, AllegationEdit theirs) =>
        [.. Whole(), .. Matrix(mine.Hypotheses, theirs.Hypotheses), .. Chain(mine, theirs)];

    private static IEnumerable<MergeField<AllegationEdit>> Whole() =>
    [
        MergeField.Written<AllegationEdit>("Title", e => e.Title, (e, text) => e with { Title = text }),
        MergeField.Written<AllegationEdit>("Summary", e => e.Summary, (e, text) => e with { Summary = text }),
        MergeField.Written<AllegationEdit>("What speaks against it", e => e.Against, (e, text) => e with { Against = text }),
        Particular("Who", p => new() { Parties = p.Parties }, (into, from) => into with { Parties = from.Parties }),
        Particular("When", p => new() { Period = p.Period }, (into, from) => into with { Period = from.Period }),
        Particular("At what", p => new() { Capabilities = p.Capabilities }, (into, from) => into with { Capabilities = from.Capabilities }),
        Particular(
            "Answers of the accused", p => new() { Responses = p.Responses }, (into, from) => into with { Responses = from.Responses }),
    ];

    private static MergeField<AllegationEdit> Particular(
        string label, Func<AllegationParticulars, AllegationParticulars> only,
        Func<AllegationParticulars, AllegationParticulars, AllegationParticulars> take) =>
        new(label, e => ParticularsWords.Of(only(e.Particulars)),
            (into, from) => into with { Particulars = take(into.Particulars, from.Particulars) });

    // Hypotheses and evidence are matched by their places; where one of the two has more of them, the matrix is one part.
    private static IEnumerable<MergeField<AllegationEdit>> Matrix(HypothesisMatrix mine, HypothesisMatrix theirs)
    {
        if (mine.Hypotheses.Count != theirs.Hypotheses.Count || mine.Rows.Count != theirs.Rows.Count)
            return [new("Hypotheses", e => HypothesisWords.Of(e.Hypotheses), (into, from) => into with { Hypotheses = from.Hypotheses })];
        return
        [
            .. mine.Hypotheses.Select((h, i) => new MergeField<AllegationEdit>(
                $"Hypothesis {i + 1}", e => i < e.Hypotheses.Hypotheses.Count ? HypothesisWords.Of(e.Hypotheses.Hypotheses[i]) : "",
                (into, from) => into with { Hypotheses = into.Hypotheses.Rewording(i, from.Hypotheses.Hypotheses[i]) })),
            .. mine.Rows.Select((r, i) => new MergeField<AllegationEdit>(
                $"Evidence {i + 1}", e => i < e.Hypotheses.Rows.Count ? HypothesisWords.Of(e.Hypotheses, e.Hypotheses.Rows[i]) : "",
                (into, from) =>
                into with { Hypotheses = into.Hypotheses with { Rows = [.. into.Hypotheses.Rows.Select(
                    (row, at) => at == i ? from.Hypotheses.Rows[i] : row)] } })),
        ];
    }

    private static IEnumerable<MergeField<AllegationEdit>> Chain(AllegationEdit mine, AllegationEdit theirs)
    {
        var (ours, others) = (Kinds(mine), Kinds(theirs));
        if (IsOnceEach(ours) && IsOnceEach(others)) return ByKind(ours, others);
        return ours.SequenceEqual(others)
            ? ours.Index().SelectMany(k => Element($"{k.Index + 1} {k.Item.Name()}", e => k.Index < e.Elements.Count ? k.Index : -1))
            : [new("The whole chain", e => CaseworkJson.Serialize(e.Elements), (into, from) => into with { Elements = from.Elements })];
    }

    private static IEnumerable<MergeField<AllegationEdit>> ByKind(IReadOnlyList<ElementKind> ours, IReadOnlyList<ElementKind> others)
    {
        foreach (var kind in ours.Union(others))
        {
            if (!(ours.Contains(kind) && others.Contains(kind))) yield return Presence(kind);
            else foreach (var part in Element(kind.Name(), e => IndexOf(e, kind))) yield return part;
        }

        // Last, when all that is to be there is there.
        yield return new(
            "The order of the elements", e => string.Join(", ", Kinds(e).Intersect(ours).Intersect(others).Select(k => k.Name())),
            (into, from) => into with { Elements = [.. into.Elements.OrderBy(e => Place(from, into, e.Kind))] });
    }

    // An element that only one of the two has.
    private static MergeField<AllegationEdit> Presence(ElementKind kind) => new(
        $"{kind.Name()}: the whole element",
        e => IndexOf(e, kind) is >= 0 and var at ? CaseworkJson.Serialize(e.Elements[at]) : "",
        (into, from) => (IndexOf(into, kind), IndexOf(from, kind)) switch
        {
            ( >= 0 and var at, < 0) => into with { Elements = [.. into.Elements.Where((_, i) => i != at)] },
            ( < 0, >= 0 and var at) => into with { Elements = [.. into.Elements.Take(at), from.Elements[at], .. into.Elements.Skip(at)] },
            _ => into,
        });

    private static IEnumerable<MergeField<AllegationEdit>> Element(string name, Func<AllegationEdit, int> at) =>
    [
        Part(name, "text", at, e => e.Text, (into, from) => into with { Kind = from.Kind, Text = from.Text },
            (e, text) => e with { Text = text }),
        Part(name, "standing and its reason", at, e => $"{e.Standing.Word()}: {e.StandingReason}",
            (into, from) => into with { Standing = from.Standing, StandingReason = from.StandingReason }),
        Part(name, "warrant", at, e => e.Warrant, (into, from) => into with { Warrant = from.Warrant },
            (e, text) => e with { Warrant = text }),
        Part(name, "rebuttals", at, e => e.Rebuttals, (into, from) => into with { Rebuttals = from.Rebuttals },
            (e, text) => e with { Rebuttals = text }),
        Part(name, "what would change it", at, e => e.WouldChange, (into, from) => into with { WouldChange = from.WouldChange },
            (e, text) => e with { WouldChange = text }),
        Part(name, "likelihood", at, e => e.Likelihood?.Term() ?? "not assessed",
            (into, from) => into with { Likelihood = from.Likelihood }),
        Part(name, "confidence", at, e => e.Confidence?.ToString() ?? "not assessed",
            (into, from) => into with { Confidence = from.Confidence }),
        Part(name, "grounds", at, Grounds, (into, from) => into with { Grounds = from.Grounds }),
    ];

    private static MergeField<AllegationEdit> Part(
        string name, string what, Func<AllegationEdit, int> at, Func<ElementEdit, string> text,
        Func<ElementEdit, ElementEdit, ElementEdit> take, Func<ElementEdit, string, ElementEdit>? write = null) => new(
        $"{name}: {what}",
        // What both started from may not have had the element.
        edit => at(edit) is >= 0 and var index ? text(edit.Elements[index]) : "",
        (into, from) => at(into) is >= 0 and var index && at(from) is >= 0 and var source
        ? Change(into, index, e => take(e, from.Elements[source])) : into,
        write is null ? null : (edit, written) => at(edit) is >= 0 and var index ? Change(edit, index, e => write(e, written)) : edit);

    private static AllegationEdit Change(AllegationEdit edit, int index, Func<ElementEdit, ElementEdit> change) =>
        edit with { Elements = [.. edit.Elements.Select((e, i) => i == index ? change(e) : e)] };

    private static IReadOnlyList<ElementKind> Kinds(AllegationEdit edit) => [.. edit.Elements.Select(e => e.Kind)];

    private static bool IsOnceEach(IReadOnlyList<ElementKind> kinds) => kinds.Distinct().Count() == kinds.Count;

    private static int IndexOf(AllegationEdit edit, ElementKind kind) =>
        edit.Elements.Index().Where(e => e.Item.Kind == kind).Select(e => e.Index).DefaultIfEmpty(-1).First();

    // In the other's order; what the other does not have stays behind what it stood behind.
    private static double Place(AllegationEdit other, AllegationEdit own, ElementKind kind) =>
        IndexOf(other, kind) is >= 0 and var at ? at : own.Elements.Take(IndexOf(own, kind)).Select(e => (double)IndexOf(other, e.Kind))
        .Where(i => i >= 0).DefaultIfEmpty(-1).Last() + 0.5;

    private static string Grounds(ElementEdit element) => string.Join('\n', (element.Grounds ?? []).Select(g =>
        $"{g.Bearing}: {g.Name}{(g.Statement is { } kind ? $", {kind.Word()}" : "")}{(g.IsIndependent ? $", independent: {g.Independence}" : "")}{(g.Note.Length > 0 ? $" ({g.Note})" : "")}"));
}
