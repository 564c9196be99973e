using System.Globalization;
using System.Text;
using Dashboard.Core;

namespace Dashboard.Interactions.Tests.Store;

public abstract partial class InteractionStoreContract
{
    private const string DatedAccounts =
        "account_id,created_at,banned_at\na,2026-04-20T09:00:00Z,2026-04-21T00:00:00Z\nb,2026-04-20T23:59:59Z,\nc,2026-01-01T00:00:00Z,2026-04-29T12:00:00Z\nd,2026-04-30T00:00:00Z,\n";

    private static readonly DateTime[] Days =
        [.. Enumerable.Range(20, 10).Select(d => new DateTime(2026, 4, d, 0, 0, 0, DateTimeKind.Utc))];

    [Theory]
    [InlineData("", "20:2", "21:1,29:1")]
    [InlineData("account=a", "20:1", "21:1")]
    [InlineData("not-account=a", "20:1", "29:1")]
    [InlineData("cluster=1", "20:1", "29:1")]
    [InlineData("disposition=unknown", "20:1", "21:1")]
    [InlineData("attribute=payment:card-1", "20:2", "21:1")]
    [InlineData("time=2026-04-29..2026-04-29&capability=chat&model=m1", "20:2", "21:1,29:1")]
    public async Task AccountDates_Selection_CountsItsAccountsWhateverElseIsSelected(string selection, string created, string banned)
    {
        await Import(Log);
        await Import(DatedAccounts);
        await Store.SaveAssignmentsAsync(
            [new Assignment("b", "1", 0.5, Disposition.Pool), new Assignment("c", "1", 0.5, Disposition.Pool),
                new Assignment("d", null, 0, Disposition.Bystander)], default);

        var dates = await Store.AccountDatesAsync(new AccountDatesRequest(Selection.Parse(selection), Days, Days[^1].AddDays(1)), default);

        Assert.Equal((created, banned), (Words(dates.Created), Words(dates.Banned)));
    }

    [Fact]
    public async Task AccountDates_LaterRecordOrRemovedImport_CountAsTheyStand()
    {
        await Import(Log);
        await Import(DatedAccounts);
        Assert.Equal("20:2", Words((await All()).Created));

        var second = await Import("account_id,created_at\na,2026-04-22T00:00:00Z\n");
        Assert.Equal(("20:1,22:1", "21:1,29:1"), (Words((await All()).Created), Words((await All()).Banned)));
        await Store.RemoveImportAsync(second.Number, "analyst", new DateTime(2026, 6, 24, 0, 0, 0, DateTimeKind.Utc), default);

        Assert.Equal("20:2", Words((await All()).Created));

        Task<AccountDates> All() =>
            Store.AccountDatesAsync(new AccountDatesRequest(Selection.Everything, Days, Days[^1].AddDays(1)), default);
    }

    [Fact]
    public async Task Clocks_TimesAfterTheImport_AreCounted()
    {
        await Import(Log);
        var importedAt = (await Store.ImportsAsync(default)).Single().ImportedAt;
        var late = importedAt.AddHours(2);
        await Import(
            Header + $"a,{importedAt.AddDays(-1):O},code,m1,1,1,,\na,{late:O},code,m1,1,1,,\nb,{late.AddHours(1):O},code,m1,1,1,,\n");

        var found = Assert.Single((await Store.ClocksAsync(new ImportClocksRequest(1, 1), default)).Late);

        Assert.Equal(new LateTimes(2, importedAt, 2, late, late.AddHours(1)), found);
    }

    [Fact]
    public async Task Clocks_ImportsThatOverlap_AreCountedByHourOverTheAccountsOfBoth()
    {
        var start = new DateTime(2026, 4, 20, 0, 0, 0, DateTimeKind.Utc);
        await Import(Rows("a", start, 100) + "only-1,2026-04-20T05:30:00Z,code,m1,1,1,,\n");
        await Import(Rows("a", start.AddHours(40).AddMinutes(30), 100) + "only-2,2026-04-22T05:30:00Z,code,m1,1,1,,\n");
        await Import(Rows("a", start.AddDays(90), 100));
        await Import(Rows("other", start, 100));

        var clocks = await Store.ClocksAsync(new ImportClocksRequest(48, 1), default);

        var pair = Assert.Single(clocks.Pairs);
        Assert.Equal((1, 2, 1, start.AddHours(40), 60), (pair.First, pair.Second, pair.Accounts, pair.Start, pair.FirstCounts.Length));
        Assert.Equal((60, 60), (pair.FirstCounts.Sum(), pair.SecondCounts.Sum()));
        Assert.Empty((await Store.ClocksAsync(new ImportClocksRequest(61, 1), default)).Pairs);
        Assert.Empty((await Store.ClocksAsync(new ImportClocksRequest(48, 2), default)).Pairs);
        Assert.Equal(3, (await Store.ClocksAsync(new ImportClocksRequest(48, 1, MaxPairs: 0), default)).CutPairs);
    }

    private static string Rows(string account, DateTime start, int hours)
    {
        var rows = new StringBuilder(Header);
        for (var h = 0; h < hours; h++) rows.Append(CultureInfo.InvariantCulture, $"{account},{start.AddHours(h):O},code,m1,1,1,,\n");
        return rows.ToString();
    }

    private static string Words(long[] counts) =>
        string.Join(',', counts.Index().Where(c => c.Item > 0).Select(c => $"{c.Index + 20}:{c.Item}"));
}
