using Dashboard.Casework;

namespace Dashboard.Allegations;

/// <summary>Whose text goes on.</summary>
public enum MergeChoice
{
    Mine,
    Theirs,
}

/// <summary>A part of an allegation that two people changed differently.</summary>
public sealed class MergePart(string label, string mine, string theirs, Func<AllegationEdit, AllegationEdit, AllegationEdit> take)
{
    /// <summary>What it is, “2 The accounts acted together: text”.</summary>
    public string Label { get; } = label;

    public string Mine { get; } = mine;

    public string Theirs { get; } = theirs;

    public MergeChoice Choice { get; set; } = MergeChoice.Mine;

    /// <summary>The first allegation with this part of the second.</summary>
    internal AllegationEdit Take(AllegationEdit into, AllegationEdit from) => take(into, from);
}

/// <summary>
/// Brings two edits of the same version together, part by part: what only one of the two changed is taken over; what
/// both changed differently is put to the person who saves, with both texts, so that nothing is lost.
/// </summary>
public sealed class AllegationMerge
{
    private readonly AllegationEdit mine;
    private readonly AllegationEdit theirs;
    private readonly AllegationEdit settled;

    public AllegationMerge(AllegationEdit baseline, AllegationEdit mine, AllegationEdit theirs)
    {
        (this.mine, this.theirs, settled) = (mine, theirs, mine);
        var conflicts = new List<MergePart>();
        foreach (var part in Parts(baseline, mine, theirs))
        {
            var (was, ours, other) = (part.Of(baseline), part.Of(mine), part.Of(theirs));
            if (ours == other || other == was) continue;
            if (ours == was) settled = part.Take(settled, theirs);
            else conflicts.Add(new MergePart(part.Label, ours, other, part.Take));
        }

        Conflicts = conflicts;
    }

    /// <summary>What both changed differently.</summary>
    public IReadOnlyList<MergePart> Conflicts { get; }

    /// <summary>The allegation with the choices made.</summary>
    public AllegationEdit Result => Conflicts.Aggregate(settled, (result, part) => part.Take(result, part.Choice == MergeChoice.Mine ? mine : theirs));

    private static IEnumerable<Part> Parts(AllegationEdit baseline, AllegationEdit mine, AllegationEdit theirs)
    {
        yield return new("Title", e => e.Title, (into, from) => into with { Title = from.Title });
        yield return new("Summary", e => e.Summary, (into, from) => into with { Summary = from.Summary });
        yield return new("What speaks against it", e => e.Against, (into, from) => into with { Against = from.Against });
        if (baseline.Elements.Count != mine.Elements.Count || mine.Elements.Count != theirs.Elements.Count)
        {
            // A chain of another length has no links to compare one by one.
            yield return new("The whole chain", e => CaseworkJson.Serialize(e.Elements), (into, from) => into with { Elements = from.Elements });
            yield break;
        }

        for (var i = 0; i < mine.Elements.Count; i++)
        {
            var name = $"{i + 1} {mine.Elements[i].Kind.Name()}";
            yield return Of(name, "text", i, e => e.Text, (into, from) => into with { Kind = from.Kind, Text = from.Text });
            yield return Of(name, "standing and its reason", i, e => $"{e.Standing}: {e.StandingReason}", (into, from) => into with { Standing = from.Standing, StandingReason = from.StandingReason });
            yield return Of(name, "likelihood", i, e => e.Likelihood?.Term() ?? "not assessed", (into, from) => into with { Likelihood = from.Likelihood });
            yield return Of(name, "confidence", i, e => e.Confidence?.ToString() ?? "not assessed", (into, from) => into with { Confidence = from.Confidence });
            yield return Of(name, "grounds", i, Grounds, (into, from) => into with { Grounds = from.Grounds });
        }
    }

    private static Part Of(string name, string what, int index, Func<ElementEdit, string> of, Func<ElementEdit, ElementEdit, ElementEdit> take) => new(
        $"{name}: {what}",
        edit => of(edit.Elements[index]),
        (into, from) => into with { Elements = [.. into.Elements.Select((e, i) => i == index ? take(e, from.Elements[index]) : e)] });

    private static string Grounds(ElementEdit element) => string.Join('\n', (element.Grounds ?? []).Select(g =>
        $"{g.Bearing}: {(g.ExhibitNumber is { } exhibit ? $"Exhibit {exhibit}" : $"Source {g.SourceNumber}")}{(g.Note.Length > 0 ? $" ({g.Note})" : "")}"));

    private sealed record Part(string Label, Func<AllegationEdit, string> Of, Func<AllegationEdit, AllegationEdit, AllegationEdit> Take);
}
