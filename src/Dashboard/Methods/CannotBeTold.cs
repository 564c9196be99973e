using Dashboard.Help;
using Dashboard.Packets.Reports;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Methods;

/// <summary>
/// What no analysis of logs can tell, and what would make it visible: a section of the account of how the analysis decides.
/// </summary>
public static class CannotBeTold
{
    private const string Heading = "## What cannot be told";

    /// <summary>The section as HTML, without its heading.</summary>
    public static MarkupString Html { get; } = new(SafeMarkdown.ToHtml(SectionOf(HelpText.Find("analysis")!.Markdown()), 2));

    /// <summary>The text of the section in a Markdown document; empty where it has none.</summary>
    public static string SectionOf(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        return string.Join(
            '\n',
            lines.SkipWhile(line => line.TrimEnd() != Heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)))
            .Trim();
    }
}
