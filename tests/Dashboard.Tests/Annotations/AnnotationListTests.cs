using Bunit;
using Dashboard.Annotations;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Records;

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
        Assert.Single(
            (await workspace.Get<AnnotationRegister>()
                .ListAsync(TemporaryWorkspace.Owner, of.Id, AnnotationTarget.Account, "acct-1")).Rows);
    }

    [Fact]
    public async Task Watch_AnnotationBySomebodyElse_Appears()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        await using var context = new Circuit(workspace);
        var list = Render(context, of);
        list.WaitForElement("textarea");

        await workspace.Get<AnnotationRegister>()
            .CreateAsync(TemporaryWorkspace.Owner, of.Id, AnnotationTarget.Account, "acct-1", "From elsewhere");

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
        await register.SaveAsync(TemporaryWorkspace.Owner, of.Id, stored.Number, new AnnotationEdit("Theirs"), stored.Version);

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
        list.Find("button[aria-label='Really delete annotation 1']").Click();

        list.WaitForAssertion(() => Assert.Empty(list.FindAll("article")));
    }

    [Fact]
    public async Task Answer_WithATag_StandsBelowWithItsTag()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        await workspace.Get<AnnotationRegister>().CreateAsync(TemporaryWorkspace.Owner, of.Id, AnnotationTarget.Account, "acct-1", "First");
        await using var context = new Circuit(workspace);
        var list = Render(context, of);

        list.WaitForElement("button[aria-label='Answer annotation 1']").Click();
        list.Find(".answers textarea").Input("Because");
        list.Find(".answers input[name=Tags]").Input("#Reseller");
        list.Find(".answers form").Submit();

        list.WaitForAssertion(() => Assert.Empty(list.FindAll(".answers form")));
        Assert.Equal("Because", list.Find(".answers article .markdown").TextContent.Trim());
        Assert.Equal("/cases/harbour/annotations?tag=reseller", list.Find(".answers article a.tag").GetAttribute("href"));
    }

    [Fact]
    public async Task Tag_InUseInTheCase_IsOfferedAndAdded()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        await workspace.Get<AnnotationRegister>()
            .CreateAsync(TemporaryWorkspace.Owner, of.Id, AnnotationTarget.Cluster, "4", new AnnotationEdit("Elsewhere", "reseller"));
        await using var context = new Circuit(workspace);
        var list = Render(context, of);

        list.WaitForElement("button[title='Add this tag']").Click();

        list.WaitForAssertion(() => Assert.Equal("reseller", list.Find("input[name=Tags]").GetAttribute("value")));
        Assert.Empty(list.FindAll("button[title='Add this tag']"));
    }

    [Fact]
    public async Task Answer_ThreadTakenAwayMeanwhile_KeepsWhatIsTyped()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        var register = workspace.Get<AnnotationRegister>();
        await register.CreateAsync(TemporaryWorkspace.Owner, of.Id, AnnotationTarget.Account, "acct-1", "First");
        await using var context = new Circuit(workspace);
        var list = Render(context, of);
        list.WaitForElement("button[aria-label='Answer annotation 1']").Click();

        await register.RemoveAsync(TemporaryWorkspace.Owner, of.Id, 1, 1);
        list.WaitForAssertion(() => Assert.Empty(list.FindAll("article")));
        list.Find("textarea[placeholder^='Answer']").Input("Still here");
        list.Find("form").Submit();

        list.WaitForAssertion(() => Assert.Contains("Still here", list.Find(".answers").TextContent, StringComparison.Ordinal));
        Assert.Contains("took this away", list.Find("article").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_Opened_ShowsEveryVersionAndWhatChanged()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var of = await workspace.CreateCaseAsync();
        var register = workspace.Get<AnnotationRegister>();
        await register.CreateAsync(TemporaryWorkspace.Owner, of.Id, AnnotationTarget.Account, "acct-1", "One card");
        await register.SaveAsync(TemporaryWorkspace.Owner, of.Id, 1, new AnnotationEdit("Two card", "payment"), 1);
        await using var context = new Circuit(workspace);
        var list = Render(context, of);

        list.WaitForElement("button[aria-label='2 versions of annotation 1']").Click();

        var versions = list.WaitForElements("ol li");
        Assert.Equal("Two", versions[0].QuerySelector("mark")!.TextContent);
        Assert.Contains("Tags: payment", versions[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("One card", versions[1].TextContent, StringComparison.Ordinal);
    }

    private static IRenderedComponent<AnnotationList> Render(Circuit context, Case of) => context.Render<AnnotationList>(p => p
        .Add(x => x.Case, of.Id).Add(x => x.TargetKind, AnnotationTarget.Account).Add(x => x.Target, "acct-1"));
}
