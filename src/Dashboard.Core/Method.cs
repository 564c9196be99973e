namespace Dashboard.Core;

/// <summary>
/// Names a method and its version. Any change that can change a result gets a new version, so that a figure can be
/// recomputed by what computed it.
/// </summary>
/// <param name="Name">The field's term, lower case with hyphens: <c>leiden</c>.</param>
/// <param name="Version">The version, counted from 1.</param>
public readonly record struct Method(string Name, int Version)
{
    /// <summary>The text form, <c>leiden/1</c>.</summary>
    public override string ToString() => $"{Name}/{Version}";
}
