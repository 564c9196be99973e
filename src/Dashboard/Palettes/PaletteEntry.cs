namespace Dashboard.Palettes;

/// <summary>Somewhere to go, or something to do, as the command palette lists it.</summary>
/// <param name="Group">The heading that it stands under.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Where it leads; null for what is done on the page.</param>
/// <param name="Detail">What else tells it from others; empty for nothing.</param>
/// <param name="Keys">The keys that do the same; null for none.</param>
/// <param name="Action">The action's id; null for what leads somewhere.</param>
public sealed record PaletteEntry(
    string Group, string Name, string? Address, string Detail = "", string? Keys = null, string? Action = null);
