using Bunit;
using Dashboard.Casework.Sources;
using Dashboard.Core;
using Dashboard.Sources;

namespace Dashboard.Tests.Sources;

public sealed class SourcesPageTests
{
    [Fact]
    public async Task Show_RepeatedSource_IsNotCountedAsAnOrigin()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        var register = workspace.Get<SourceRegister>();
        await register.CreateAsync(
            TemporaryWorkspace.Owner, of.Id,
            new SourceEdit { Title = "Letter", Publisher = "The provider", Kind = SourceKind.PrimaryDocument });
        await register.CreateAsync(
            TemporaryWorkspace.Owner, of.Id,
            new SourceEdit { Title = "Article", Publisher = "Outlet", Kind = SourceKind.Press, OriginNumber = 1 });
        await register.AddFigureAsync(TemporaryWorkspace.Owner, of.Id, new ReportedFigureDraft
        {
            SourceNumber = 2, Subject = "Campaign", Measure = Measure.Interactions, Qualifier = "nearly", Wording = "nearly 29 million",
            Value = 29e6,
        });
        await using var context = new Circuit(workspace);

        var page = context.Render<SourcesPage>(p => p.Add(x => x.CaseId, of.Id.Value));

        page.WaitForAssertion(() => Assert.Contains("2 sources from 1 independent origin", page.Markup, StringComparison.Ordinal));
        Assert.Contains("repeats Source 1: Letter", page.Find("#source-2").TextContent, StringComparison.Ordinal);
        Assert.Equal("“nearly 29 million”", page.Find("#source-2 .figure.reported").TextContent);
    }

    [Fact]
    public async Task Save_AddressThatIsNone_SaysWhyAndKeepsTheFields()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        await using var context = new Circuit(workspace);
        var page = context.Render<SourcesPage>(p => p.Add(x => x.CaseId, of.Id.Value));
        page.WaitForElement("header button").Click();
        page.Find("#s-title").Change("Letter");
        page.Find("#s-url").Change("nowhere");

        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Contains("starts with http", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Letter", page.Find("#s-title").GetAttribute("value"));
    }
}
