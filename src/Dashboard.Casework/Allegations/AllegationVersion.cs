using System.Text.Json;
using Dashboard.Casework.Hypotheses;
using Dashboard.Casework.Records;

namespace Dashboard.Casework.Allegations;

/// <summary>An allegation as it was saved once.</summary>
/// <param name="Version">The version.</param>
/// <param name="SavedAt">When, UTC.</param>
/// <param name="SavedBy">By whom.</param>
/// <param name="Status">Where it was on its way.</param>
/// <param name="Edit">What it said.</param>
/// <param name="Reopened">Why it came back in review, where that is why it was saved; empty otherwise.</param>
public sealed record AllegationVersion(
    long Version, DateTime SavedAt, string SavedBy, AllegationStatus Status, AllegationEdit Edit, string Reopened)
{
    /// <summary>Reads a saved version.</summary>
    public static AllegationVersion Read(Revision revision)
    {
        var document = JsonSerializer.Deserialize<AllegationWriting.Document>(revision.Document, CaseworkJson.Options)!;
        var edit = new AllegationEdit(document.Title, document.Summary, document.Against, document.Elements)
        {
            Particulars = document.Particulars ?? AllegationParticulars.None, Hypotheses = document.Hypotheses ?? HypothesisMatrix.Usual,
        };
        return new(revision.Version, revision.SavedAt, revision.SavedBy, document.Status, edit, document.Reopened ?? "");
    }

    /// <summary>All that it says, line by line, so that two versions can be compared.</summary>
    public string Text => $"status: {Status}\n{EditText.Of(Edit)}";
}
