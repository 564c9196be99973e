using Dashboard.Investigations;

namespace Dashboard.Tests.Layering;

/// <summary>Arrows between folders point one way: a folder can be read with those below it, and without those above.</summary>
public sealed class FolderRingsTests
{
    public static TheoryData<string> Projects =>
        ["Dashboard", "Dashboard.Investigations", "Dashboard.Casework", "Dashboard.Interactions", "Dashboard.Interactions.ClickHouse",
            "Dashboard.Analysis", "Dashboard.Packets", "Dashboard.Scenarios", "Dashboard.Core"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_OfAProject_FormNoRing(string project) => Assert.Empty(FolderGraph.Of(Assembly(project)).Rings());

    [Fact]
    public void Investigations_NameNothingOfTheWeb()
    {
        var named = typeof(InvestigationServices).Assembly.GetReferencedAssemblies().Select(a => a.Name!);

        Assert.DoesNotContain(
            named,
            name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.JSInterop", StringComparison.Ordinal));
    }

    // Whoever reads a name knows which type is meant. Pages have none of their own.
    [Fact]
    public void Types_OfOneName_StandInOneProject()
    {
        var types = ((IEnumerable<string>)Projects).SelectMany(project => Assembly(project).GetTypes())
            .Where(t => !t.IsNested && t.Namespace?.StartsWith("Dashboard", StringComparison.Ordinal) == true && t.Name is not ("Program" or "_Imports"));

        Assert.Empty(types.GroupBy(t => t.Name).Where(g => g.Select(t => t.Assembly).Distinct().Count() > 1).Select(g => g.Key));
    }

    private static System.Reflection.Assembly Assembly(string name) => System.Reflection.Assembly.Load(name);
}
