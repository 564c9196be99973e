using Dashboard.Casework.Allegations;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Editing;
using Dashboard.Figures;
using Dashboard.Investigations.Views;

namespace Dashboard.Allegations;

/// <summary>The parts in which two edits of an allegation are compared: its own texts, and each element's.</summary>
public static class AllegationParts
{
    /// <summary>The parts of two edits; a chain of another length has no links to compare one by one, and is one part.</summary>
    public static IEnumerable<MergeField<AllegationEdit>> Of(AllegationEdit mine, AllegationEdit theirs)
    {
        yield return MergeField.Written<AllegationEdit>("Title", e => e.Title, (e, text) => e with { Title = text });
        yield return MergeField.Written<AllegationEdit>("Summary", e => e.Summary, (e, text) => e with { Summary = text });
        yield return MergeField.Written<AllegationEdit>("What speaks against it", e => e.Against, (e, text) => e with { Against = text });
        yield return new("Who, when, at what, and answers", e => ParticularsWords.Of(e.Particulars), (into, from) => into with { Particulars = from.Particulars });
        yield return new("Hypotheses", e => CaseworkJson.Serialize(e.Hypotheses), (into, from) => into with { Hypotheses = from.Hypotheses });
        if (mine.Elements.Count != theirs.Elements.Count)
        {
            yield return new("The whole chain", e => CaseworkJson.Serialize(e.Elements), (into, from) => into with { Elements = from.Elements });
            yield break;
        }

        for (var i = 0; i < mine.Elements.Count; i++)
        {
            var name = $"{i + 1} {mine.Elements[i].Kind.Name()}";
            yield return Element(name, "text", i, e => e.Text, (into, from) => into with { Kind = from.Kind, Text = from.Text }, (e, text) => e with { Text = text });
            yield return Element(name, "standing and its reason", i, e => $"{e.Standing.Word()}: {e.StandingReason}", (into, from) => into with { Standing = from.Standing, StandingReason = from.StandingReason });
            yield return Element(name, "warrant", i, e => e.Warrant, (into, from) => into with { Warrant = from.Warrant }, (e, text) => e with { Warrant = text });
            yield return Element(name, "rebuttals", i, e => e.Rebuttals, (into, from) => into with { Rebuttals = from.Rebuttals }, (e, text) => e with { Rebuttals = text });
            yield return Element(name, "what would change it", i, e => e.WouldChange, (into, from) => into with { WouldChange = from.WouldChange }, (e, text) => e with { WouldChange = text });
            yield return Element(name, "likelihood", i, e => e.Likelihood?.Term() ?? "not assessed", (into, from) => into with { Likelihood = from.Likelihood });
            yield return Element(name, "confidence", i, e => e.Confidence?.ToString() ?? "not assessed", (into, from) => into with { Confidence = from.Confidence });
            yield return Element(name, "grounds", i, Grounds, (into, from) => into with { Grounds = from.Grounds });
        }
    }

    private static MergeField<AllegationEdit> Element(
        string name, string what, int index, Func<ElementEdit, string> text, Func<ElementEdit, ElementEdit, ElementEdit> take, Func<ElementEdit, string, ElementEdit>? write = null) => new(
        $"{name}: {what}",
        // What both started from may have had a shorter chain.
        edit => index < edit.Elements.Count ? text(edit.Elements[index]) : "",
        (into, from) => Change(into, index, e => take(e, from.Elements[index])),
        write is null ? null : (edit, written) => Change(edit, index, e => write(e, written)));

    private static AllegationEdit Change(AllegationEdit edit, int index, Func<ElementEdit, ElementEdit> change) =>
        edit with { Elements = [.. edit.Elements.Select((e, i) => i == index ? change(e) : e)] };

    private static string Grounds(ElementEdit element) => string.Join('\n', (element.Grounds ?? []).Select(g =>
        $"{g.Bearing}: {g.Name}{(g.Statement is { } kind ? $", {kind.Word()}" : "")}{(g.IsIndependent ? $", independent: {g.Independence}" : "")}{(g.Note.Length > 0 ? $" ({g.Note})" : "")}"));
}
