using Bunit;
using Dashboard.Annotations;
using Dashboard.Casework;

namespace Dashboard.Tests.Annotations;

public sealed class AnnotationListTests
{
    [Fact]
    public async Task Write_Annotation_StoresItAndShowsItsMarkdownWithoutHtml()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        await using var context = new Circuit(workspace);
        var list = Render(context, of);

        list.WaitForElement("textarea").Input("A **reseller** <script>alert(1)</script>");
        list.Find("form").Submit();

        list.WaitForAssertion(() => Assert.Equal("reseller", list.Find("article strong").TextContent));
        Assert.Empty(list.FindAll("script"));
        Assert.Single((await workspace.Get<AnnotationRegister>().ListAsync(TemporaryWorkspace.Owner, of.Id, AnnotationTarget.Account, "acct-1")).Rows);
    }

    [Fact]
    public async Task Watch_AnnotationBySomebodyElse_Appears()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        await using var context = new Circuit(workspace);
        var list = Render(context, of);
        list.WaitForElement("textarea");

        await workspace.Get<AnnotationRegister>().CreateAsync(TemporaryWorkspace.Owner, of.Id, AnnotationTarget.Account, "acct-1", "From elsewhere");

        list.WaitForAssertion(() => Assert.Contains("From elsewhere", list.Find("article").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Save_AfterSomebodyElseSaved_KeepsBothTexts()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        var register = workspace.Get<AnnotationRegister>();
        var stored = await register.CreateAsync(TemporaryWorkspace.Owner, of.Id, AnnotationTarget.Account, "acct-1", "First");
        await using var context = new Circuit(workspace);
        var list = Render(context, of);
        list.WaitForElement("button[aria-label='Edit annotation 1']").Click();
        list.Find("article textarea").Input("Mine");
        await register.SaveAsync(TemporaryWorkspace.Owner, of.Id, stored.Number, "Theirs", stored.Version);

        list.Find("article form").Submit();

        list.WaitForAssertion(() => Assert.Equal(["Mine", "Theirs"], list.FindAll(".sides .text").Select(t => t.TextContent)));
    }

    [Fact]
    public async Task Delete_PressedTwice_TakesItAway()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        await workspace.Get<AnnotationRegister>().CreateAsync(TemporaryWorkspace.Owner, of.Id, AnnotationTarget.Account, "acct-1", "First");
        await using var context = new Circuit(workspace);
        var list = Render(context, of);

        list.WaitForElement("button[aria-label='Delete annotation 1']").Click();
        Assert.Single(list.FindAll("article"));
        list.Find("button[aria-label='Delete annotation 1']").Click();

        list.WaitForAssertion(() => Assert.Empty(list.FindAll("article")));
    }

    private static IRenderedComponent<AnnotationList> Render(Circuit context, Case of) => context.Render<AnnotationList>(p => p
        .Add(x => x.Case, of.Id).Add(x => x.TargetKind, AnnotationTarget.Account).Add(x => x.Target, "acct-1"));
}
