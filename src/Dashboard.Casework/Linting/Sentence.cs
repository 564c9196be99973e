using System.Text.RegularExpressions;

namespace Dashboard.Casework.Linting;

/// <summary>A sentence, and where it begins in the plain text.</summary>
internal sealed partial record Sentence(int Start, string Text)
{
    /// <summary>Whether it asks and does not say.</summary>
    public bool IsQuestion => Text.TrimEnd(' ', '"', ')', '\n').EndsWith('?');

    public static IEnumerable<Sentence> Of(PlainText plain) =>
        Pattern().Matches(plain.Text).Where(m => !string.IsNullOrWhiteSpace(m.Value)).Select(m => new Sentence(m.Index, m.Value));

    // A full stop inside a number, or after a title or an initial, does not end a sentence; a line of a list does.
    [GeneratedRegex(@"(?:[^.!?\n]|[.!?](?=[^\s"")])|(?<=\b(?:Mr|Ms|Mrs|Dr|St|No|vs|e\.g|i\.e|[A-Z]))\.(?=\s)"
        + @"|\n(?!\s*(?:\n|[-#>]\s|\d+[.)]\s)))+(?:[.!?]+["")]*)?")]
    private static partial Regex Pattern();
}
