using System.Text.RegularExpressions;

namespace Dashboard.Analysis.Templates;

/// <summary>
/// What of a prompt belongs to its template: numbers, code, quotations, links, file names and names of people and
/// things are masked, letter case and punctuation dropped. A capitalised word is a name where it does not begin a
/// sentence.
/// </summary>
public static partial class PromptMask
{
    /// <summary>The words of a prompt, with marks such as <c>#</c> for what was masked. An empty text has none. O(n).</summary>
    public static string[] Words(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = Code().Replace(text, " ‹code› ");
        text = Link().Replace(text, " ‹link› ");
        text = File().Replace(text, " ‹file› ");
        text = Quotation().Replace(text, " ‹quote› ");
        text = Name().Replace(text, "‹name›");
        text = Number().Replace(text, "‹number›");
        return [.. Word().Matches(text).Select(m => m.Value.ToLowerInvariant())];
    }

    [GeneratedRegex("```.*?(```|$)|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b[\w\-/]+\.[A-Za-z][A-Za-z0-9]{0,7}\b(?!\s+[A-Z])")]
    private static partial Regex File();

    [GeneratedRegex("“[^”]*”|\"[^\"\n]*\"")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"(?<=[\p{Ll}\d,;›] )\p{Lu}\p{Ll}+( \p{Lu}\p{Ll}+)*")]
    private static partial Regex Name();

    [GeneratedRegex(@"\b[\d][\w.,:%/\-]*")]
    private static partial Regex Number();

    [GeneratedRegex(@"‹\w+›|[\p{L}']+")]
    private static partial Regex Word();
}
