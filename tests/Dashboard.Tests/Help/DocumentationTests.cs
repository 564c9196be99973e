using System.CommandLine;
using System.Text.RegularExpressions;
using Dashboard.Casework.Access;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Standings;
using Dashboard.Commands;
using Dashboard.Consoles;
using Dashboard.Core;
using Dashboard.Help;
using Dashboard.Interactions.Import.Parsing;

namespace Dashboard.Tests.Help;

/// <summary>What the program can do stands in the texts that come with it.</summary>
public sealed partial class DocumentationTests
{
    private static readonly RootCommand Root = CommandLine.Root(new CommandConsole(TextWriter.Null, TextWriter.Null));

    public static TheoryData<string> Texts => [.. HelpText.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Html_OfEveryText_HasAHeadingAndNoEmptyLink(string name)
    {
        var html = HelpText.Find(name)!.Html().Value;

        Assert.StartsWith("<h1", html, StringComparison.Ordinal);
        Assert.DoesNotContain("](", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Readme_FitsAFewScreens() => Assert.InRange(Text("start").Split('\n').Length, 40, 120);

    [Fact]
    public void Commands_EveryVerbAndOption_IsDocumented()
    {
        var sections = HeadingOfTwo().Split(Text("commands")).Skip(1)
            .ToDictionary(s => s[..s.IndexOf('\n', StringComparison.Ordinal)].Trim(), StringComparer.Ordinal);

        var missing = Verbs(Root, "").SelectMany(verb => sections.TryGetValue(verb.Path, out var section)
            ? verb.Command.Options.Where(
                o => !o.Hidden && o is not System.CommandLine.Help.HelpOption && !section.Contains($"`{o.Name}", StringComparison.Ordinal))
                .Select(o => $"{verb.Path} {o.Name}")
            : [verb.Path]);

        Assert.Empty(missing);
    }

    [Fact]
    public void Commands_ShownInAnyText_AreUnderstood()
    {
        var shown = HelpText.All.SelectMany(t => ShownCommand().Matches(t.Markdown())).Select(m => m.Groups[1].Value.Split('|')[0].Trim())
            .Where(c => c.Length > 0 && !c.StartsWith("VERB", StringComparison.Ordinal)).ToList();

        Assert.True(shown.Count >= 2, "The texts show fewer commands than they should.");
        Assert.All(shown, command => Assert.Empty(Root.Parse(command).Errors));
    }

    [Fact]
    public void Presets_AreAllDocumented() =>
        Assert.DoesNotContain(MappingArguments.PresetNames, name => !Text("logs").Contains($"`{name}`", StringComparison.Ordinal));

    [Fact]
    public void Roles_AreAllDocumented() =>
        Assert.DoesNotContain(
            Enum.GetNames<Role>(), r => !Text("casework").Contains($"| {r.ToLowerInvariant()} |", StringComparison.Ordinal));

    [Fact]
    public void Standings_AreAllDocumented() =>
        Assert.DoesNotContain(
            Enum.GetNames<Standing>(), s => !Text("casework").Contains($"*{s.ToLowerInvariant()}*", StringComparison.Ordinal));

    [Fact]
    public void Measures_AreAllDocumented() =>
        Assert.DoesNotContain(Enum.GetValues<Measure>(), m => !Text("casework").Contains($"*{m.Name()}*", StringComparison.Ordinal));

    private static string Text(string name) => HelpText.Find(name)!.Markdown();

    private static IEnumerable<(string Path, Command Command)> Verbs(Command command, string path) => command.Subcommands.SelectMany(sub =>
        Verbs(sub, $"{path} {sub.Name}".Trim()).Prepend(($"{path} {sub.Name}".Trim(), sub)));

    [GeneratedRegex("^## ", RegexOptions.Multiline)]
    private static partial Regex HeadingOfTwo();

    // What follows the program's name, in a block or in a sentence, up to a comment, a redirection or the end of the code; VERB is any.
    [GeneratedRegex("dotnet run (?:-c Release )?--project src/Dashboard -- ([^#>`\n…]*)")]
    private static partial Regex ShownCommand();
}
