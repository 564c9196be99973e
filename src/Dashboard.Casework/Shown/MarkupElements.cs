using System.Collections.Frozen;

namespace Dashboard.Casework.Shown;

/// <summary>How elements part the text that stands in them.</summary>
public static class MarkupElements
{
    private static readonly FrozenSet<string> Inline = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s",
        "samp", "small", "span", "strike", "strong", "sub", "sup",
        "time", "tspan", "tt", "u", "var", "wbr");

    /// <summary>Whether what stands before and behind its tags is read as one.</summary>
    public static bool IsInline(string element) => Inline.Contains(element);

    /// <summary>Whether its content is no text for a reader.</summary>
    public static bool IsRaw(string element) => element is "script" or "style"
        || element.Equals("script", StringComparison.OrdinalIgnoreCase) || element.Equals("style", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether its content goes back to the server as it is.</summary>
    public static bool IsField(string element) => element.Equals("textarea", StringComparison.OrdinalIgnoreCase);
}
