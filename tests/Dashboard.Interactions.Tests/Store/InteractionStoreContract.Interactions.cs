using Dashboard.Core;

namespace Dashboard.Interactions.Tests.Store;

public abstract partial class InteractionStoreContract
{
    private const string Texts = """
        account_id,timestamp,capability,input_tokens,output_tokens,ip,session_id,prompt,system_prompt
        b,2026-04-21T09:00:00Z,code,30,5,198.51.100.1,s1,Sort the LEDGER of the harbour,You are terse
        a,2026-04-20T09:00:00Z,code,10,7,198.51.100.1,s2,"Write a haiku, please",
        c,2026-04-22T09:00:00Z,chat,,,,s1,,Sort by ledger and harbour
        a,2026-04-20T08:00:00Z,chat,30,,203.0.113.9,,100 % of the Straße_n harbour,

        """;

    [Theory]
    [InlineData(InteractionOrder.Time, false, "5 3 2 4")]
    [InlineData(InteractionOrder.Time, true, "4 2 3 5")]
    [InlineData(InteractionOrder.AccountId, false, "5 3 2 4")]
    [InlineData(InteractionOrder.AccountId, true, "4 2 5 3")]
    [InlineData(InteractionOrder.InputTokens, false, "3 5 2 4")]
    [InlineData(InteractionOrder.InputTokens, true, "5 2 3 4")]
    [InlineData(InteractionOrder.OutputTokens, false, "2 3 5 4")]
    [InlineData(InteractionOrder.OutputTokens, true, "3 2 5 4")]
    public async Task Interactions_InAnOrder_AreTheSameByPagesOfAnySizeAndAllAtOnce(InteractionOrder order, bool descending, string lines)
    {
        await Import(Texts);
        var request = new InteractionsRequest(Selection.Everything, Order: order, Descending: descending);

        foreach (var size in (int[])[1, 3, 100])
        {
            var paged = new List<long>();
            for (var skip = 0; skip < 4; skip += size)
            {
                var page = await Store.InteractionsAsync(request with { Skip = skip, Take = size }, default);
                Assert.Equal(4, page.Total);
                paged.AddRange(page.Rows.Select(r => r.Line));
            }

            Assert.Equal(lines, string.Join(' ', paged));
        }

        var all = new List<Interaction>();
        await foreach (var row in Store.AllInteractionsAsync(request, withPrompts: false, default)) all.Add(row);
        Assert.Equal(lines, string.Join(' ', all.Select(r => r.Line)));
        Assert.All(all, r => Assert.Null(r.Prompt));
        Assert.Empty((await Store.InteractionsAsync(request with { Skip = 4 }, default)).Rows);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Interactions_ByAccountOrTokens_HaveThoseWithoutAtTheEnd(bool descending)
    {
        await Import("timestamp\n2026-04-01T00:00:00Z\n");
        await Import(Texts);

        foreach (var order in (InteractionOrder[])[InteractionOrder.AccountId, InteractionOrder.OutputTokens])
        {
            var rows =
                (await Store.InteractionsAsync(
                    new InteractionsRequest(Selection.Everything, Skip: 2, Order: order, Descending: descending), default)).Rows;
            Assert.Equal(order == InteractionOrder.AccountId ? [2, 2, 1] : [1, 2, 2], rows.Select(r => r.Import));
        }
    }

    [Fact]
    public async Task Interactions_AfterAnotherImport_AreCountedAgain()
    {
        await Import(Texts);
        Assert.Equal(4, (await Store.InteractionsAsync(new InteractionsRequest(Selection.Everything), default)).Total);

        await Import(Log);

        var page = await Store.InteractionsAsync(
            new InteractionsRequest(Selection.Everything, Skip: 8, Take: 5, Descending: true), default);
        Assert.Equal((10, 2), (page.Total, page.Rows.Count));
    }

    [Fact]
    public async Task Interactions_WithAttributes_HaveThoseThatWereAskedFor()
    {
        await Import(Texts);

        Assert.Equal(["ip", "session_id", "system_prompt_hash", "prompt_hash"], await Store.LoggedAttributesAsync(default));
        var rows =
            (await Store.InteractionsAsync(new InteractionsRequest(Selection.Everything, Attributes: ["session_id", "ip"]), default)).Rows;

        Assert.Equal([[null, "203.0.113.9"], ["s2", "198.51.100.1"], ["s1", "198.51.100.1"], ["s1", null]], rows.Select(r => r.Attributes));
        await Assert.ThrowsAsync<ArgumentException>(
            () => Store.InteractionsAsync(new InteractionsRequest(Selection.Everything, Attributes: ["ip; DROP TABLE prompts"]), default));
    }

    [Fact]
    public async Task AllInteractions_WithPrompts_HaveThemWhereTheyWereKept()
    {
        await Import(Texts);

        var prompts = new List<string?>();
        await foreach (var row in Store.AllInteractionsAsync(
            new InteractionsRequest(Selection.Parse("capability=chat")), withPrompts: true, default)) prompts.Add(row.Prompt);

        Assert.Equal(["100 % of the Straße_n harbour", null], prompts);
    }

    [Fact]
    public async Task Interaction_ByItsPlace_HasItsAttributesWithHowManyAccountsHaveThem()
    {
        await Import(Texts);

        var details = (await Store.InteractionAsync(1, 2, default))!;

        Assert.Equal(("b", 1, true, true), (details.Interaction.AccountId, details.Requests, details.IsCapabilityLogged, details.HasText));
        Assert.Equal(2, details.Attributes.Single(a => a.Id == "ip:198.51.100.1").AccountCount);
        Assert.Equal(2, details.Attributes.Single(a => a.Id == "ip_prefix:198.51.100.0/24").AccountCount);
        Assert.Equal(2, details.Attributes.Single(a => a.Id == "session_id:s1").AccountCount);
        Assert.Equal(new KeptText("Sort the LEDGER of the harbour", "You are terse", null, null), await Store.TextAsync(1, 2, default));
        Assert.Null(await Store.InteractionAsync(1, 99, default));
        Assert.Null(await Store.TextAsync(2, 2, default));
    }

    [Theory]
    [InlineData("ledger", "", "2 4")]
    [InlineData("harbour sort", "", "2 4")]
    [InlineData("sort the", "", "2")]
    [InlineData("LEDGER terse", "", "")]
    [InlineData("straße_N", "", "5")]
    [InlineData("_|%", "", "5")]
    [InlineData("harbour", "account=a", "5")]
    [InlineData("harbour", "time=2026-04-21..2026-04-22&import=1", "2 4")]
    [InlineData("' OR 1=1 --", "", "")]
    public async Task SearchPrompts_Words_AllOccurInOneText(string words, string selection, string lines)
    {
        await Import(Texts);

        var search = new PromptSearch(
            Selection.Parse(selection), words.Split(words.Contains('|', StringComparison.Ordinal) ? '|' : ' '), 10);
        var hits = await Store.SearchPromptsAsync(search, null, default);

        Assert.Equal((lines, false), (string.Join(' ', hits.Rows.Select(r => r.Line)), hits.IsMore));
        var all = new List<Interaction>();
        await foreach (var row in Store.AllPromptHitsAsync(search with { Take = 0 }, withTexts: false, default)) all.Add(row);
        Assert.Equal(lines, string.Join(' ', all.Select(r => r.Line)));
        Assert.All(all, r => Assert.Null(r.Prompt));
        Assert.Equal(all.Count, await Store.CountPromptHitsAsync(search with { Take = 0 }, default));
    }

    [Fact]
    public async Task AllPromptHits_WithTexts_HaveTheWholeTextThatHasTheWordsAndWhatWasAskedFor()
    {
        await Import(Texts);

        var found = new List<(string?, string?)>();
        await foreach (var row in Store.AllPromptHitsAsync(
            new PromptSearch(Selection.Everything, ["harbour", "sort"], 0, ["session_id"]), withTexts: true, default))
            found.Add((row.Prompt, row.Attributes[0]));

        Assert.Equal([("Sort the LEDGER of the harbour", "s1"), ("Sort by ledger and harbour", "s1")], found);
    }

    [Fact]
    public async Task SearchPrompts_MoreThanAskedFor_EndsAndSaysSo()
    {
        await Import(
            $"account_id,timestamp,prompt\na,2026-04-20T09:00:00Z,{new string('x', 500)} harbour {new string('y', 500)}\nb,2026-04-20T09:00:00Z,harbour\n");

        var hits = await Store.SearchPromptsAsync(new PromptSearch(Selection.Everything, ["HARBOUR"], 1), null, default);

        Assert.True(hits.IsMore);
        Assert.Matches("^… x+ harbour y+ …$", Assert.Single(hits.Rows).Prompt);
        Assert.True(await Store.HasPromptsAsync(default));
    }

    [Fact]
    public async Task SearchPrompts_NoneKept_FindsNothing()
    {
        await Import(Log);

        Assert.False(await Store.HasPromptsAsync(default));
        Assert.Empty((await Store.SearchPromptsAsync(new PromptSearch(Selection.Everything, ["a"], 1), null, default)).Rows);
        Assert.Equal(0, await Store.CountPromptHitsAsync(new PromptSearch(Selection.Everything, ["a"], 1), default));
    }
}
