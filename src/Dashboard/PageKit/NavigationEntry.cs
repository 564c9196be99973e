using Dashboard.Casework.Access;
using MudBlazor;

namespace Dashboard.PageKit;

/// <summary>A page of a case, as navigation, palette and keys lead to it.</summary>
/// <param name="Group">The heading that it stands under.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Page">The first word of its address within the case.</param>
/// <param name="Key">The letter that leads to it, after <c>g</c>.</param>
/// <param name="Icon">Its sign, of MudBlazor's set.</param>
/// <param name="Needs">What one has to be allowed to do to open it.</param>
/// <param name="Under">Pages that are reached from this one and have no entry of their own; null for none.</param>
public sealed record NavigationEntry(
    string Group, string Name, string Page, char Key, string Icon, CaseOperation Needs = CaseOperation.ReadFindings, string[]? Under = null)
{
    /// <summary>The pages, in order.</summary>
    public static IReadOnlyList<NavigationEntry> All { get; } =
    [
        new("Case", "Summary", "summary", 's', Icons.Material.Outlined.Summarize),
        new("Case", "Workbench", "workbench", 'w', Icons.Material.Outlined.Insights, CaseOperation.ReadTelemetry, Under: ["compare"]),
        new("Case", "Analysis", "analysis", 'a', Icons.Material.Outlined.Hub, CaseOperation.ReadTelemetry),
        new("Case", "Accounts", "accounts", 'c', Icons.Material.Outlined.ManageAccounts, CaseOperation.ReadTelemetry),
        new("Case", "Interactions", "interactions", 'i', Icons.Material.Outlined.Forum, CaseOperation.ReadTelemetry),
        new("Case", "Details", "details", 'd', Icons.Material.Outlined.Info),
        new("Argument", "Allegations", "allegations", 'l', Icons.Material.Outlined.Gavel),
        new("Argument", "Exhibits", "exhibits", 'e', Icons.Material.Outlined.PhotoCamera),
        new("Argument", "Sources", "sources", 'o', Icons.Material.Outlined.MenuBook),
        new("Argument", "Case timeline", "timeline", 't', Icons.Material.Outlined.Timeline),
        new("Argument", "Annotations", "annotations", 'n', Icons.Material.Outlined.StickyNote2, CaseOperation.ReadTelemetry),
        new("Evidence", "Imports", "imports", 'm', Icons.Material.Outlined.UploadFile, CaseOperation.ReadTelemetry,
            Under: ["capabilities", "known"]),
        new("Evidence", "Packets", "packets", 'p', Icons.Material.Outlined.Inventory2, CaseOperation.ExportPackets),
        new("Evidence", "Audit", "audit", 'u', Icons.Material.Outlined.FactCheck, CaseOperation.ReadAudit),
        new("Evidence", "Legal hold", "hold", 'h', Icons.Material.Outlined.Lock, CaseOperation.Hold),
    ];

    /// <summary>Whether a page is reached from this one and has no entry of its own.</summary>
    public bool IsAbove(string? page) => Under is not null && Under.Contains(page);

    /// <summary>The keys that lead to it.</summary>
    public string Keys => $"g {Key}";

    /// <summary>The pages that whoever has these rights may open: what would be refused is not offered.</summary>
    public static IEnumerable<NavigationEntry> For(IReadOnlySet<CaseOperation> granted) =>
        All.Where(entry => granted.Contains(entry.Needs));
}
