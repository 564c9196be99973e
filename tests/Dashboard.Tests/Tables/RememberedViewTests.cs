using Bunit;
using Dashboard.Investigations.Views;
using Dashboard.Tables;

namespace Dashboard.Tests.Tables;

public sealed class RememberedViewTests : ComponentContext
{
    private readonly List<string> restored = [];

    [Fact]
    public void Open_AddressWithoutAnArrangement_TakesTheOneHadLast()
    {
        Keep("sort=-score&columns=account,score");

        Show("cluster=1");

        Assert.Equal(["cluster=1&sort=-score&columns=account,score"], restored);
    }

    [Fact]
    public void Open_AddressWithAnArrangement_IsLeftAlone()
    {
        Keep("sort=-score");

        Show("columns=account");

        Assert.Empty(restored);
        Assert.DoesNotContain(JSInterop.Invocations, i => i.Identifier == "localStorage.setItem");
    }

    [Theory]
    [InlineData("sort=gone")]
    [InlineData("not an arrangement")]
    [InlineData(null)]
    public void Open_WhatCannotBeShown_IsLeftAlone(string? kept)
    {
        Keep(kept);

        Show("");

        Assert.Empty(restored);
    }

    [Fact]
    public void Change_OnThePage_IsRememberedAndForgottenWithIt()
    {
        Keep(null);
        var view = Show("");

        view.Render(p => p.Add(v => v.Shown, TableView.Parse("cluster=1&sort=score&from=100")));
        view.Render(p => p.Add(v => v.Shown, TableView.Parse("cluster=1")));

        Assert.Equal(["table-accounts", "sort=score"], JSInterop.Invocations.Single(i => i.Identifier == "localStorage.setItem").Arguments);
        Assert.Single(JSInterop.Invocations, i => i.Identifier == "localStorage.removeItem");
    }

    private void Keep(string? text)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.Setup<string?>("localStorage.getItem", "table-accounts").SetResult(text);
    }

    private IRenderedComponent<RememberedView> Show(string query) => Render<RememberedView>(p => p
        .Add(v => v.Table, "accounts").Add(v => v.Shown, TableView.Parse(query)).Add(v => v.IsPossible, had => had.Sort != "gone")
        .Add(v => v.OnRestore, had => restored.Add(had.ToString())));
}
