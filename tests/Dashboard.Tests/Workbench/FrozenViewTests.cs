using Dashboard.Casework.Exhibits;
using Dashboard.Investigations.Exhibits;

namespace Dashboard.Tests.Workbench;

public sealed class FrozenViewTests
{
    [Theory]
    [InlineData(
        ExhibitView.Timeline, "time=2026-04-22..2026-04-24&stack=cluster&resolution=hour",
        "/cases/harbour/workbench?time=2026-04-22..2026-04-24&stack=cluster&resolution=hour")]
    [InlineData(
        ExhibitView.Graph, "cluster=1&panel=graph&open=1&color=disposition",
        "/cases/harbour/workbench?cluster=1&panel=graph&open=1&color=disposition")]
    [InlineData(ExhibitView.Clusters, "cluster=1&table=graph", "/cases/harbour/workbench?cluster=1&table=graph")]
    [InlineData(ExhibitView.Clusters, "", "/cases/harbour/analysis#clusters")]
    [InlineData(ExhibitView.CoAction, "", "/cases/harbour/analysis#co-action")]
    [InlineData(ExhibitView.Templates, "", "/cases/harbour/analysis#templates")]
    [InlineData(
        ExhibitView.Targeting, "cluster=2&targeting=1&by=model&against=20260601T000000Z&template=x",
        "/cases/harbour/analysis?targeting=1&by=model#targeting")]
    [InlineData(ExhibitView.Releases, "", "/cases/harbour/analysis#releases")]
    [InlineData(
        ExhibitView.Comparison, "a=cluster%3D1%26time%3D2026-04-22..2026-04-24&b=account%3Da%252Bb",
        "/cases/harbour/compare?a=time%3D2026-04-22..2026-04-24%26cluster%3D1&b=account%3Da%252Bb")]
    [InlineData(ExhibitView.Comparison, "a=cluster%3D1&b=", "/cases/harbour/compare?a=cluster%3D1&b=")]
    [InlineData(
        ExhibitView.Accounts, "disposition=pool&sort=-score&columns=account,score&from=12",
        "/cases/harbour/accounts?disposition=pool&sort=-score&columns=account,score")]
    [InlineData(ExhibitView.Interactions, "account=a&row=1:5", "/cases/harbour/interactions?account=a")]
    public void AddressIn_WhatWasFrozen_ShowsItAsItWas(ExhibitView view, string query, string address) =>
        Assert.Equal(address, FrozenView.Parse(view, query).AddressIn(Given.Case));

    [Theory]
    [InlineData(ExhibitView.Timeline, "stack=cluster", "/cases/harbour/workbench?stack=cluster&exhibit=3")]
    [InlineData(ExhibitView.Accounts, "", "/cases/harbour/accounts?exhibit=3")]
    [InlineData(ExhibitView.Comparison, "a=&b=account%3Da", "/cases/harbour/compare?a=&b=account%3Da&exhibit=3")]
    [InlineData(ExhibitView.Clusters, "", "/cases/harbour/analysis?exhibit=3#clusters")]
    [InlineData(ExhibitView.Clusters, "cluster=1&table=graph", "/cases/harbour/workbench?cluster=1&table=graph&exhibit=3")]
    [InlineData(ExhibitView.CoAction, "", "/cases/harbour/analysis?exhibit=3#co-action")]
    [InlineData(ExhibitView.Templates, "", "/cases/harbour/analysis?exhibit=3#templates")]
    [InlineData(ExhibitView.Targeting, "targeting=1&by=model", "/cases/harbour/analysis?targeting=1&by=model&exhibit=3#targeting")]
    [InlineData(ExhibitView.Releases, "", "/cases/harbour/analysis?exhibit=3#releases")]
    public void AddressIn_FromAnExhibit_NamesItAndIsFrozenWithoutIt(ExhibitView view, string query, string address)
    {
        var frozen = FrozenView.Parse(view, query);

        Assert.Equal(address, frozen.AddressIn(Given.Case, 3));
        Assert.Equal(frozen, FrozenView.Parse(view, address.Split('?')[1].Split('#')[0]));
    }

    [Fact]
    public void Options_OfAHeatmapAgainstAnother_AreReadBack()
    {
        var frozen = FrozenView.Parse(
            ExhibitView.Heatmap, "account=a&columns=model&against=time%3D2026-04-22..2026-04-24%26account%3Db%252Bc");

        var again = new FrozenView(ExhibitView.Heatmap, frozen.Selection, frozen.Options);

        Assert.Equal("time=2026-04-22..2026-04-24&account=b%2Bc", again.State.Against!.ToString());
        Assert.Equal(("account=a", frozen.State), (again.Selection.ToString(), again.State));
        Assert.Equal(frozen, FrozenView.Parse(ExhibitView.Heatmap, again.AddressIn(Given.Case, 3).Split('?')[1]));
    }

    [Fact]
    public void Parse_Targeting_SelectsItsCluster() =>
        Assert.Equal("cluster=4", FrozenView.Parse(ExhibitView.Targeting, "targeting=4").Selection.ToString());

    [Theory]
    [InlineData(ExhibitView.Targeting, "by=model")]
    [InlineData(ExhibitView.Comparison, "a=cluster%3D1&b=cluster%3D1")]
    [InlineData(ExhibitView.Comparison, "a=country%3Dxx&b=")]
    [InlineData(ExhibitView.Accounts, "find=a1")]
    [InlineData(ExhibitView.Interactions, "find=ledger")]
    [InlineData(ExhibitView.Timeline, "sort=account")]
    [InlineData(ExhibitView.Accounts, "stack=cluster")]
    public void Parse_WhatIsNoSelection_IsRefused(ExhibitView view, string query) =>
        Assert.Throws<FormatException>(() => FrozenView.Parse(view, query));
}
