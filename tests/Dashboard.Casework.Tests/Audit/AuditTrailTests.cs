using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Records;
using Dashboard.Casework.Trail;
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

        Assert.Equal(new AuditVerification(true, 0, null, new string('0', 64), "", ""), verification);
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Subject = 'nothing' WHERE Sequence = 2")]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 3")]
    [InlineData("DELETE FROM AuditEntries")]
    [InlineData(
        "REPLACE INTO AuditEntries SELECT 1, At, 'somebody else', ActorKind, Action, CaseId, Subject, Detail, PreviousHash, Hash FROM AuditEntries WHERE Sequence = 1")]
    [InlineData(
        "INSERT INTO AuditEntries SELECT 3, At, Actor, ActorKind, Action, CaseId, Subject, 'x', PreviousHash, Hash FROM AuditEntries WHERE Sequence = 3 ON CONFLICT (Sequence) DO UPDATE SET Detail = excluded.Detail")]
    [InlineData(
        "INSERT INTO AuditEntries SELECT 5, At, Actor, ActorKind, Action, CaseId, Subject, Detail, PreviousHash, Hash FROM AuditEntries WHERE Sequence = 3")]
    [InlineData(
        "INSERT OR REPLACE INTO AuditEntries SELECT 2, At, Actor, ActorKind, Action, CaseId, Subject, Detail, PreviousHash, Hash FROM AuditEntries WHERE Sequence = 3")]
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
    [InlineData(
        "REPLACE INTO AuditEntries SELECT 2, At, 'somebody else', ActorKind, Action, CaseId, Subject, Detail, PreviousHash, Hash FROM AuditEntries WHERE Sequence = 2", 2)]
    [InlineData("UPDATE AuditEntries SET Sequence = -Sequence WHERE Sequence = 3", 1)]
    public async Task VerifyAsync_EntryTamperedWith_NamesTheFirstBroken(string sql, long firstBroken)
    {
        await using var workspace = await WithThreeEntriesAsync();
        await workspace.ExecuteAsync(
            "DROP TRIGGER AuditEntries_NoUpdate; DROP TRIGGER AuditEntries_NoDelete; DROP TRIGGER AuditEntries_OnlyAppend;");

        await workspace.ExecuteAsync(sql);
        var verification = await workspace.Get<AuditTrail>().VerifyAsync();

        Assert.Equal((false, firstBroken), (verification.Valid, verification.FirstBroken));
        Assert.NotEmpty(verification.Reason);
    }

    [Fact]
    public async Task VerifyAsync_HashesMadeAnewFromATamperedEntryOn_AreToldByTheTree()
    {
        await using var workspace = await WithThreeEntriesAsync();
        var trail = workspace.Get<AuditTrail>();
        var kept = (await trail.VerifyAsync()).Head;
        var last = (await trail.ListAsync(TemporaryWorkspace.Owner, new AuditRequest(await HarbourAsync(workspace), Take: 1))).Rows[0];
        var forged = AuditChain.HashOf(new AuditEntry
        {
            Sequence = last.Sequence, At = last.At, Actor = "somebody else", ActorKind = last.ActorKind, Action = last.Action,
            CaseId = last.CaseId,
            Subject = last.Subject, Detail = last.Detail, PreviousHash = last.PreviousHash, Hash = "",
        });
        await workspace.ExecuteAsync("DROP TRIGGER AuditEntries_NoUpdate;");

        await workspace.ExecuteAsync($"UPDATE AuditEntries SET Actor = 'somebody else', Hash = '{forged}' WHERE Sequence = 3");
        var verification = await trail.VerifyAsync();

        // The chain follows, and the tree over it does not; where that is made anew, too, a head kept elsewhere tells.
        Assert.Equal((false, null), (verification.Valid, verification.FirstBroken));
        Assert.NotEqual(kept, verification.Head);
    }

    [Fact]
    public async Task VerifyAsync_LongTrail_ReportsAndCanBeGivenUp()
    {
        await using var workspace = await WithThreeEntriesAsync();
        await workspace.ExecuteAsync("DROP TRIGGER AuditEntries_OnlyAppend;");
        await workspace.ExecuteAsync("""
            WITH RECURSIVE more(n) AS (SELECT 4 UNION ALL SELECT n + 1 FROM more WHERE n < 20000)
            INSERT INTO AuditEntries SELECT n, At, Actor, ActorKind, Action, CaseId, Subject, Detail, PreviousHash, Hash FROM more, AuditEntries WHERE Sequence = 3
            """);
        using var stop = new CancellationTokenSource();
        var reported = new List<long>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => workspace.Get<AuditTrail>().VerifyAsync(
            new Immediate<long>(entries =>
            {
                reported.Add(entries);
                stop.Cancel();
            }),
            stop.Token));

        Assert.Equal([10_000L], reported);
    }

    [Fact]
    public void HashOf_AnEntry_IsSha256OverNetstrings()
    {
        var entry = new AuditEntry
        {
            Sequence = 7, At = new DateTime(2026, 6, 10, 8, 0, 0, DateTimeKind.Utc), Actor = "Zoë", ActorKind = ActorKind.Person,
            Action = "source.save",
            CaseId = null, Subject = "source 3", Detail = "{}", PreviousHash = AuditEntry.Genesis, Hash = "",
        };
        var form = "17:dashboard-audit-1,1:7,27:2026-06-10T08:00:00.000000Z,4:Zoë,6:Person,11:source.save,0:,8:source 3,2:{},64:"
            + new string('0', 64) + ",";

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form))), AuditChain.HashOf(entry));
    }

    [Fact]
    public async Task ListAsync_EntriesReadBack_HashAsStored()
    {
        await using var workspace = await WithThreeEntriesAsync();

        var entries = await workspace.Get<AuditTrail>()
            .ListAsync(TemporaryWorkspace.Owner, new AuditRequest(await HarbourAsync(workspace)));

        Assert.Equal([3L, 2L, 1L], entries.Rows.Select(e => e.Sequence));
        Assert.All(entries.Rows, e => Assert.Equal(e.Hash, AuditChain.HashOf(e)));
    }

    [Fact]
    public async Task ListAsync_ActorWhoMayNotRead_IsToldThatThereIsNothing()
    {
        await using var workspace = await WithThreeEntriesAsync();
        var (trail, harbour) = (workspace.Get<AuditTrail>(), await HarbourAsync(workspace));

        await Assert.ThrowsAsync<CaseworkNotFoundException>(() => trail.ListAsync(TemporaryWorkspace.Stranger, new AuditRequest(harbour)));
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => trail.ListAsync(TemporaryWorkspace.Stranger, new AuditRequest()));
        await Assert.ThrowsAsync<CaseworkNotFoundException>(() => trail.CountAsync(TemporaryWorkspace.Stranger, new AuditRequest(harbour)));
        await Assert.ThrowsAsync<CaseworkNotFoundException>(
            () => trail.ExportAsync(TemporaryWorkspace.Stranger, harbour, AuditFilter.None, "csv"));
    }

    [Fact]
    public async Task ChangeAsync_Edit_RecordsBeforeAndAfter()
    {
        await using var workspace = await WithThreeEntriesAsync();

        var last =
            (await workspace.Get<AuditTrail>()
                .ListAsync(TemporaryWorkspace.Owner, new AuditRequest(await HarbourAsync(workspace), Take: 1))).Rows.Single();
        var row = JsonElement.Parse(last.Detail).GetProperty("changes")[0];

        Assert.Equal(("case.save", $"case {await HarbourAsync(workspace)}"), (last.Action, last.Subject));
        Assert.Equal("", row.GetProperty("before").GetProperty("description").GetString());
        Assert.Equal("“Second” <thoughts>", row.GetProperty("after").GetProperty("description").GetString());
    }

    [Fact]
    public async Task ChangeAsync_RefusedEdit_LeavesNoEntry()
    {
        await using var workspace = await WithThreeEntriesAsync();
        var (cases, harbour) = (workspace.Get<CaseRegister>(), await HarbourAsync(workspace));

        await Assert.ThrowsAsync<EditConflictException>(
            () => cases.SaveAsync(TemporaryWorkspace.Owner, harbour, new CaseEdit("Harbour", "Stale.", "UTC"), version: 1));

        Assert.Equal(3, (await workspace.Get<AuditTrail>().VerifyAsync()).Entries);
    }

    private static async Task<Core.CaseId> HarbourAsync(TemporaryWorkspace workspace) =>
        (await workspace.Get<CaseRegister>().ListAsync(TemporaryWorkspace.Owner)).Rows.Single().Id;

    private static async Task<TemporaryWorkspace> WithThreeEntriesAsync()
    {
        var workspace = await TemporaryWorkspace.OpenAsync();
        var opened = await workspace.CreateCaseAsync();
        await workspace.Get<AuditTrail>().AppendAsync(TemporaryWorkspace.Owner, opened.Id, "import.finish", "import 1", new { rows = 12 });
        await workspace.Get<CaseRegister>()
            .SaveAsync(TemporaryWorkspace.Owner, opened.Id, new CaseEdit("Harbour", "“Second” <thoughts>", "UTC"), opened.Version);
        return workspace;
    }
}

/// <summary>Progress that is told at once, on the thread that makes it.</summary>
internal sealed class Immediate<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
