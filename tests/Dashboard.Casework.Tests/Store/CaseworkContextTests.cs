using Dashboard.Casework.Allegations;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Events;
using Dashboard.Casework.Files;
using Dashboard.Casework.Records;
using Dashboard.Casework.Workspaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dashboard.Casework.Tests;

public class CaseworkContextTests
{
    [Fact]
    public async Task Model_ComparedWithMigrations_HasNoPendingChange()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await using var context = workspace.Workspace.Contexts.CreateDbContext();

        Assert.False(context.Database.HasPendingModelChanges());
        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
    }

    [Theory]
    [InlineData("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0.0')")]
    [InlineData("DELETE FROM __EFMigrationsHistory")]
    public async Task MigrateAsync_SchemaOfAnotherVersion_IsRefusedWithASentence(string alter)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await workspace.CreateCaseAsync();
        await workspace.ExecuteAsync(alter);
        using var database = new CaseworkDatabase(workspace.Workspace.DatabasePath, workspace.Time);

        var refused = await Assert.ThrowsAsync<WorkspaceDamagedException>(() => database.MigrateAsync(default));

        Assert.Contains("was written by another version of the program", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_OfTheLastMigration_IsTheWholeModel()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await using var context = workspace.Workspace.Contexts.CreateDbContext();

        // A migration that was made beside another one may know nothing of it.
        var last = (Migration)Activator.CreateInstance(context.GetService<IMigrationsAssembly>().Migrations.Values.Last())!;

        Assert.Equal(
            context.Model.GetEntityTypes().SelectMany(t => t.GetProperties().Select(p => $"{t.Name}.{p.Name}"))
            .Order(StringComparer.Ordinal),
            last.TargetModel.GetEntityTypes().SelectMany(t => t.GetProperties().Select(p => $"{t.Name}.{p.Name}"))
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Database_Opened_UsesWriteAheadLogAndForeignKeys()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await using var context = workspace.Workspace.Contexts.CreateDbContext();

        Assert.Equal(
            "wal", await context.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync());
        Assert.Equal(1, await context.Database.SqlQueryRaw<int>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync());
    }

    [Fact]
    public async Task SaveChangesAsync_OutsideAChange_IsRefused()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await workspace.CreateCaseAsync();
        await using var context = workspace.Workspace.Contexts.CreateDbContext();
        (await context.Cases.SingleAsync()).Name = "Unaudited";

        await Assert.ThrowsAsync<InvalidOperationException>(() => context.SaveChangesAsync());
        Assert.Throws<NotSupportedException>(() => context.SaveChanges());
    }

    [Fact]
    public async Task BulkWrites_PastTheChangeTracker_AreRefused()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await workspace.CreateCaseAsync();
        await using var context = workspace.Workspace.Contexts.CreateDbContext();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => context.Cases.ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, "Unaudited")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => context.Annotations.ExecuteDeleteAsync());
    }

    [Fact]
    public async Task Numbers_AfterTheLastRecordIsRemoved_AreNotGivenAgain()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var timeline = workspace.Get<CaseTimeline>();
        var id = (await workspace.CreateCaseAsync()).Id;
        var edit = new CaseEventEdit { On = new DateOnly(2026, 4, 22), Kind = EventKind.Other, Title = "Something" };
        await timeline.AddAsync(TemporaryWorkspace.Owner, id, edit);
        var second = await timeline.AddAsync(TemporaryWorkspace.Owner, id, edit);

        await timeline.RemoveAsync(TemporaryWorkspace.Owner, id, second.Number, second.Version);
        var third = await timeline.AddAsync(TemporaryWorkspace.Owner, id, edit);

        Assert.Equal((2, 3), (second.Number, third.Number));
    }

    [Fact]
    public async Task Numbers_OfTwoCases_AreCountedApart()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var allegations = workspace.Get<AllegationRegister>();
        var first = (await workspace.CreateCaseAsync("First")).Id;
        var second = (await workspace.CreateCaseAsync("Second")).Id;

        await allegations.CreateAsync(TemporaryWorkspace.Owner, first, "One");
        var other = await allegations.CreateAsync(TemporaryWorkspace.Owner, second, "Other");

        Assert.Equal(1, other.Number);
    }

    [Fact]
    public async Task Changes_FromManyAtOnce_AreAllKeptInOneChain()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var annotations = workspace.Get<AnnotationRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;

        await Task.WhenAll(
            Enumerable.Range(1, 20)
            .Select(
                i => Task.Run(
                    () => annotations.CreateAsync(TemporaryWorkspace.Owner, id, AnnotationTarget.Account, $"account-{i}", "text"))));

        var listed = await annotations.ListAsync(TemporaryWorkspace.Owner, id);
        Assert.Equal(Enumerable.Range(1, 20), listed.Rows.Select(a => a.Number));
        Assert.True((await workspace.Get<AuditTrail>().VerifyAsync()).Valid);
    }

    [Fact]
    public async Task ListAsync_MoreThanAsked_SaysHowManyThereAre()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var annotations = workspace.Get<AnnotationRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        for (var i = 0; i < 3; i++) await annotations.CreateAsync(TemporaryWorkspace.Owner, id, AnnotationTarget.Account, "a", $"text {i}");

        var listed = await annotations.ListAsync(TemporaryWorkspace.Owner, id, skip: 1, take: 1);

        Assert.Equal((1, 3), (listed.Rows.Count, listed.Total));
        Assert.Equal("text 1", listed.Rows[0].Text);
    }
}
