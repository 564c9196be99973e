using Bunit;
using Dashboard.CaseEvents;
using Dashboard.Casework.Access;
using Dashboard.Casework.Events;
using Dashboard.Casework.Records;
using Dashboard.Editing;

namespace Dashboard.Tests.Editing;

public sealed class RecordEditorTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;

    private TemporaryWorkspace workspace = null!;
    private Circuit circuit = null!;
    private Case of = null!;
    private CaseEvent stored = null!;

    private CaseTimeline Timeline => workspace.Get<CaseTimeline>();

    private string Key => Drafts.Key(Owner, of.Id, "event", stored.Number);

    public async Task InitializeAsync()
    {
        workspace = await TemporaryWorkspace.OpenAsync();
        of = await workspace.CreateCaseAsync();
        stored = await Timeline.AddAsync(
            Owner, of.Id, new CaseEventEdit { On = new(2026, 6, 10), Kind = EventKind.Letter, Title = "The first letter" });
        circuit = new Circuit(workspace);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await circuit.DisposeAsync();
        await workspace.DisposeAsync();
    }

    [Fact]
    public async Task Save_AfterSomebodyElseSavedTheSameField_MergesBothInATextOfItsOwn()
    {
        var page = await OpenAsync();
        page.Find("#e-title").Change("My letter");
        await SaveElsewhereAsync(e => e with { Title = "Their letter" });

        await OnPageAsync(page, () => page.Find("form").Submit());
        page.WaitForAssertion(() => Assert.Equal(["My letter", "Their letter"], page.FindAll(".sides .text").Select(t => t.TextContent)));
        Assert.Equal(["My", "Their"], page.FindAll("mark").Select(m => m.TextContent));
        await OnPageAsync(page, () => page.FindAll("input[type=radio]")[2].Click());
        page.WaitForElement("textarea[aria-label='What happened, out of both']");
        await OnPageAsync(page, () => page.Find("textarea[aria-label='What happened, out of both']").Input("Both letters"));
        await OnPageAsync(page, () => Button(page, "Save the merged text").Click());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("form")));
        Assert.Equal("Both letters", (await FindAsync())!.Title);
        Assert.Contains(Key, circuit.Forgotten);
    }

    [Fact]
    public async Task Save_MergedTextOverASecondSave_ComparesAgainAndLosesNeither()
    {
        var page = await OpenAsync();
        page.Find("#e-title").Change("Mine");
        await SaveElsewhereAsync(e => e with { Title = "Second" });
        await OnPageAsync(page, () => page.Find("form").Submit());
        page.WaitForElement(".sides");
        await SaveElsewhereAsync(e => e with { Title = "Third" });

        await OnPageAsync(page, () => Button(page, "Save the merged text").Click());
        page.WaitForAssertion(() => Assert.Equal(["Mine", "Third"], page.FindAll(".sides .text").Select(t => t.TextContent)));
        await OnPageAsync(page, () => Button(page, "Save the merged text").Click());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("form")));
        Assert.Equal("Mine", (await FindAsync())!.Title);
    }

    [Fact]
    public async Task Compare_TheirsTakenEverywhere_ClosesWithoutSavingAgain()
    {
        var page = await OpenAsync();
        page.Find("#e-title").Change("Mine");
        page.Find("#e-detail").Change("Mine too");
        await SaveElsewhereAsync(e => e with { Title = "Theirs", Detail = "Theirs too" });

        page.WaitForAssertion(() => Button(page, "Compare now"));
        await OnPageAsync(page, () => Button(page, "Compare now").Click());
        await OnPageAsync(page, () => Button(page, "Take theirs everywhere").Click());
        await OnPageAsync(page, () => Button(page, "Save the merged text").Click());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("form")));
        Assert.Equal(("Theirs", 2L), ((await FindAsync())!.Title, (await FindAsync())!.Version));
    }

    [Fact]
    public async Task Watch_SomebodyElseSaves_SaysSoAndKeepsWhatIsTyped()
    {
        var page = await OpenAsync();
        page.Find("#e-title").Change("Mine");

        await SaveElsewhereAsync(e => e with { Title = "Theirs" });

        page.WaitForAssertion(
            () => Assert.Contains($"{Owner.Name} saved this event", page.Find(".notice").TextContent, StringComparison.Ordinal));
        Assert.Equal("Mine", page.Find("#e-title").GetAttribute("value"));
    }

    [Fact]
    public async Task Watch_SomebodyElseTakesItAway_KeepsTheTextAndAddsItAsANewOne()
    {
        var page = await OpenAsync();
        page.Find("#e-title").Change("Mine");
        circuit.Keep(new(Key, Given.Now, 1, new Dictionary<string, string> { ["Title"] = "Mine" }));

        await Timeline.RemoveAsync(Owner, of.Id, stored.Number, stored.Version);
        page.WaitForAssertion(() => Assert.Contains("took this away", page.Markup, StringComparison.Ordinal));
        await OnPageAsync(page, () => page.Find("form").Submit());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("form")));
        Assert.Equal([("Mine", 2)], (await Timeline.ListAsync(Owner, of.Id)).Rows.Select(e => (e.Title, e.Number)));
    }

    [Fact]
    public async Task Remove_AfterSomebodyElseSaved_LeavesItAndSaysWhy()
    {
        var page = await OpenAsync();
        await OnPageAsync(page, () => Button(page, "Take away").Click());
        await SaveElsewhereAsync(e => e with { Title = "Theirs" });

        await OnPageAsync(page, () => Button(page, "Really take it away").Click());

        page.WaitForAssertion(
            () => Assert.Contains("It was not taken away", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("Theirs", (await FindAsync())!.Title);
    }

    [Fact]
    public async Task Open_WithTextThatTheBrowserKept_BringsItBackAndForgetsItWhenDiscarded()
    {
        circuit.Keep(
            new(Key, Given.Now, stored.Version, new Dictionary<string, string> { ["Title"] = "Typed before the connection was lost" }));

        var page = Render();

        page.WaitForAssertion(() => Assert.Equal("Typed before the connection was lost", page.Find("#e-title").GetAttribute("value")));
        Assert.Contains("Your unsaved text of 1 Jul 2026, 09:00 UTC is back.", page.Markup, StringComparison.Ordinal);
        await OnPageAsync(page, () => Button(page, "Discard it").Click());
        page.WaitForAssertion(() => Assert.Equal([Key], circuit.Forgotten));
        Assert.Equal("The first letter", (await FindAsync())!.Title);
    }

    [Fact]
    public async Task Save_KeptTextOfAnOlderVersion_IsComparedBeforeItIsSaved()
    {
        await SaveElsewhereAsync(e => e with { Title = "Theirs" });
        circuit.Keep(new(Key, Given.Now, stored.Version, new Dictionary<string, string> { ["Title"] = "Mine" }));
        var page = Render();
        page.WaitForAssertion(() => Assert.Equal("Mine", page.Find("#e-title").GetAttribute("value")));

        await OnPageAsync(page, () => page.Find("form").Submit());

        page.WaitForAssertion(() => Assert.Equal(["Mine", "Theirs"], page.FindAll(".sides .text").Select(t => t.TextContent)));
        Assert.Equal("Theirs", (await FindAsync())!.Title);
    }

    // What others save draws the page again at any time: what is pressed is looked up and pressed between two drawings.
    private static Task OnPageAsync(IRenderedComponent<TimelinePage> page, Action action) => page.InvokeAsync(action);

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<TimelinePage> page, string text) =>
        page.FindAll("button").Single(b => b.TextContent == text);

    private IRenderedComponent<TimelinePage> Render() => circuit.Render<TimelinePage>(p => p.Add(x => x.CaseId, of.Id.Value));

    private async Task<IRenderedComponent<TimelinePage>> OpenAsync()
    {
        var page = Render();
        var edit = await page.WaitForElementAsync("button[aria-label='Edit The first letter']");
        edit.Click();
        return page;
    }

    private Task<CaseEvent?> FindAsync() => Timeline.FindAsync(Owner, of.Id, stored.Number);

    private async Task SaveElsewhereAsync(Func<CaseEventEdit, CaseEventEdit> change)
    {
        var now = await FindAsync();
        await Timeline.SaveAsync(Owner, of.Id, stored.Number, change(CaseEventEdit.Of(now!)), now!.Version);
    }
}
