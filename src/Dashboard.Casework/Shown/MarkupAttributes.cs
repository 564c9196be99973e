using System.Collections.Frozen;

namespace Dashboard.Casework.Shown;

/// <summary>What the attributes of markup hold: which are words, which are addresses, and which are about the markup itself.</summary>
public static class MarkupAttributes
{
    // About structure, form and drawing: no text of a case stands there, and a change would break the page.
    private static readonly FrozenSet<string> Structure = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "class", "id", "style", "for", "name", "type", "rel", "role", "method", "enctype", "target", "lang", "dir", "tabindex", "charset",
        "media", "integrity", "nonce",
        "crossorigin", "autocomplete", "inputmode", "pattern", "list", "form", "loading", "scope", "colspan", "rowspan", "headers",
        "maxlength", "minlength", "min", "max", "step",
        "size", "rows", "cols", "http-equiv", "sizes", "as", "async", "defer", "popovertarget", "contenteditable", "spellcheck", "xmlns",
        "viewBox", "d", "points", "x", "y", "x1", "x2",
        "y1", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "width", "height", "transform", "fill", "stroke", "stroke-width",
        "stroke-dasharray", "opacity", "offset", "preserveAspectRatio",
        "text-anchor", "dominant-baseline", "font-size", "font-family", "font-weight", "clip-path", "marker-end", "marker-start",
        "gradientUnits", "patternUnits",
        "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-activedescendant", "aria-hidden", "aria-expanded",
        "aria-current", "aria-live", "aria-modal", "aria-haspopup",
        "aria-pressed", "aria-selected", "aria-sort", "aria-busy", "aria-atomic", "aria-rowcount", "aria-colcount", "aria-rowindex",
        "aria-colindex");

    private static readonly FrozenSet<string> Addresses = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "href", "src", "action", "formaction", "cite", "poster", "data", "xlink:href", "srcset");

    private static readonly FrozenSet<string> Words = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "title", "alt", "aria-label", "aria-description", "aria-valuetext", "aria-roledescription",
        "placeholder", "label", "summary");

    /// <summary>The attribute's value as it is shown.</summary>
    public static string Shown(string name, string value, ShownText text)
    {
        if (value.Length == 0 || Structure.Contains(name) || name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("_bl", StringComparison.Ordinal) || name.StartsWith("blazor:", StringComparison.Ordinal)) return value;
        if (Words.Contains(name)) return text.Words(value);
        if (Addresses.Contains(name)) return text.Address(value);
        // What the program has sealed, such as the token of a form, is nobody's text.
        return value.StartsWith("CfDJ8", StringComparison.Ordinal) ? value : text.Kept(value);
    }
}
