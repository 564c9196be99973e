using Dashboard.Casework.Naming;
using Dashboard.Editing;

namespace Dashboard.Naming;

/// <summary>A cluster's name while a person gives it one.</summary>
public sealed class ClusterNameForm : IEditForm<ClusterNameForm, ClusterNameEdit>
{
    public static IReadOnlyList<MergeField<ClusterNameEdit>> Parts { get; } =
        [MergeField.Written<ClusterNameEdit>("Name", edit => edit.Name, (edit, name) => edit with { Name = name })];

    public string Name { get; set; } = "";

    public static ClusterNameForm Of(ClusterNameEdit edit) => new() { Name = edit.Name };

    public ClusterNameEdit ToEdit() => new(Name.Trim());
}
