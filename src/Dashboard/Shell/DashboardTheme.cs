using MudBlazor;

namespace Dashboard.Shell;

/// <summary>
/// MudBlazor spoken to in the design tokens: each colour here is the token of css/tokens.css that its comment names, and a test compares
/// them. Both palettes are sent with the page and chosen by its attribute, so that a change of theme needs no circuit and never flashes.
/// </summary>
internal static class DashboardTheme
{
    /// <summary>Which token each colour of a palette is, for the test that keeps them the same.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Tokens = new Dictionary<string, string>
    {
        [nameof(Palette.Primary)] = "accent",
        [nameof(Palette.PrimaryContrastText)] = "on-accent",
        [nameof(Palette.PrimaryDarken)] = "accent-strong",
        [nameof(Palette.Secondary)] = "ink-2",
        [nameof(Palette.SecondaryContrastText)] = "surface",
        [nameof(Palette.Info)] = "inferred",
        [nameof(Palette.Success)] = "ok",
        [nameof(Palette.Warning)] = "warn",
        [nameof(Palette.Error)] = "bad",
        [nameof(Palette.TextPrimary)] = "ink",
        [nameof(Palette.TextSecondary)] = "ink-2",
        [nameof(Palette.TextDisabled)] = "ink-3",
        [nameof(Palette.ActionDefault)] = "ink-2",
        [nameof(Palette.ActionDisabled)] = "ink-3",
        [nameof(Palette.ActionDisabledBackground)] = "surface-sunken",
        [nameof(Palette.Background)] = "bg",
        [nameof(Palette.BackgroundGray)] = "surface-sunken",
        [nameof(Palette.Surface)] = "surface",
        [nameof(Palette.DrawerBackground)] = "surface",
        [nameof(Palette.DrawerText)] = "ink-2",
        [nameof(Palette.DrawerIcon)] = "ink-3",
        [nameof(Palette.AppbarBackground)] = "surface",
        [nameof(Palette.AppbarText)] = "ink",
        [nameof(Palette.LinesDefault)] = "line",
        [nameof(Palette.LinesInputs)] = "line-strong",
        [nameof(Palette.TableLines)] = "line-weak",
        [nameof(Palette.TableHover)] = "surface-sunken",
        [nameof(Palette.Divider)] = "line",
        [nameof(Palette.DividerLight)] = "line-weak",
        [nameof(Palette.Skeleton)] = "line-weak",
    };

    private static readonly PaletteLight LightPalette = new()
    {
        Primary = "#2457c5",
        PrimaryContrastText = "#ffffff",
        PrimaryDarken = "#173e91",
        Secondary = "#4d586a",
        SecondaryContrastText = "#ffffff",
        Info = "#2457c5",
        Success = "#1d7a46",
        Warning = "#8f5200",
        Error = "#b3261e",
        TextPrimary = "#1b2330",
        TextSecondary = "#4d586a",
        TextDisabled = "#5c677a",
        ActionDefault = "#4d586a",
        ActionDisabled = "#5c677a",
        ActionDisabledBackground = "#f0f2f5",
        Background = "#f6f7f9",
        BackgroundGray = "#f0f2f5",
        Surface = "#ffffff",
        DrawerBackground = "#ffffff",
        DrawerText = "#4d586a",
        DrawerIcon = "#5c677a",
        AppbarBackground = "#ffffff",
        AppbarText = "#1b2330",
        LinesDefault = "#dfe3ea",
        LinesInputs = "#8c96a6",
        TableLines = "#eef0f4",
        TableHover = "#f0f2f5",
        Divider = "#dfe3ea",
        DividerLight = "#eef0f4",
        Skeleton = "#eef0f4",
    };

    private static readonly PaletteDark DarkPalette = new()
    {
        Primary = "#7ba4f7",
        PrimaryContrastText = "#0c1424",
        PrimaryDarken = "#b5cdfc",
        Secondary = "#b3bccb",
        SecondaryContrastText = "#181d26",
        Info = "#93b5fa",
        Success = "#6fce9a",
        Warning = "#eeb263",
        Error = "#f2938c",
        TextPrimary = "#e6eaf1",
        TextSecondary = "#b3bccb",
        TextDisabled = "#939eb0",
        ActionDefault = "#b3bccb",
        ActionDisabled = "#939eb0",
        ActionDisabledBackground = "#131820",
        Background = "#10141b",
        BackgroundGray = "#131820",
        Surface = "#181d26",
        DrawerBackground = "#181d26",
        DrawerText = "#b3bccb",
        DrawerIcon = "#939eb0",
        AppbarBackground = "#181d26",
        AppbarText = "#e6eaf1",
        LinesDefault = "#323a48",
        LinesInputs = "#6b7688",
        TableLines = "#252c38",
        TableHover = "#131820",
        Divider = "#323a48",
        DividerLight = "#252c38",
        Skeleton = "#252c38",
    };

    /// <summary>Holds wherever the page does not say that it is dark.</summary>
    public static MudTheme Light { get; } = ScopedTo(":root");

    /// <summary>Holds where the page's attribute says that it is dark.</summary>
    public static MudTheme Dark { get; } = ScopedTo(":root[data-theme='dark']");

    private static MudTheme ScopedTo(string selector) => new()
    {
        PaletteLight = LightPalette,
        PaletteDark = DarkPalette,
        PseudoCss = new PseudoCss { Scope = selector },
        Typography = { Default = { FontFamily = ["Inter Variable", "sans-serif"], FontSize = "12.5px", LineHeight = "1.45" } },
        LayoutProperties = { DefaultBorderRadius = "6px", AppbarHeight = "48px", DrawerWidthLeft = "184px" },
    };
}
