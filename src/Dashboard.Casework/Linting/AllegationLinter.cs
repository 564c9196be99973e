using System.Globalization;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Standings;

namespace Dashboard.Casework.Linting;

/// <summary>A remark on a passage of an allegation.</summary>
/// <param name="Element">The element that it is in, by number; null for the allegation as a whole.</param>
/// <param name="Part">Which of its texts: “title”, “claim”.</param>
/// <param name="Remark">What is wrong, and where.</param>
public sealed record PassageRemark(int? Element, string Part, LintRemark Remark)
{
    /// <summary>Whether it blocks an approval: it says more than the grounds bear, or finds a state, a person or a people guilty.</summary>
    public bool IsBlocking => Remark.Rule is LintRule.Overclaim or LintRule.NamesStateOrPerson or LintRule.Guilt or LintRule.Nationality;

    /// <summary>Where it is, in words: “element 2, claim”.</summary>
    public string Place => Element is { } number ? string.Create(CultureInfo.InvariantCulture, $"element {number}, {Part}") : Part;
}

/// <summary>Reads every text of an allegation by the one set of rules, with the standings that its grounds allow.</summary>
public static class AllegationLinter
{
    /// <summary>The remarks on a stored allegation.</summary>
    public static IReadOnlyList<PassageRemark> Check(AllegationDossier dossier) =>
        Check(AllegationEdit.Of(dossier.Allegation), dossier.Grounding);

    /// <summary>The remarks on an allegation while it is written.</summary>
    public static IReadOnlyList<PassageRemark> Check(AllegationEdit edit, Grounding grounding)
    {
        var context = ContextOf(edit, grounding);
        return
        [
            .. Of(null, "title", edit.Title, context), .. Of(null, "summary", edit.Summary, context),
            .. Of(null, "what speaks against it", edit.Against, context),
            .. edit.Elements.Index().SelectMany(e => Check(e.Index + 1, e.Item, context)),
        ];
    }

    /// <summary>The remarks on one element.</summary>
    public static IEnumerable<PassageRemark> Check(int number, ElementEdit element, LintContext context) =>
    [
        .. Of(number, "claim", element.Text, context), .. Of(number, "reason", element.StandingReason, context),
        .. Of(number, "warrant", element.Warrant, context),
        .. Of(number, "rebuttals", element.Rebuttals, context), .. Of(number, "what would change it", element.WouldChange, context),
        .. (element.Grounds ?? []).SelectMany(g => Of(number, $"note on {g.Name}", g.Note, context)),
    ];

    /// <summary>The standings of a chain, none above what its grounds allow; what is no part of it is not shown.</summary>
    public static LintContext ContextOf(AllegationEdit edit, Grounding grounding)
    {
        var standings = Enum.GetValues<ElementKind>().ToDictionary(kind => kind, _ => Standing.Unverifiable);
        foreach (var kind in edit.Elements.GroupBy(e => e.Kind)) standings[kind.Key] = kind.Min(e =>
            grounding.CeilingOf(e).Cap(e.Standing));
        return new LintContext(standings);
    }

    private static IEnumerable<PassageRemark> Of(int? element, string part, string text, LintContext context) =>
        StatementLinter.Check(text, context).Select(remark => new PassageRemark(element, part, remark));
}
