using System.Globalization;
using System.Text;

namespace Dashboard.Investigations.Imports;

/// <summary>The name of a sent file as it is stored and shown. It is only ever shown: no path is made from it.</summary>
public static class DisplayName
{
    private const int MaxLength = 200;

    /// <summary>
    /// The last part of a name that may be a path, at most 200 characters of it, without what a screen does not show as
    /// it stands: control characters, and the invisible ones that turn a text's direction or hide in it.
    /// </summary>
    public static string Of(string name)
    {
        var clean = new StringBuilder();
        foreach (var rune in name.AsSpan(name.LastIndexOfAny(['/', '\\']) + 1).EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > MaxLength)
            {
                clean.Append('…');
                break;
            }

            if (IsShown(rune)) clean.Append(rune);
        }

        return clean.ToString().Trim() is { Length: > 0 } shown ? shown : "unnamed";
    }

    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.OtherNotAssigned);
}
