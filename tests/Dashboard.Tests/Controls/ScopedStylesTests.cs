using System.Text.RegularExpressions;

namespace Dashboard.Tests.Controls;

/// <summary>
/// A component's own style sheet reaches only the elements that its own markup writes: what another component draws needs <c>::deep</c>.
/// </summary>
public sealed partial class ScopedStylesTests
{
    [Fact]
    public void Rules_OfAComponentsOwnSheet_ReachWhatItsMarkupWrites()
    {
        var sheets = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Dashboard"), "*.razor.css", SearchOption.AllDirectories)
            .Where(s => !s.Contains("/obj/", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(sheets);
        Assert.Empty(sheets.SelectMany(Lost));
    }

    private static IEnumerable<string> Lost(string sheet)
    {
        var markup = File.ReadAllText(sheet[..^".css".Length]);
        var handedOn = Classes(HandedOnClass(), markup).Except(Classes(NativeClass(), markup)).ToHashSet();
        return from rule in Rule().Matches(Comment().Replace(File.ReadAllText(sheet), ""))
               from selector in rule.Groups[1].Value.Split(',')
               where !selector.Contains("::deep", StringComparison.Ordinal) && !selector.TrimStart().StartsWith('@')
               let last = Combinator().Split(selector.Trim())[^1]
               where ClassName().Matches(last).Any(c => handedOn.Contains(c.Groups[1].Value))
               select $"{Path.GetFileName(sheet)}: {selector.Trim()}";
    }

    private static IEnumerable<string> Classes(Regex attribute, string markup) =>
        attribute.Matches(markup).SelectMany(m => m.Groups[1].Value.Split(' ')).Select(c => c.Trim('@', '(', ')', '"'));

    [GeneratedRegex("""<[a-z][a-z0-9]*\b[^>]*?\bclass="([^"]*)""", RegexOptions.Singleline)]
    private static partial Regex NativeClass();

    [GeneratedRegex("""\bClass="([^"]*)""")]
    private static partial Regex HandedOnClass();

    [GeneratedRegex(@"([^{}]+)\{")]
    private static partial Regex Rule();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"[\s>+~]+")]
    private static partial Regex Combinator();

    [GeneratedRegex(@"\.([\w-]+)")]
    private static partial Regex ClassName();
}
