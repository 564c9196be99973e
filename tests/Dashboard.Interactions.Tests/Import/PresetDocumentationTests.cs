using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Presets;

namespace Dashboard.Interactions.Tests.Import;

/// <summary>What the documentation of formats lists is what there is.</summary>
public sealed class PresetDocumentationTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Root(), "src", "Dashboard.Interactions", "README.md"));

    [Fact]
    public void Readme_Formats_ListsEveryPresetOnce() =>
        Assert.All(Preset.All, p => Assert.Equal(2, Readme.Split($"| `{p.Name}` |", StringSplitOptions.None).Length));

    [Fact]
    public void Readme_KindsOfAttributes_ListsEveryKindInItsFamily()
    {
        foreach (var family in ImportTarget.StandardAttributes.GroupBy(a => a.Family!.Value))
        {
            var line = Readme.Split('\n')
                .Single(l => l.StartsWith($"| {family.Key.ToString().ToLowerInvariant()} |", StringComparison.Ordinal));
            Assert.All(family, a => Assert.Contains($"`{a.Name}`", line, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Presets_NamesAndSignatures_TellThemApart()
    {
        Assert.Equal(Preset.All.Count, Preset.All.Select(p => p.Name).Distinct().Count());
        Assert.All(Preset.All, p => Assert.All(p.Columns.Keys, target => Assert.NotNull(ImportTarget.CanonicalName(target))));
        Assert.All(
            Preset.All.Where(p => p.Kind == ImportKind.Interactions && p.Name != "generic" && !p.IsToldByValues),
            p => Assert.Same(p, Preset.Detect([.. p.Signature.Select(s => s.Split('|')[0])])));
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Dashboard.sln"))) directory = directory.Parent;
        return directory.FullName;
    }
}
