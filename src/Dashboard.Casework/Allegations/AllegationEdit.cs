namespace Dashboard.Casework;

/// <summary>The whole of an allegation as a person edits it: it is saved in one piece.</summary>
public sealed record AllegationEdit(string Title, string Summary, string Against, IReadOnlyList<ElementEdit> Elements)
{
    /// <summary>What a new allegation starts from: the five links, nothing shown yet.</summary>
    public static AllegationEdit New(string title) => new(title, "", "",
    [
        .. Enum.GetValues<ElementKind>().Select(kind => new ElementEdit(
            kind, "", kind == ElementKind.UsedInTraining ? Standing.Unverifiable : Standing.Alleged, "No grounds yet.")),
    ]);

    /// <summary>The stored allegation, ready to be edited.</summary>
    public static AllegationEdit Of(Allegation allegation) => new(
        allegation.Title, allegation.Summary, allegation.Against,
        [
            .. allegation.Elements.Select(e => new ElementEdit(
                e.Kind, e.Text, e.Standing, e.StandingReason, e.Likelihood, e.Confidence,
                [.. e.Grounds.Select(g => new GroundEdit(g.Bearing, g.ExhibitNumber, g.SourceNumber, g.Note))])),
        ]);
}

/// <summary>One link as a person edits it.</summary>
public sealed record ElementEdit(
    ElementKind Kind,
    string Text,
    Standing Standing,
    string StandingReason,
    Likelihood? Likelihood = null,
    Confidence? Confidence = null,
    IReadOnlyList<GroundEdit>? Grounds = null);

/// <summary>A ground as a person edits it: exactly one of exhibit and source.</summary>
public sealed record GroundEdit(Bearing Bearing, int? ExhibitNumber = null, int? SourceNumber = null, string Note = "");
