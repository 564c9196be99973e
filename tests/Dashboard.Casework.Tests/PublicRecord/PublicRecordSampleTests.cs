using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.PublicRecord;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;

namespace Dashboard.Casework.Tests;

public class PublicRecordSampleTests
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;

    [Fact]
    public async Task EnsureAsync_NewWorkspace_MakesTheCase()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();

        var made = (await workspace.Get<PublicRecordSample>().EnsureAsync())!;

        Assert.Equal(
            ("Public record", "public-record", CaseKind.PublicRecord, false), (made.Name, made.Id.Value, made.Kind, made.IsSynthetic));
        Assert.Equal(1, (await workspace.Get<AllegationRegister>().ListAsync(Owner, made.Id)).Total);
        Assert.Equal(0, (await workspace.Get<ExhibitRegister>().ListAsync(Owner, made.Id)).Total);
        Assert.True((await workspace.Get<AuditTrail>().VerifyAsync()).Valid);
    }

    [Fact]
    public async Task EnsureAsync_Again_ChangesNothing()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var sample = workspace.Get<PublicRecordSample>();
        await sample.EnsureAsync();
        var head = await workspace.Get<AuditTrail>().HeadAsync();

        await sample.EnsureAsync();

        Assert.Equal(head, await workspace.Get<AuditTrail>().HeadAsync());
    }

    [Fact]
    public async Task EnsureAsync_InterruptedAtAnyStep_FinishesTheSame()
    {
        await using var whole = await TemporaryWorkspace.OpenAsync();
        await whole.Get<PublicRecordSample>().EnsureAsync();
        var steps = (await whole.Get<AuditTrail>().VerifyAsync()).Entries;
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var sample = workspace.Get<PublicRecordSample>();

        var interruptions = 0;
        for (var made = 3L; made < steps; made += 3)
        {
            using var interruption = new CancellationTokenSource();
            var left = 4;
            workspace.Time.Asked = () =>
            {
                if (--left == 0) interruption.Cancel();
            };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sample.EnsureAsync(interruption.Token));
            interruptions++;
        }

        workspace.Time.Asked = null;
        Assert.True(interruptions > 10);
        var finished = await sample.EnsureAsync();
        Assert.Equal(steps, (await workspace.Get<AuditTrail>().VerifyAsync()).Entries);
        Assert.Equal(
            (await whole.Get<SourceRegister>().ListAsync(Owner, finished!.Id)).Rows.Select(s => s.Title),
            (await workspace.Get<SourceRegister>().ListAsync(Owner, finished.Id)).Rows.Select(s => s.Title));
    }

    [Fact]
    public async Task EnsureAsync_WorkspaceWithOtherCases_IsLeftAsItIs()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await workspace.CreateCaseAsync();

        Assert.Null(await workspace.Get<PublicRecordSample>().EnsureAsync());
        Assert.Equal(1, (await workspace.Get<CaseRegister>().ListAsync(Owner)).Total);
    }
}
