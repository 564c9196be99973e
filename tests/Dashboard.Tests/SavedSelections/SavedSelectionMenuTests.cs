using Bunit;
using Dashboard.Casework.Records;
using Dashboard.Casework.Selections;
using Dashboard.Core;
using Dashboard.Investigations.Views;
using Dashboard.SavedSelections;

namespace Dashboard.Tests.SavedSelections;

public sealed class SavedSelectionMenuTests : IAsyncLifetime
{
    private readonly List<WorkbenchState> went = [];
    private TemporaryWorkspace workspace = null!;
    private Case harbour = null!;

    private SavedSelectionRegister Register => workspace.Get<SavedSelectionRegister>();

    public async Task InitializeAsync()
    {
        workspace = await TemporaryWorkspace.OpenAsync();
        harbour = await workspace.CreateCaseAsync();
    }

    public async Task DisposeAsync() => await workspace.DisposeAsync();

    [Fact]
    public async Task Save_SelectionUnderAName_IsListedAndItsTitle()
    {
        await using var circuit = new Circuit(workspace);
        var menu = Menu(circuit, "cluster=1");
        Assert.Equal("Saved", menu.Find(".saved .name").TextContent);

        menu.Find("#new-saved-name").Input("The pool");
        menu.Find("form").Submit();

        menu.WaitForAssertion(() => Assert.Equal("The pool", menu.Find(".saved .name").TextContent));
        Assert.Equal("Cluster 1 · pool", menu.Find(".go .mud-button-label span").TextContent);
        Assert.Contains("3 accounts, 1,234 interactions", menu.Find("li .small").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_NameThatIsTaken_SaysSo()
    {
        await using var circuit = new Circuit(workspace);
        await Register.AddAsync(TemporaryWorkspace.Owner, harbour.Id, new("The pool", Selection.Parse("cluster=2")));
        var menu = Menu(circuit, "cluster=1");

        menu.Find("#new-saved-name").Input("the pool");
        menu.Find("form").Submit();

        menu.WaitForAssertion(() => Assert.Contains("already", menu.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal("the pool", menu.Find("#new-saved-name").GetAttribute("value"));
    }

    [Fact]
    public async Task Choose_Saved_GoesThereAndKeepsHowThePageIsSet()
    {
        await using var circuit = new Circuit(workspace);
        await Register.AddAsync(TemporaryWorkspace.Owner, harbour.Id, new("The pool", Selection.Parse("cluster=2")));
        var menu = Menu(circuit, "capability=general&stack=model");

        menu.Find(".go").Click();

        Assert.Equal("cluster=2&stack=model", Assert.Single(went).ToString());
    }

    [Fact]
    public async Task Others_SaveAndRename_IsSeenAtOnce()
    {
        await using var circuit = new Circuit(workspace);
        var menu = Menu(circuit, "cluster=1");
        var saved = await Register.AddAsync(TemporaryWorkspace.Owner, harbour.Id, new("By another", Selection.Parse("cluster=1")));
        menu.WaitForAssertion(() => Assert.Equal("By another", menu.Find(".saved .name").TextContent));

        await Register.SaveAsync(TemporaryWorkspace.Owner, harbour.Id, saved.Number, new("Renamed", saved.Selection), saved.Version);

        menu.WaitForAssertion(() => Assert.Equal("Renamed", menu.Find(".saved .name").TextContent));
    }

    [Fact]
    public async Task Edit_WhatIsSelectedNow_ReplacesTheSelection()
    {
        await using var circuit = new Circuit(workspace);
        await Register.AddAsync(TemporaryWorkspace.Owner, harbour.Id, new("The pool", Selection.Parse("cluster=2")));
        var menu = Menu(circuit, "cluster=1");
        menu.Find("button[aria-label='Edit The pool']").Click();

        menu.FindAll("li button").Single(b => b.TextContent == "Use what is selected now").Click();
        menu.Find("li form").Submit();

        menu.WaitForAssertion(() => Assert.Equal("The pool", menu.Find(".saved .name").TextContent));
        Assert.Equal("cluster=1", (await Register.FindAsync(TemporaryWorkspace.Owner, harbour.Id, 1))!.Selection.ToString());
    }

    [Fact]
    public async Task Save_Everything_IsNotOffered()
    {
        await using var circuit = new Circuit(workspace);
        var menu = Menu(circuit, "");

        Assert.True(menu.Find("#new-saved-name").HasAttribute("disabled"));
        Assert.True(menu.Find("form button").HasAttribute("disabled"));
    }

    private IRenderedComponent<SavedSelectionMenu> Menu(Circuit circuit, string state) => circuit.Render<SavedSelectionMenu>(p => p
        .Add(
            m => m.View,
            Examples.View(new FakeStore { Count = (_, measure) => measure == Measure.Accounts ? 3 : 1_234 }) with { Case = harbour })
            .Add(m => m.State, WorkbenchState.Parse(state)).Add(m => m.OnChange, went.Add));
}
