using System.Collections.Immutable;
using Dashboard.Packets.Reports;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Help;

/// <summary>A text that comes with the program: the documentation beside the code, readable in the application.</summary>
/// <param name="Name">Its name in an address.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Path">The file in the repository, of which the build embeds a copy under the same name.</param>
public sealed record HelpText(string Name, string Title, string Path)
{
    /// <summary>All of them, in the order in which a newcomer reads.</summary>
    public static ImmutableArray<HelpText> All { get; } =
    [
        new("start", "What it is, and a first investigation", "README.md"),
        new("using", "Using and running it", "src/Dashboard/README.md"),
        new("commands", "Commands", "src/Dashboard/Commands/README.md"),
        new("logs", "Logs and formats", "src/Dashboard.Interactions/README.md"),
        new("scaling", "Scaling: interactions on ClickHouse", "src/Dashboard.Interactions.ClickHouse/README.md"),
        new("casework", "People, statements, audit", "src/Dashboard.Casework/README.md"),
        new("doors", "Doors: what was tried, and what it met", "src/Dashboard/Serving/README.md"),
        new("packets", "Packets and verification", "src/Dashboard.Packets/README.md"),
        new("analysis", "How the analysis decides", "src/Dashboard.Analysis/README.md"),
        new("extend", "How to extend it", "src/Dashboard.Investigations/README.md"),
        new("figures", "Figures, and how they are measured", "tests/Dashboard.Benchmarks/README.md"),
    ];

    /// <summary>Where it is read.</summary>
    public string Address => $"/help/{Name}";

    /// <summary>The text of that name; null for none.</summary>
    public static HelpText? Find(string? name) => All.FirstOrDefault(t => t.Name == name);

    /// <summary>The text as it is in the repository.</summary>
    public string Markdown()
    {
        using var reader = new StreamReader(typeof(HelpText).Assembly.GetManifestResourceStream(Path)!);
        return reader.ReadToEnd();
    }

    /// <summary>The text as HTML; its links to other such texts lead to their pages, those to code nowhere.</summary>
    public MarkupString Html() => new(SafeMarkdown.ToHtml(Markdown(), local: Resolve));

    private string? Resolve(string link)
    {
        if (link.StartsWith('#')) return null;
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        var target = System.IO.Path.GetRelativePath(
            "/", System.IO.Path.GetFullPath(System.IO.Path.Combine("/", folder, link.Split('#')[0])));
        return All.FirstOrDefault(t => t.Path == target.Replace('\\', '/'))?.Address;
    }
}
