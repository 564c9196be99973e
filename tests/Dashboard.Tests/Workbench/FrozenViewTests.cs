using Dashboard.Casework;
using Dashboard.Workbench;

namespace Dashboard.Tests.Workbench;

public sealed class FrozenViewTests
{
    [Theory]
    [InlineData(ExhibitView.Timeline, "time=2026-04-22..2026-04-24&stack=cluster&resolution=hour", "/cases/harbour/workbench?time=2026-04-22..2026-04-24&stack=cluster&resolution=hour")]
    [InlineData(ExhibitView.Graph, "cluster=1&panel=graph&open=1&color=disposition", "/cases/harbour/workbench?cluster=1&panel=graph&open=1&color=disposition")]
    [InlineData(ExhibitView.Clusters, "cluster=1&table=graph", "/cases/harbour/workbench?cluster=1&table=graph")]
    [InlineData(ExhibitView.Clusters, "", "/cases/harbour/analysis#clusters")]
    [InlineData(ExhibitView.CoAction, "", "/cases/harbour/analysis#co-action")]
    [InlineData(ExhibitView.Templates, "", "/cases/harbour/analysis#templates")]
    [InlineData(ExhibitView.Accounts, "disposition=pool&sort=-score&columns=account,score&from=12", "/cases/harbour/accounts?disposition=pool&sort=-score&columns=account,score")]
    [InlineData(ExhibitView.Interactions, "account=a&row=1:5", "/cases/harbour/interactions?account=a")]
    public void AddressIn_WhatWasFrozen_ShowsItAsItWas(ExhibitView view, string query, string address) =>
        Assert.Equal(address, FrozenView.Parse(view, query).AddressIn(Given.Case));

    [Theory]
    [InlineData(ExhibitView.Timeline, "stack=cluster", "/cases/harbour/workbench?stack=cluster&exhibit=3")]
    [InlineData(ExhibitView.Accounts, "", "/cases/harbour/accounts?exhibit=3")]
    [InlineData(ExhibitView.CoAction, "", "/cases/harbour/analysis#co-action")]
    public void AddressIn_FromAnExhibit_NamesItAndIsFrozenWithoutIt(ExhibitView view, string query, string address)
    {
        var frozen = FrozenView.Parse(view, query);

        Assert.Equal(address, frozen.AddressIn(Given.Case, 3));
        if (address.Contains('?', StringComparison.Ordinal)) Assert.Equal(frozen, FrozenView.Parse(view, address.Split('?')[1]));
    }

    [Theory]
    [InlineData(ExhibitView.Accounts, "find=a1")]
    [InlineData(ExhibitView.Interactions, "find=ledger")]
    [InlineData(ExhibitView.Timeline, "sort=account")]
    [InlineData(ExhibitView.Accounts, "stack=cluster")]
    public void Parse_WhatIsNoSelection_IsRefused(ExhibitView view, string query) => Assert.Throws<FormatException>(() => FrozenView.Parse(view, query));
}
