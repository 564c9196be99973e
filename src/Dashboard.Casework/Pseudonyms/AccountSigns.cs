namespace Dashboard.Casework.Pseudonyms;

/// <summary>Signs that stand between the letters of an id without being of it.</summary>
internal static class AccountSigns
{
    /// <summary>What is left without the signs of emphasis and escapes of Markdown.</summary>
    public static string WithoutEmphasis(string gap) =>
        gap.AsSpan().IndexOfAny("*_~`\\") < 0 ? gap : string.Concat(gap.Where(c => c is not ('*' or '_' or '~' or '`' or '\\')));

    /// <summary>Whether people write two parts of one id with this between.</summary>
    public static bool IsJoint(char sign) =>
        sign is '-' or '_' or '.' or '/' or ' ' or ':' or '#' or '‐' or '‑' or '‒' or '–' or '—' or '−' or '·' or '•' or '⁄';
}
