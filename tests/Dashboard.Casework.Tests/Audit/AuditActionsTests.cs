using System.Text.RegularExpressions;
using Dashboard.Casework.Audit;

namespace Dashboard.Casework.Tests;

public partial class AuditActionsTests
{
    [Fact]
    public void All_Actions_AreThoseThatTheSourceWrites()
    {
        var written = Sources().SelectMany(file => Written().Matches(File.ReadAllText(file))).Select(m => m.Groups["action"].Value)
            // A word without a feature may also name a kind of record: it counts where there is such an action.
            .Where(word => word.Contains('.', StringComparison.Ordinal) || AuditActions.Find(word) is not null)
            .Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(AuditActions.All.Select(a => a.Name).Order(StringComparer.Ordinal), written);
    }

    [Fact]
    public void All_Actions_StandInOrderOnceAndSayWhenAndWhat()
    {
        var names = AuditActions.All.Select(a => a.Name).ToList();

        Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names);
        Assert.All(AuditActions.All, action =>
        {
            Assert.EndsWith(".", action.When, StringComparison.Ordinal);
            Assert.EndsWith(".", action.Detail, StringComparison.Ordinal);
        });
    }

    // An action stands after who acts, on which case and by which right: after the last of these that the call takes.
    [GeneratedRegex("""
        (?<!\.In\()\b(?:[Aa]ctor(?:\(\))?|ActorKind\.\w+\)|Visitor\(role\)|Program|null|[cC]aseId|[Ii]d|CaseOperation\.\w+|Needs\(\)|number|operation),\s*"(?<action>[a-z]+(?:[.-][a-z]+)*)"\s*,
        |change\.Action\ =\ "(?<action>[a-z.-]+)"
        |\(change\.Action,\ change\.Subject\)\ =\ \("(?<action>[a-z.-]+)"
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();

    private static IEnumerable<string> Sources()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Dashboard.sln"))) root = root.Parent!;
        return Directory.EnumerateFiles(Path.Combine(root.FullName, "src"), "*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj", "node_modules"]).Any());
    }
}
