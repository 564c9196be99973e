using Dashboard.Casework.Records;

namespace Dashboard.Editing;

/// <summary>What is stored of something, as a person edits it, and by whom it was saved last.</summary>
/// <param name="Version">The version that an edit of it is made on; 0 for what is not stored yet.</param>
/// <param name="SavedAt">UTC.</param>
public sealed record Stored<TEdit>(TEdit Edit, long Version, string SavedBy, DateTime SavedAt);

/// <summary>Makes them.</summary>
public static class Stored
{
    /// <summary>The record as it was read.</summary>
    public static Stored<TEdit> Of<TEdit>(IVersioned record, TEdit edit) => new(edit, record.Version, record.UpdatedBy, record.UpdatedAt);

    /// <summary>What a new record starts from.</summary>
    public static Stored<TEdit> New<TEdit>(TEdit empty) => new(empty, 0, "", default);
}
