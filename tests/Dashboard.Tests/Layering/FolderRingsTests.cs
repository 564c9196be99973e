using Dashboard.Investigations;

namespace Dashboard.Tests.Layering;

/// <summary>Arrows between folders point one way: a folder can be read with those below it, and without those above.</summary>
public sealed class FolderRingsTests
{
    public static TheoryData<string> Projects =>
        ["Dashboard", "Dashboard.Investigations", "Dashboard.Casework", "Dashboard.Interactions", "Dashboard.Interactions.ClickHouse", "Dashboard.Analysis", "Dashboard.Packets", "Dashboard.Scenarios", "Dashboard.Core"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_OfAProject_FormNoRing(string project) => Assert.Empty(FolderGraph.Of(Assembly(project)).Rings());

    [Fact]
    public void Investigations_NameNothingOfTheWeb()
    {
        var named = typeof(InvestigationServices).Assembly.GetReferencedAssemblies().Select(a => a.Name!);

        Assert.DoesNotContain(named, name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("Microsoft.JSInterop", StringComparison.Ordinal));
    }

    private static System.Reflection.Assembly Assembly(string name) => System.Reflection.Assembly.Load(name);
}
