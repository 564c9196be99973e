using Dashboard.Core;
using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Tests.Store;

public abstract partial class InteractionStoreContract
{
    private static readonly DateTime SavedAt = new(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly KnownAttribute Exit = new("ip", "198.51.100.1", "the company's exit, known to counsel");

    [Fact]
    public async Task KnownList_NobodyChangedIt_IsTheProgramsOwn()
    {
        var list = await Store.KnownListAsync(default);

        Assert.Equal((0, (string?)null), (list.Version, list.SavedBy));
        Assert.Equal(KnownInfrastructure.All, list.Entries);
    }

    [Fact]
    public async Task SaveKnownList_AddressAdded_LinksNobodyAnyMoreAndChangesTheFingerprint()
    {
        await Import(Log);
        var (before, linked) = ((await Store.DescribeAsync(default)).Fingerprint, await SharedAsync());

        var change = await Store.SaveKnownListAsync([.. KnownInfrastructure.All, Exit], 0, "analyst", SavedAt, default);
        var known = (await Store.DescribeAsync(default)).Fingerprint;

        Assert.Equal(["ip 198.51.100.1", "ip_prefix 198.51.100.0/24", "payment card-1"], linked);
        Assert.Equal((1, "analyst", 2L, 0L), (change.List.Version, change.List.SavedBy, change.NowKnown, change.NoLongerKnown));
        Assert.Equal(["payment card-1"], await SharedAsync());
        Assert.NotEqual(before, known);
        Assert.True((await Store.VerifyAsync(null, default)).IsValid);

        // Restored, everything is as it was, and nobody's words for a reason make another state of the data.
        change = await Store.SaveKnownListAsync(
            [.. KnownInfrastructure.All, Exit with { Why = "other words" }], 1, "analyst", SavedAt, default);
        Assert.Equal((known, 0L, 0L), ((await Store.DescribeAsync(default)).Fingerprint, change.NowKnown, change.NoLongerKnown));
        change = await Store.SaveKnownListAsync(KnownInfrastructure.All, 2, "analyst", SavedAt, default);
        Assert.Equal((3, 2L), (change.List.Version, change.NoLongerKnown));
        Assert.Equal((before, linked.Count), ((await Store.DescribeAsync(default)).Fingerprint, (await SharedAsync()).Count));
    }

    [Fact]
    public async Task SaveKnownList_BeforeOrAfterTheImport_ComesToTheSame()
    {
        KnownAttribute[] list =
        [
            new("ip", "203.0.113.9/28", "a range by one of its addresses"), new("ip", "2001:db8:1::7", "an exit"),
            new("user_agent", "Mozilla/5.0 (Kiosk)", "the company's terminals"),
            new("system_prompt", "Answer as Clara.", "the product's own"), new("ip", "198.51.100.1", "an exit"),
        ];
        const string Rows = "account_id,timestamp,ip,user_agent,system_prompt\n";
        var log = Rows + string.Concat(
            ((string[])["203.0.113.1", "203.0.113.77", "2001:db8:1::7", "198.51.100.1", "10.1.2.3"])
            .SelectMany((ip, i) => ((string[])["a", "b"]).Select(account =>
            $"{account},2026-04-20T0{i}:00:00Z,{ip},{(i == 0 ? "Mozilla/5.0 (Kiosk) x" : "Mozilla/5.0 (Other)")},{(i == 1 ? "Answer as Clara." : "Be brief.")}\n")));
        await Import(log);
        await Store.SaveKnownListAsync(list, 0, "analyst", SavedAt, default);
        var (after, shared) = ((await Store.DescribeAsync(default)).Fingerprint, await SharedAsync());

        await Store.RemoveImportAsync(1, "analyst", SavedAt, default);
        await Import(log);

        Assert.Equal(
            (after, string.Join('\n', shared)), ((await Store.DescribeAsync(default)).Fingerprint, string.Join('\n', await SharedAsync())));
        // The first's network is its neighbour's, too, which is no exit itself; private addresses are not on this list.
        Assert.Equal(
            ["ip 10.1.2.3", "ip 203.0.113.77", "ip_prefix 10.1.2.0/24", "user_agent Mozilla/5.0 (Other)"],
            shared.Where(s => !s.StartsWith("system_prompt", StringComparison.Ordinal)));
        Assert.Single(shared, s => s.StartsWith("system_prompt_hash", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SaveKnownList_AddressesKeptAsHashes_AreToldWhereTheEntryIsTheWholeValue()
    {
        var mapping = new ImportMapping(
            "generic",
            new Dictionary<string, IReadOnlyList<string>>()) { Treatments = new Dictionary<string, Treatment> { ["ip"] = Treatment.Hash } };
        var log = Directory.File(
            "log.csv", Log + "a,2026-04-22T00:00:00Z,code,m1,1,1,10.0.0.1,\nb,2026-04-22T00:00:00Z,code,m1,1,1,10.0.0.1,\n");
        await Store.ImportAsync(new ImportRequest(log, "log.csv", mapping, "analyst", SavedAt), null, default);
        Assert.Equal(3, (await SharedAsync()).Count);

        await Store.SaveKnownListAsync([.. KnownInfrastructure.All, Exit], 0, "analyst", SavedAt, default);
        Assert.Equal(["payment card-1"], await SharedAsync());
        await Store.SaveKnownListAsync(KnownInfrastructure.All, 1, "analyst", SavedAt, default);
        Assert.Equal(3, (await SharedAsync()).Count);
    }

    [Fact]
    public async Task SaveKnownList_OfAnOlderVersion_IsRefusedAndChangesNothing()
    {
        await Store.SaveKnownListAsync([Exit], 0, "first", SavedAt, default);

        var refused = await Assert.ThrowsAsync<KnownListException>(() => Store.SaveKnownListAsync([], 0, "second", SavedAt, default));

        Assert.Contains("first saved the list", refused.Message, StringComparison.Ordinal);
        Assert.Equal([Exit], (await Store.KnownListAsync(default)).Entries);
    }

    [Theory]
    [InlineData("ip", "no address", "reason")]
    [InlineData("ip", "1", "reason")]
    [InlineData("ip", "203.0.113.7/33", "reason")]
    [InlineData("ip", "0.0.0.0/0", "reason")]
    [InlineData("ip", "::/0", "reason")]
    [InlineData("user_agent", "a", "reason")]
    [InlineData("user_agent", " ", "reason")]
    [InlineData("system_prompt", "Be brief.", "")]
    [InlineData("payment", "card-1", "reason")]
    public async Task SaveKnownList_EntryThatCannotBeUsed_IsRefused(string kind, string value, string why)
    {
        await Assert.ThrowsAsync<KnownListException>(
            () => Store.SaveKnownListAsync([new KnownAttribute(kind, value, why)], 0, "analyst", SavedAt, default));

        Assert.Equal(0, (await Store.KnownListAsync(default)).Version);
    }

    [Fact]
    public async Task SuggestKnown_AddressOfNearlyAllRequests_IsSuggestedAndNotApplied()
    {
        static string Rows(int accounts, string rest) =>
            Header + string.Concat(
                Enumerable.Range(1, accounts)
                .SelectMany(a => Enumerable.Range(0, 3).Select(i => $"a{a},2026-04-20T00:0{i}:00Z,code,m,1,1,203.0.113.9,c{a}\n"))) + rest;
        await Import(Rows(12, "z,2026-04-20T00:00:00Z,code,m,1,1,192.0.2.7,\n"));
        await Import(
            Rows(3, "").Replace("203.0.113.9", "192.0.2.44", StringComparison.Ordinal).Replace("a1,", "q1,", StringComparison.Ordinal));

        var suggestion = Assert.Single(await Store.SuggestKnownAsync(default));

        Assert.Equal(("ip", "203.0.113.9", 1), (suggestion.Entry.Kind, suggestion.Entry.Value, suggestion.Import));
        Assert.StartsWith("97 % of the requests of import 1 come from it, by 12 accounts", suggestion.Entry.Why, StringComparison.Ordinal);
        Assert.Contains("ip 203.0.113.9", await SharedAsync());
        await Store.SaveKnownListAsync([suggestion.Entry], 0, "analyst", SavedAt, default);
        Assert.Empty(await Store.SuggestKnownAsync(default));
        Assert.DoesNotContain("ip 203.0.113.9", await SharedAsync());
    }

    private async Task<IReadOnlyList<string>> SharedAsync() =>
        [.. (await Store.SharedAttributesAsync(Selection.Everything, default)).Attributes.Select(a => $"{a.Kind} {a.Value}")
            .Order(StringComparer.Ordinal)];
}
