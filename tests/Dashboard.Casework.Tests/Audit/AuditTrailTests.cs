using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Dashboard.Casework.Tests;

public class AuditTrailTests
{
    [Fact]
    public async Task VerifyAsync_ChangesAsMade_IsValidAndCountsThem()
    {
        await using var workspace = await WithThreeEntriesAsync();

        var verification = await workspace.Get<AuditTrail>().VerifyAsync();

        Assert.Equal((true, 3L, null), (verification.Valid, verification.Entries, verification.FirstBroken));
        Assert.Equal(await workspace.Get<AuditTrail>().HeadAsync(), verification.Head);
    }

    [Fact]
    public async Task VerifyAsync_EmptyTrail_IsValidAndItsHeadIsZeros()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();

        var verification = await workspace.Get<AuditTrail>().VerifyAsync();

        Assert.Equal(new AuditVerification(true, 0, null, new string('0', 64), ""), verification);
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Subject = 'nothing' WHERE Sequence = 2")]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 3")]
    [InlineData("INSERT OR REPLACE INTO AuditEntries SELECT 2, At, Actor, ActorKind, Action, CaseId, Subject, Detail, PreviousHash, Hash FROM AuditEntries WHERE Sequence = 3")]
    public async Task Entries_AlteredWithSql_AreKeptByATrigger(string sql)
    {
        await using var workspace = await WithThreeEntriesAsync();

        var refusal = await Assert.ThrowsAsync<SqliteException>(() => workspace.ExecuteAsync(sql));

        Assert.Contains("append-only", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await workspace.Get<AuditTrail>().VerifyAsync()).Entries);
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Detail = '{}' WHERE Sequence = 2", 2)]
    [InlineData("UPDATE AuditEntries SET Actor = 'somebody else' WHERE Sequence = 1", 1)]
    [InlineData("UPDATE AuditEntries SET At = 'yesterday' WHERE Sequence = 3", 3)]
    [InlineData("UPDATE AuditEntries SET CaseId = 'Not An Id' WHERE Sequence = 2", 2)]
    [InlineData("UPDATE AuditEntries SET PreviousHash = Hash WHERE Sequence = 3", 3)]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 2", 2)]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 1", 1)]
    public async Task VerifyAsync_EntryTamperedWith_NamesTheFirstBroken(string sql, long firstBroken)
    {
        await using var workspace = await WithThreeEntriesAsync();
        await workspace.ExecuteAsync("DROP TRIGGER AuditEntries_NoUpdate; DROP TRIGGER AuditEntries_NoDelete;");

        await workspace.ExecuteAsync(sql);
        var verification = await workspace.Get<AuditTrail>().VerifyAsync();

        Assert.Equal((false, firstBroken), (verification.Valid, verification.FirstBroken));
        Assert.NotEmpty(verification.Reason);
    }

    [Fact]
    public void HashOf_AnEntry_IsSha256OverNetstrings()
    {
        var entry = new AuditEntry
        {
            Sequence = 7, At = new DateTime(2026, 6, 10, 8, 0, 0, DateTimeKind.Utc), Actor = "Zoë", ActorKind = ActorKind.Person, Action = "source.save",
            CaseId = null, Subject = "source 3", Detail = "{}", PreviousHash = AuditEntry.Genesis, Hash = "",
        };
        var form = "17:dashboard-audit-1,1:7,27:2026-06-10T08:00:00.000000Z,4:Zoë,6:Person,11:source.save,0:,8:source 3,2:{},64:" + new string('0', 64) + ",";

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form))), AuditChain.HashOf(entry));
    }

    [Fact]
    public async Task ListAsync_EntriesReadBack_HashAsStored()
    {
        await using var workspace = await WithThreeEntriesAsync();

        var entries = await workspace.Get<AuditTrail>().ListAsync(TemporaryWorkspace.Owner, new AuditRequest());

        Assert.Equal([3L, 2L, 1L], entries.Rows.Select(e => e.Sequence));
        Assert.All(entries.Rows, e => Assert.Equal(e.Hash, AuditChain.HashOf(e)));
    }

    [Fact]
    public async Task ListAsync_ActorWhoMayNotRead_SeesNoEntryOfTheCase()
    {
        await using var workspace = await WithThreeEntriesAsync();
        var trail = workspace.Get<AuditTrail>();
        await trail.AppendAsync(TemporaryWorkspace.Owner, null, "workspace.look", "workspace");

        var entries = await trail.ListAsync(TemporaryWorkspace.Stranger, new AuditRequest());

        Assert.Equal(["workspace.look"], entries.Rows.Select(e => e.Action));
    }

    [Fact]
    public async Task ChangeAsync_Edit_RecordsBeforeAndAfter()
    {
        await using var workspace = await WithThreeEntriesAsync();

        var last = (await workspace.Get<AuditTrail>().ListAsync(TemporaryWorkspace.Owner, new AuditRequest(Take: 1))).Rows.Single();
        var row = JsonElement.Parse(last.Detail).GetProperty("changes")[0];

        Assert.Equal(("case.save", "case harbour"), (last.Action, last.Subject));
        Assert.Equal("", row.GetProperty("before").GetProperty("description").GetString());
        Assert.Equal("“Second” <thoughts>", row.GetProperty("after").GetProperty("description").GetString());
    }

    [Fact]
    public async Task ChangeAsync_RefusedEdit_LeavesNoEntry()
    {
        await using var workspace = await WithThreeEntriesAsync();
        var cases = workspace.Get<CaseRegister>();

        await Assert.ThrowsAsync<EditConflictException>(
            () => cases.SaveAsync(TemporaryWorkspace.Owner, Core.CaseId.Parse("harbour"), new CaseEdit("Harbour", "Stale.", "UTC"), version: 1));

        Assert.Equal(3, (await workspace.Get<AuditTrail>().VerifyAsync()).Entries);
    }

    private static async Task<TemporaryWorkspace> WithThreeEntriesAsync()
    {
        var workspace = await TemporaryWorkspace.OpenAsync();
        var opened = await workspace.CreateCaseAsync();
        await workspace.Get<AuditTrail>().AppendAsync(TemporaryWorkspace.Owner, opened.Id, "import.finish", "import 1", new { rows = 12 });
        await workspace.Get<CaseRegister>().SaveAsync(TemporaryWorkspace.Owner, opened.Id, new CaseEdit("Harbour", "“Second” <thoughts>", "UTC"), opened.Version);
        return workspace;
    }
}
