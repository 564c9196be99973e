using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Casework.Access;

namespace Dashboard.Casework.Annotations;

/// <summary>Short words by which annotations are found again: small letters, digits and hyphens.</summary>
public static partial class AnnotationTags
{
    /// <summary>How many tags an annotation has at most.</summary>
    public const int Most = 6;

    /// <summary>How many characters a tag has at most.</summary>
    public const int Longest = 30;

    /// <summary>
    /// The tags of what somebody typed, with whatever stands between them, as they are kept: each once, in the order of
    /// their letters, one blank between two.
    /// </summary>
    /// <exception cref="InvalidEntryException">They are too many, or one is too long.</exception>
    public static string Normalize(string typed)
    {
        var tags = Words().Matches(typed.Normalize(NormalizationForm.FormC).ToLowerInvariant())
            .Select(m => m.Value.Trim('-')).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ToList();
        if (tags.Count > Most)
            throw new InvalidEntryException($"An annotation has {Most} tags at most, and these are {tags.Count}. Nothing was changed.");
        if (tags.Find(tag => tag.Length > Longest) is { } tooLong)
            throw new InvalidEntryException(
                $"A tag has {Longest} characters at most; '{tooLong}' has {tooLong.Length}. Nothing was changed.");
        return string.Join(' ', tags);
    }

    /// <summary>The tags one by one.</summary>
    public static IReadOnlyList<string> Of(string tags) => tags.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}-]+")]
    private static partial Regex Words();
}
