using System.Xml.Linq;

namespace Dashboard.Core.Tests;

/// <summary>Keeps the arrows between projects pointing one way, and the top level as short as it is.</summary>
public sealed class ProjectReferencesTests
{
    private static readonly string Root = FindRoot();

    [Theory]
    [InlineData("Dashboard.Core")]
    [InlineData("Dashboard.Analysis", "Dashboard.Core")]
    [InlineData("Dashboard.Scenarios", "Dashboard.Core")]
    [InlineData("Dashboard.Interactions", "Dashboard.Core")]
    [InlineData("Dashboard.Interactions.ClickHouse", "Dashboard.Interactions")]
    [InlineData("Dashboard.Casework", "Dashboard.Core")]
    [InlineData("Dashboard.Packets", "Dashboard.Core", "Dashboard.Casework")]
    public void Project_References_OnlyWhatItMay(string project, params string[] allowed) =>
        Assert.Empty(References(project).Except(allowed));

    [Theory]
    [InlineData("Dashboard.Core")]
    [InlineData("Dashboard.Analysis")]
    public void PureProject_Packages_HasNone(string project) => Assert.Empty(Load(project).Descendants("PackageReference"));

    [Fact]
    public void Solution_Projects_AreAllOfThem()
    {
        var solution = File.ReadAllText(Path.Combine(Root, "Dashboard.sln"));
        var projects = new[] { "src", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Where(path => !path.Contains("node_modules", StringComparison.Ordinal))
            // Tooling for migrations, built by hand; nothing of it may reach the product.
            .Where(path => !path.EndsWith(".Design.csproj", StringComparison.Ordinal));

        Assert.All(projects.Select(Path.GetFileName), name => Assert.Contains(name!, solution, StringComparison.Ordinal));
    }

    [Fact]
    public void TopLevel_Entries_AreTheAgreedOnes()
    {
        var entries = Directory.EnumerateFileSystemEntries(Root).Select(Path.GetFileName).Where(name => !name!.StartsWith('.'));

        Assert.Equal(["Dashboard.sln", "README.md", "src", "tests", "wwwroot"], entries.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> References(string project) => Load(project)
        .Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

    private static XDocument Load(string project) => XDocument.Load(Path.Combine(Root, "src", project, project + ".csproj"));

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Dashboard.sln")))
            directory = directory.Parent ?? throw new InvalidOperationException("Dashboard.sln is not above the tests.");
        return directory.FullName;
    }
}
