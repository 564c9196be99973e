using Dashboard.Casework.Allegations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Store;
using Dashboard.Casework.Trail;
using Dashboard.Casework.Workspaces;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Tests.Records;

public class AuditedRecordsTests
{
    [Fact]
    public async Task NotSealed_EntityTypesOfTheModel_AreSealedOrListedWithAReason()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await using var context = await workspace.Workspace.Contexts.CreateDbContextAsync();
        var sealedTypes = SealedTable.Of(context.Model).Select(t => t.Entity.ClrType).ToHashSet();

        Assert.All(
            context.Model.GetEntityTypes(),
            entity => Assert.True(sealedTypes.Contains(entity.ClrType) ^ SealedTable.NotSealed.ContainsKey(entity.ClrType), entity.Name));
        Assert.All(SealedTable.NotSealed.Values, reason => Assert.EndsWith(".", reason, StringComparison.Ordinal));
        // Nothing slips out of the seals by being put on the list: these four are all that it has.
        Assert.Equal(
            ["AuditEntry", "AuditTile", "AuditTree", "NumberCounter"],
            SealedTable.NotSealed.Keys.Select(t => t.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task VerifyAsync_EveryColumnOfEveryTableAlteredWithSql_IsFoundAndNamed()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await FullCase.MakeAsync(workspace);
        Assert.Empty((await workspace.Get<AuditedRecords>().VerifyAsync()).Faults);
        await using var context = await workspace.Workspace.Contexts.CreateDbContextAsync();
        await using var connection = await OpenAsync(workspace);
        var seals = await new TrailSeals().ReadAsync(context, TrailSeals.Read.Nothing, default);
        var altered = 0;

        foreach (var table in SealedTable.Of(context.Model))
        {
            Assert.True(
                await CountAsync(connection, table.Name) > 0,
                $"The example has no row of {table.Name}: put one in, so that tampering with it is tried.");
            foreach (var column in table.Entity.GetProperties().Select(p => p.GetColumnName()!))
            {
                await RunAsync(connection, "SAVEPOINT attack");
                await RunAsync(
                    connection,
                    $"UPDATE \"{table.Name}\" SET \"{column}\" = COALESCE(\"{column}\", '') || '7' WHERE rowid = (SELECT MAX(rowid) FROM \"{table.Name}\")");
                var faults = await CompareAsync(workspace, connection, seals);
                await RunAsync(connection, "ROLLBACK TO attack");
                Assert.True(
                    faults.Any(f => f.Record.StartsWith(table.Name + " ", StringComparison.Ordinal)),
                    $"{table.Name}.{column} was altered and not found.");
                altered++;
            }
        }

        Assert.True(altered > 150, $"Only {altered} columns were tried.");
    }

    [Fact]
    public async Task VerifyAsync_RowsDeletedAndPutIn_AreFoundInEveryTable()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await FullCase.MakeAsync(workspace);
        await using var context = await workspace.Workspace.Contexts.CreateDbContextAsync();
        await using var connection = await OpenAsync(workspace);
        var seals = await new TrailSeals().ReadAsync(context, TrailSeals.Read.Nothing, default);

        foreach (var table in SealedTable.Of(context.Model))
        {
            await RunAsync(connection, "SAVEPOINT attack");
            await RunAsync(connection, $"DELETE FROM \"{table.Name}\" WHERE rowid = (SELECT MAX(rowid) FROM \"{table.Name}\")");
            var missing = Assert.Single(await CompareAsync(workspace, connection, seals));
            Assert.EndsWith("is missing: entry " + missing.Entry + " wrote it.", missing.Detail, StringComparison.Ordinal);
            await RunAsync(connection, "ROLLBACK TO attack");

            var columns = table.Entity.GetProperties().Select(p => p.GetColumnName()!).ToList();
            var text = table.KeyColumns.First(k => k is not ("Number" or "Version"));
            var values = columns.Select(c => c == text || c is "NormalizedUserName" or "UserName" ? $"'put-in-7'" : $"\"{c}\"");
            await RunAsync(
                connection,
                $"INSERT INTO \"{table.Name}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(", ", values)} FROM \"{table.Name}\" LIMIT 1");
            Assert.Contains(
                await CompareAsync(workspace, connection, seals),
                f => f.Entry is null && f.Record.StartsWith(table.Name + " ", StringComparison.Ordinal));
            await RunAsync(connection, "ROLLBACK TO attack");
        }
    }

    [Fact]
    public async Task VerifyAsync_AllegationSetToApprovedWithSql_IsNamedByTrailCaseAndExport()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = await FullCase.MakeAsync(workspace);
        var other = (await workspace.CreateCaseAsync("Other")).Id;
        await workspace.ExecuteAsync("UPDATE Allegations SET Status = 'Approved'");

        var whole = await workspace.Get<AuditTrail>().VerifyAsync();
        var fault = Assert.Single((await workspace.Get<AuditedRecords>().VerifyAsync(TemporaryWorkspace.Owner, id)).Faults);
        var refusal = await Assert.ThrowsAsync<RecordsAlteredException>(
            () => workspace.Get<AuditedRecords>().RequireAsync(id, "No packet was written."));

        Assert.Equal((false, true, null), (whole.Valid, whole.IsTrailIntact, whole.FirstBroken));
        Assert.Equal(fault, Assert.Single(whole.RecordFaults));
        Assert.Equal(("Allegations harbour/1", id.Value), (fault.Record, fault.CaseId));
        Assert.Contains("Allegations harbour/1 is not what entry", refusal.Message, StringComparison.Ordinal);
        await workspace.Get<AuditedRecords>().RequireAsync(other, "");
    }

    [Fact]
    public async Task VerifyAsync_RecordSetBackToAnEarlierVersion_IsFound()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        var sources = workspace.Get<SourceRegister>();
        var made = await sources.CreateAsync(TemporaryWorkspace.Owner, id, FullCase.Source("First"));
        await workspace.ExecuteAsync("CREATE TABLE kept AS SELECT * FROM Sources");
        await sources.SaveAsync(TemporaryWorkspace.Owner, id, 1, FullCase.Source("Second"), made.Version);
        var records = workspace.Get<AuditedRecords>();
        Assert.Empty((await records.VerifyAsync()).Faults);

        await workspace.ExecuteAsync("REPLACE INTO Sources SELECT * FROM kept");

        var fault = Assert.Single((await records.VerifyAsync()).Faults);
        Assert.Equal("The record Sources harbour/1 is not what entry 3 wrote.", fault.Detail);
    }

    [Fact]
    public async Task VerifyAsync_RecordTakenAwayAndPutBackWithSql_IsFound()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        var questions = workspace.Get<QuestionRegister>();
        await questions.AddAsync(TemporaryWorkspace.Owner, id, new OpenQuestionEdit("Who paid?"));
        await workspace.ExecuteAsync("CREATE TABLE kept AS SELECT * FROM OpenQuestions");
        await questions.RemoveAsync(TemporaryWorkspace.Owner, id, 1, 1);
        Assert.Empty((await workspace.Get<AuditedRecords>().VerifyAsync()).Faults);

        await workspace.ExecuteAsync("INSERT INTO OpenQuestions SELECT * FROM kept");

        Assert.Contains(
            "took it away", Assert.Single((await workspace.Get<AuditedRecords>().VerifyAsync()).Faults).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaveAsync_RecordAlteredWithSql_IsRefusedUntilItIsAsItWasWritten()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        var (sources, questions, allegations) =
            (workspace.Get<SourceRegister>(), workspace.Get<QuestionRegister>(), workspace.Get<AllegationRegister>());
        var source = await sources.CreateAsync(TemporaryWorkspace.Owner, id, FullCase.Source("First"));
        await questions.AddAsync(TemporaryWorkspace.Owner, id, new OpenQuestionEdit("Who paid?"));
        var allegation = await allegations.CreateAsync(TemporaryWorkspace.Owner, id, "Harrow");
        await workspace.ExecuteAsync(
            "UPDATE Sources SET Publisher = 'Another'; UPDATE OpenQuestions SET Question = 'Who profits?'; UPDATE Allegations SET Status = 'Approved'");
        var entries = (await workspace.Get<AuditTrail>().VerifyAsync()).Entries;

        var edited = await Assert.ThrowsAsync<RecordsAlteredException>(
            () => sources.SaveAsync(TemporaryWorkspace.Owner, id, source.Number, FullCase.Source("Second"), source.Version));
        await Assert.ThrowsAsync<RecordsAlteredException>(() => questions.RemoveAsync(TemporaryWorkspace.Owner, id, 1, 1));
        await Assert.ThrowsAsync<RecordsAlteredException>(
            () => allegations.SaveAsync(TemporaryWorkspace.Owner, id, allegation.Number, AllegationEdit.New("Tern"), allegation.Version));

        Assert.StartsWith(
            "The record Sources harbour/1 is not what entry 2 wrote. Nothing was changed.", edited.Message, StringComparison.Ordinal);
        var verified = await workspace.Get<AuditTrail>().VerifyAsync();
        Assert.Equal((entries, 3), (verified.Entries, verified.RecordFaults.Count));
        Assert.Equal(2, (await sources.CreateAsync(TemporaryWorkspace.Owner, id, FullCase.Source("Of its own"))).Number);
        await workspace.ExecuteAsync($"UPDATE Sources SET Publisher = '{source.Publisher}' WHERE Number = 1");
        Assert.Equal(
            "Second",
            (await sources.SaveAsync(TemporaryWorkspace.Owner, id, source.Number, FullCase.Source("Second"), source.Version)).Title);
    }

    [Fact]
    public async Task Finish_AfterAMigration_SealsWhatItChangedAndNothingThatWasAlteredBefore()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await FullCase.MakeAsync(workspace);
        await workspace.ExecuteAsync("UPDATE Cases SET Description = 'Altered'");
        await using var before = workspace.Workspace.Contexts.CreateDbContext();
        var upgrade = (await WorkspaceUpgrade.BeginAsync(before, ["Renamed"], default))!;
        await workspace.ExecuteAsync("UPDATE Sources SET Title = Title || ', as a migration leaves it'");

        await upgrade.FinishAsync(workspace.Workspace.Contexts.CreateDbContext, workspace.Time.GetUtcNow().UtcDateTime, default);

        var entry = (await workspace.Get<AuditTrail>().ListAsync(TemporaryWorkspace.Owner, new AuditRequest(Take: 1))).Rows.Single();
        Assert.Equal("workspace.upgrade", entry.Action);
        Assert.Equal("Cases harbour", Assert.Single((await workspace.Get<AuditedRecords>().VerifyAsync()).Faults).Record);
    }

    private static async Task<IReadOnlyList<RecordFault>> CompareAsync(
        TemporaryWorkspace workspace, SqliteConnection connection, IReadOnlyDictionary<string, Seal> seals)
    {
        await using var context = new CaseworkContext(new DbContextOptionsBuilder<CaseworkContext>().UseSqlite(connection).Options);
        return (await AuditedRecords.CompareAsync(context, seals, null, default)).Faults;
    }

    // Somebody who tampers minds neither triggers nor references.
    private static async Task<SqliteConnection> OpenAsync(TemporaryWorkspace workspace)
    {
        var connection = new SqliteConnection($"Data Source={workspace.Workspace.DatabasePath};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync();
        await RunAsync(connection, "PRAGMA ignore_check_constraints = ON");
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat('DROP TRIGGER \"' || name || '\";', ' ') FROM sqlite_master WHERE type = 'trigger'";
        await RunAsync(connection, (string)(await command.ExecuteScalarAsync())!);
        return connection;
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> CountAsync(SqliteConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
