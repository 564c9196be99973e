using System.Text.Json.Nodes;
using Dashboard.Core;

namespace Dashboard.Casework;

/// <summary>What of each record people write freely, and the record as it reads through a mask.</summary>
internal static class Masking
{
    public static IEnumerable<string> Texts(this Exhibit exhibit) => [exhibit.Title];

    public static Exhibit Through(this Exhibit exhibit, AccountMask mask) => new()
    {
        CaseId = exhibit.CaseId, Number = exhibit.Number, ContentHash = exhibit.ContentHash, Title = mask.Text(exhibit.Title), View = exhibit.View,
        // Options may name accounts, and nobody opens a view as it was who does not see them.
        Selection = mask.Selection(exhibit.Selection), ViewOptions = mask.IsNone ? exhibit.ViewOptions : "", Method = exhibit.Method, ParametersJson = Parameters(exhibit, mask),
        Fingerprint = exhibit.Fingerprint, TimeZone = exhibit.TimeZone, FrozenAt = exhibit.FrozenAt, FrozenBy = exhibit.FrozenBy,
        Figures = [.. exhibit.Figures.Select(f => f with { Selection = mask.Selection(f.Selection) })], RowCount = exhibit.RowCount, IsSynthetic = exhibit.IsSynthetic,
        RecountedAt = exhibit.RecountedAt, RecountOutcome = exhibit.RecountOutcome, RecountDifference = exhibit.RecountDifference, RecountedValues = exhibit.RecountedValues,
    };

    public static IEnumerable<string> Texts(this Allegation allegation) =>
    [
        allegation.Title, allegation.Summary, allegation.Against,
        .. allegation.Elements.SelectMany(e => (string[])[e.Text, e.StandingReason, .. e.Grounds.Select(g => g.Note)]),
    ];

    // Read without tracking: nothing that is changed here is ever saved.
    public static Allegation Through(this Allegation allegation, AccountMask mask)
    {
        (allegation.Title, allegation.Summary, allegation.Against) = (mask.Text(allegation.Title), mask.Text(allegation.Summary), mask.Text(allegation.Against));
        foreach (var element in allegation.Elements)
        {
            (element.Text, element.StandingReason) = (mask.Text(element.Text), mask.Text(element.StandingReason));
            foreach (var ground in element.Grounds) ground.Note = mask.Text(ground.Note);
        }

        return allegation;
    }

    public static IEnumerable<string> Texts(this CaseEvent happening) => [happening.Title, happening.Detail];

    public static CaseEvent Through(this CaseEvent happening, AccountMask mask)
    {
        (happening.Title, happening.Detail) = (mask.Text(happening.Title), mask.Text(happening.Detail));
        return happening;
    }

    public static IEnumerable<string> Texts(this OpenQuestion question) => [question.Question, question.AnswerSoFar];

    public static OpenQuestion Through(this OpenQuestion question, AccountMask mask)
    {
        (question.Question, question.AnswerSoFar) = (mask.Text(question.Question), mask.Text(question.AnswerSoFar));
        return question;
    }

    public static IEnumerable<string> Texts(this Revision revision) => [revision.Document];

    public static Revision Through(this Revision revision, AccountMask mask) => new()
    {
        CaseId = revision.CaseId, Kind = revision.Kind, Number = revision.Number, Version = revision.Version, SavedAt = revision.SavedAt, SavedBy = revision.SavedBy,
        Document = mask.Text(revision.Document),
    };

    // Where two selections are compared, they are among them.
    private static string Parameters(Exhibit exhibit, AccountMask mask)
    {
        string[] selections = exhibit.View switch { ExhibitView.Comparison => ["a", "b"], ExhibitView.Heatmap => ["against"], _ => [] };
        if (mask.IsNone || selections.Length == 0) return exhibit.ParametersJson;
        var parameters = JsonNode.Parse(exhibit.ParametersJson)!.AsObject();
        foreach (var name in selections)
        {
            if (parameters[name] is { } selection) parameters[name] = mask.Selection(Selection.Parse(selection.GetValue<string>())).ToString();
        }

        return parameters.ToJsonString(CaseworkJson.Options);
    }
}
