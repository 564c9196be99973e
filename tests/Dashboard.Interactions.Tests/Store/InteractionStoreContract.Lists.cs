using Dashboard.Core;

namespace Dashboard.Interactions.Tests.Store;

public abstract partial class InteractionStoreContract
{
    [Fact]
    public async Task Accounts_Default_HasTotalsAndTheMostInteractionsFirst()
    {
        await Import(Log);
        await Store.SaveAssignmentsAsync([new Assignment("a", "1", 0.9, Disposition.Operator)], default);

        var page = await Store.AccountsAsync(new AccountsRequest(Selection.Everything), default);

        Assert.Equal(3, page.Total);
        Assert.Equal(
            new AccountRow("a", 3, 2, 6, Utc("2026-04-20T00:00:00Z"), Utc("2026-04-21T10:30:00Z"), "code",
                new Assignment("a", "1", 0.9, Disposition.Operator)),
            page.Rows[0]);
        Assert.Equal(["a", "b", "c"], page.Rows.Select(r => r.AccountId));
    }

    [Theory]
    [InlineData(AccountOrder.AccountId, true, "c,b,a")]
    [InlineData(AccountOrder.Interactions, false, "c,b,a")]
    [InlineData(AccountOrder.First, false, "a,b,c")]
    [InlineData(AccountOrder.Last, true, "c,b,a")]
    [InlineData(AccountOrder.ActiveDays, true, "a,b,c")]
    [InlineData(AccountOrder.OutputTokens, true, "b,a,c")]
    [InlineData(AccountOrder.Score, true, "b,a,c")]
    [InlineData(AccountOrder.Score, false, "a,b,c")]
    public async Task Accounts_Ordered_TiesById(AccountOrder order, bool isDescending, string expected)
    {
        await Import(Log);
        await Store.SaveAssignmentsAsync(
            [new Assignment("a", "1", 0.1, Disposition.Operator), new Assignment("b", "1", 0.2, Disposition.Operator)], default);

        var page = await Store.AccountsAsync(new AccountsRequest(Selection.Everything, order, isDescending), default);

        Assert.Equal(expected, string.Join(',', page.Rows.Select(r => r.AccountId)));
    }

    [Fact]
    public async Task Accounts_PageAndSearch_CountTheWholeAndShowAPart()
    {
        await Import(Log);

        var second = await Store.AccountsAsync(new AccountsRequest(Selection.Everything, Skip: 1, Take: 1), default);
        var found = await Store.AccountsAsync(new AccountsRequest(Selection.Everything, IdContains: "B"), default);

        Assert.Equal((3, "b"), (second.Total, second.Rows.Single().AccountId));
        Assert.Equal((1, "b"), (found.Total, found.Rows.Single().AccountId));
    }

    [Fact]
    public async Task Interactions_Page_IsOldestFirstWithWhereItCameFrom()
    {
        await Import(Log);

        var page = await Store.InteractionsAsync(new InteractionsRequest(Selection.Parse("capability=code"), Skip: 1, Take: 2), default);

        Assert.Equal(4, page.Total);
        Assert.Equal([("a", 3L), ("b", 5L)], page.Rows.Select(r => (r.AccountId!, r.Line)));
        Assert.Equal(
            new Interaction { Import = 1, Line = 3, AccountId = "a", At = Utc("2026-04-20T10:30:00Z"), Capability = "code", Model = "m1",
                InputTokens = 20, OutputTokens = 2 },
            page.Rows[0]);
    }

    [Fact]
    public async Task SharedAttributes_Everything_JoinsAccountsToWhatTwoHave()
    {
        await Import(Log);

        var shared = await Store.SharedAttributesAsync(Selection.Everything, default);

        Assert.Equal(["a", "b", "c"], shared.Accounts);
        Assert.Equal(
            [("ip:198.51.100.1", 2, AttributeFamily.Network), ("ip_prefix:198.51.100.0/24", 2, AttributeFamily.Network),
                ("payment:card-1", 2, AttributeFamily.Payment)],
            shared.Attributes.Select(a => (a.Id, a.AccountCount, a.Family)));
        Assert.Equal(
            [(0, 0, 2), (0, 1, 3), (0, 2, 3), (1, 0, 1), (1, 1, 1), (1, 2, 1)],
            shared.EdgeAccounts.Zip(shared.EdgeAttributes, shared.EdgeInteractions));
    }

    [Fact]
    public async Task SharedAttributes_OneAccountSelected_KeepsTheWholeCasesDocumentFrequency()
    {
        await Import(Log);

        var shared = await Store.SharedAttributesAsync(Selection.Parse("account=b"), default);

        Assert.Equal(["b"], shared.Accounts);
        Assert.All(shared.Attributes, a => Assert.Equal(2, a.AccountCount));
        Assert.Equal(3, shared.EdgeAccounts.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("capability=code&time=2026-04-20..2026-04-21")]
    [InlineData("time=2026-04-20T10:00:00Z..2026-04-21T11:00:00Z")]
    public async Task Activity_Selection_AddsUpToTheMeasures(string selection)
    {
        await Import(Log);

        var rows = new List<DailyActivity>();
        await foreach (var row in Store.ActivityAsync(Selection.Parse(selection), default)) rows.Add(row);

        long[] recounted =
            [rows.Select(r => r.AccountId).Distinct().Count(), rows.Sum(r => r.Interactions), rows.Sum(r => r.InputTokens),
                rows.Sum(r => r.OutputTokens), rows.Select(r => r.Day).Distinct().Count()];
        var measured = await Measured(
            selection, Measure.Accounts, Measure.Interactions, Measure.InputTokens, Measure.OutputTokens, Measure.ActiveDays);
        Assert.True(recounted.SequenceEqual(measured));
        Assert.Equal(
            rows.OrderBy(r => r.AccountId, StringComparer.Ordinal).ThenBy(r => r.Day).ThenBy(r => r.Capability, StringComparer.Ordinal)
            .ThenBy(r => r.Model, StringComparer.Ordinal), rows);
    }
}
