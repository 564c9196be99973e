using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Core;

/// <summary>
/// Identifies a case: 1 to 64 characters of <c>a–z</c>, <c>0–9</c> and single hyphens, so that it is safe
/// in a URL and as a folder's name on every file system.
/// </summary>
public readonly record struct CaseId
{
    /// <summary>The longest id, in characters.</summary>
    public const int MaxLength = 64;

    // Without letters and digits that look alike.
    private const string SuffixAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int SuffixLength = 6;

    private readonly string? value;

    private CaseId(string value) => this.value = value;

    /// <summary>The id as text; empty for <c>default</c>, which names no case.</summary>
    public string Value => value ?? "";

    /// <summary>Parses an id.</summary>
    /// <exception cref="FormatException">The text is not an id.</exception>
    public static CaseId Parse(string text) =>
        TryParse(text, out var id)
        ? id : throw new FormatException($"'{text}' is not a case id: use 1 to {MaxLength} characters of a–z, 0–9 and single hyphens.");

    /// <summary>Parses an id; false when <paramref name="text"/> is not one.</summary>
    public static bool TryParse(string? text, out CaseId id)
    {
        id = default;
        if (text is not { Length: > 0 and <= MaxLength } || text[0] == '-' || text[^1] == '-')
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            var allowed = char.IsAsciiLetterLower(text[i]) || char.IsAsciiDigit(text[i]) || (text[i] == '-' && text[i - 1] != '-');
            if (!allowed) return false;
        }

        id = new CaseId(text);
        return true;
    }

    /// <summary>
    /// A new id for a case of this name, “Night watch” → <c>night-watch-k3x7qm</c>: the random end keeps it from telling
    /// whether there is another case of that name.
    /// </summary>
    public static CaseId NewFor(string name) => new($"{FromName(name)}-{RandomNumberGenerator.GetString(SuffixAlphabet, SuffixLength)}");

    /// <summary>
    /// The id a case of this name would get, “Training case” → <c>training-case</c>; letters without an ASCII
    /// form fall away, and a name without any yields <c>case</c>. Not unique by itself.
    /// </summary>
    public static CaseId FromName(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-' && !IsCombiningMark(c)) slug.Append('-');
        }

        if (slug.Length > MaxLength - SuffixLength - 1) slug.Length = MaxLength - SuffixLength - 1;
        var text = slug.ToString().Trim('-');
        return new CaseId(text.Length == 0 ? "case" : text);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool IsCombiningMark(char c) =>
        char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;
}
