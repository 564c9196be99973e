namespace Dashboard.Interactions.Tests.Store;

public abstract partial class InteractionStoreContract
{
    [Fact]
    public async Task Hours_AreThoseOfTheWeekInUtc()
    {
        await Import(Header + "a,2026-04-20T00:30:00Z,code,m1,1,1,,\na,2026-04-27T00:59:59Z,code,m1,1,1,,\nb,2026-04-26T23:00:00Z,code,m1,1,1,,\n");

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
        Assert.Equal([("a", 1776643200_000000), ("b", 1776643201_000000), ("a", 1776643203_500000)], prompts.EventAccounts.Select((a, i) => (prompts.Accounts[a], prompts.EventMicroseconds[i])));
        Assert.Equal(["s1", "s1"], sessions.EventValues.Select(v => sessions.Values[v]));
    }

    [Fact]
    public async Task Prompts_AreDifferentOnesWithTheirCounts()
    {
        await Import("account_id,timestamp,prompt\na,1776643200,one\na,1776643201,one\na,1776643202,two\na,1776643203,three\nb,1776643200,one\nb,1776643201,\n");

        var prompts = await Store.PromptsAsync(perAccount: 2, default);

        Assert.Equal([("a", "one", 2L), ("a", "two", 1L), ("b", "one", 1L)], prompts.Select(p => (p.AccountId, p.Text, p.Interactions)));
    }
}
