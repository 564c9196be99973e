using System.Net;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Dashboard.Packets.Reports;

/// <summary>
/// Turns what people write into HTML, on pages and in reports alike: CommonMark with tables, raw HTML shown as the text
/// it is, links only to http, https and mailto, and no images, so that nothing is fetched from elsewhere by looking.
/// </summary>
public static class SafeMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .Build();

    /// <summary>The HTML of a Markdown text; empty for an empty one.</summary>
    /// <param name="headingsBelow">The level of heading that the text stands under: its own headings become lower ones.</param>
    /// <param name="local">Where a relative link leads within the program, for texts that come with it; null makes it no link.</param>
    public static string ToHtml(string? markdown, int headingsBelow = 0, Func<string, string?>? local = null)
    {
        if (string.IsNullOrWhiteSpace(markdown)) return "";
        try
        {
            return Render(markdown, headingsBelow, local);
        }
        catch (ArgumentException)
        {
            // Nested deeper than the parser goes: it is shown as it was written.
            return $"<pre>{WebUtility.HtmlEncode(markdown)}</pre>";
        }
    }

    private static string Render(string markdown, int headingsBelow, Func<string, string?>? local)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            link.IsImage = false;
            if (!IsAllowed(link.Url)) link.Url = link.Url is { Length: > 0 } relative ? local?.Invoke(relative) ?? "" : "";
        }

        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            if (!link.IsEmail && !IsAllowed(link.Url)) link.ReplaceBy(new LiteralInline(link.Url));
        }

        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(6, heading.Level + headingsBelow);

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString();
    }

    private static bool IsAllowed(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https" or "mailto");
}
