namespace Dashboard.Shortcuts;

/// <summary>The headings of the keyboard map.</summary>
public static class ShortcutGroups
{
    public const string Everywhere = "Everywhere";

    public const string GoTo = "Go to";

    public const string Selection = "Selection";

    public const string Panels = "Panels of the workbench";
}
