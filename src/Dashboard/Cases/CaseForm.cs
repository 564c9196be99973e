using Dashboard.Casework.Records;
using Dashboard.Editing;

namespace Dashboard.Cases;

/// <summary>A case's own fields while a person fills them in.</summary>
public sealed class CaseForm : IEditForm<CaseForm, CaseEdit>
{
    public static IReadOnlyList<MergeField<CaseEdit>> Parts { get; } =
    [
        MergeField.Written<CaseEdit>("Name", e => e.Name, (e, text) => e with { Name = text }),
        MergeField.Written<CaseEdit>("What it is about", e => e.Description, (e, text) => e with { Description = text }),
        MergeField.Written<CaseEdit>("Whose data it holds", e => e.DataHolder ?? "", (e, text) => e with { DataHolder = text }),
        MergeField.Written<CaseEdit>("Time zone shown", e => e.TimeZone, (e, text) => e with { TimeZone = text }),
    ];

    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public string TimeZone { get; set; } = "";

    /// <summary>Whose data the case holds; empty where they are the accuser's own.</summary>
    public string DataHolder { get; set; } = "";

    public static CaseForm Of(CaseEdit edit) =>
        new() { Name = edit.Name, Description = edit.Description, TimeZone = edit.TimeZone, DataHolder = edit.DataHolder ?? "" };

    public CaseEdit ToEdit() => new(Name.Trim(), Description, TimeZone.Trim(), DataHolder.Trim());
}
