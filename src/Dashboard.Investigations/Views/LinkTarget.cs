namespace Dashboard.Investigations.Views;

/// <summary>
/// Names the link between two accounts, whichever is named first: the two ids in the order of their letters, each
/// percent-encoded, as <c>acct-1|acct-2</c>.
/// </summary>
public sealed record LinkTarget
{
    private LinkTarget(string first, string second) => (First, Second) = (first, second);

    public string First { get; }

    public string Second { get; }

    public static LinkTarget Of(string one, string other) => string.CompareOrdinal(one, other) <= 0 ? new(one, other) : new(other, one);

    /// <summary>Reads the text of <see cref="ToString"/>; null when it is not one.</summary>
    public static LinkTarget? Parse(string text) =>
        text.Split('|') is [{ Length: > 0 } one, { Length: > 0 } other]
        ? Of(Uri.UnescapeDataString(one), Uri.UnescapeDataString(other)) : null;

    public override string ToString() => $"{Uri.EscapeDataString(First)}|{Uri.EscapeDataString(Second)}";
}
