namespace Dashboard.Interactions.Tests.Store;

public abstract partial class InteractionStoreContract
{
    [Fact]
    public async Task Hours_AreThoseOfTheWeekInUtc()
    {
        await Import(
            Header + "a,2026-04-20T00:30:00Z,code,m1,1,1,,\na,2026-04-27T00:59:59Z,code,m1,1,1,,\nb,2026-04-26T23:00:00Z,code,m1,1,1,,\n");

        var hours = await Store.HoursAsync(default);

        Assert.Equal(["a", "b"], hours.Select(h => h.AccountId));
        Assert.Equal((2L, 2L), (hours[0].Interactions[0], hours[0].Interactions.Sum()));
        Assert.Equal((1L, 168), (hours[1].Interactions[167], hours[1].Interactions.Length));
    }

    [Fact]
    public async Task SharedEvents_AreTheUsesOfWhatFewAccountsShare()
    {
        await Import(
            "account_id,timestamp,prompt_hash,session_id\na,1776643200,p,s1\nb,1776643201,p,s1\na,1776643202,q,s2\na,1776643203.5,p,\nc,1776643204,all,\nb,1776643204,all,\na,1776643204,all,\n");

        var prompts = await Store.SharedEventsAsync("prompt_hash", maxAccounts: 2, maxEvents: 1000, default);
        var sessions = await Store.SharedEventsAsync("session_id", maxAccounts: 2, maxEvents: 1000, default);

        Assert.Equal(["p"], prompts.Values);
        Assert.Equal(
            [("a", 1776643200_000000), ("b", 1776643201_000000), ("a", 1776643203_500000)],
            prompts.EventAccounts.Select((a, i) => (prompts.Accounts[a], prompts.EventMicroseconds[i])));
        Assert.Equal(["s1", "s1"], sessions.EventValues.Select(v => sessions.Values[v]));
    }

    [Fact]
    public async Task Prompts_AreDifferentOnesWithTheirCounts()
    {
        await Import(
            "account_id,timestamp,prompt\na,1776643200,one\na,1776643201,one\na,1776643202,two\na,1776643203,three\nb,1776643200,one\nb,1776643201,\n");

        var prompts = await Store.PromptsAsync(perAccount: 2, default);

        Assert.Equal([("a", "one", 2L), ("a", "two", 1L), ("b", "one", 1L)], prompts.Select(p => (p.AccountId, p.Text, p.Interactions)));
    }

    [Fact]
    public async Task SharedEvents_MoreThanAskedFor_AreASampleOfWholeValues()
    {
        var rows = Enumerable.Range(0, 400).SelectMany(p => (string[])[$"a,{1776643200 + p},p{p}", $"b,{1776643201 + p},p{p}"]);
        await Import("account_id,timestamp,prompt_hash\n" + string.Join('\n', rows) + "\n");

        var events = await Store.SharedEventsAsync("prompt_hash", maxAccounts: 2, maxEvents: 200, default);

        Assert.InRange(events.Values.Count, 40, 190);
        Assert.Equal(events.Values.Count / 400.0, events.Share, 9);
        Assert.All(events.EventValues.GroupBy(v => v), value => Assert.Equal(2, value.Count()));
        Assert.Equal(events.Values, (await Store.SharedEventsAsync("prompt_hash", maxAccounts: 2, maxEvents: 200, default)).Values);
    }

    [Fact]
    public async Task Neighbours_ShareTheMostAndTheRarest_ComeFirst()
    {
        await Import(
            "account_id,timestamp,ip,device\na,1776643200,192.0.2.1,d1\nb,1776643200,192.0.2.1,d1\nc,1776643200,192.0.2.1,d2\nd,1776643200,198.51.100.7,d9\na,1776643300,192.0.2.1,d3\n");

        var found = await Store.NeighboursAsync("a", most: 1, default);

        Assert.Equal(["device:d1", "ip:192.0.2.1", "ip_prefix:192.0.2.0/24"], found.Attributes.Select(x => $"{x.Kind}:{x.Value}"));
        Assert.Equal([2, 3, 3], found.Attributes.Select(x => x.AccountCount));
        var nearest = Assert.Single(found.Neighbours);
        Assert.Equal("b", nearest.AccountId);
        Assert.Equal([0, 1, 2], nearest.Shared);
        Assert.Equal(2, found.AllNeighbours);
    }

    [Fact]
    public async Task Neighbours_UnknownAccount_AreNone()
    {
        await Import("account_id,timestamp\na,1776643200\n");

        Assert.Empty((await Store.NeighboursAsync("z", most: 5, default)).Attributes);
    }

    [Fact]
    public async Task Traits_CountNetworksAgentsAndBareRequests()
    {
        await Import(
            "account_id,timestamp,ip,user_agent,device\na,1776643200,192.0.2.1,x,\na,1776643201,192.0.2.9,y,\na,1776643202,198.51.100.7,,\nb,1776643200,,,d\n");

        var traits = await Store.TraitsAsync(default);

        Assert.Equal(
            [new AccountTraits("a", 2, 2, 3, 1) { ActiveHours = 1 }, new AccountTraits("b", 0, 0, 1, 0) { ActiveHours = 1 }], traits);
    }
}
