using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;

namespace Dashboard.Casework.Tests;

public class CaseAccessTests
{
    [Fact]
    public async Task Change_ActorWhoMayOnlyRead_IsRefusedAndNothingIsWritten()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync(new ReadersAccess());
        var id = (await workspace.CreateCaseAsync()).Id;
        var draft = new ExhibitDraft
        {
            Title = "Title", View = ExhibitView.Figures, Selection = Selection.Everything, Method = new Method("count", 1),
            Fingerprint = Fingerprint.Empty, Figures = [],
            WriteRows = (_, _) => throw new InvalidOperationException("Nothing is written for somebody who may not."),
            Activity = AsyncEnumerable.Empty<ActivityLine>(),
        };

        Assert.Equal(0, (await workspace.Get<AllegationRegister>().ListAsync(TemporaryWorkspace.Stranger, id)).Total);
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(
            () => workspace.Get<AllegationRegister>().CreateAsync(TemporaryWorkspace.Stranger, id, "Title"));
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(
            () => workspace.Get<ExhibitRegister>().FreezeAsync(TemporaryWorkspace.Stranger, id, draft));
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(
            () => workspace.Get<CaseRegister>().CreateAsync(TemporaryWorkspace.Stranger, new CaseDraft("Mine", CaseKind.Telemetry)));
        Assert.Equal(1, (await workspace.Get<AuditTrail>().VerifyAsync()).Entries);
    }

    /// <summary>Everybody reads, the owner writes.</summary>
    private sealed class ReadersAccess : ICaseAccess
    {
        public IQueryable<Case> Readable(CaseworkContext context, Actor actor) => context.Cases;

        public Task<IReadOnlyList<Role>> RolesAsync(
            CaseworkContext context, Actor actor, CaseId caseId, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<Role>>([]);

        public Task<IReadOnlySet<CaseOperation>> GrantsAsync(
            CaseworkContext context, Actor actor, CaseId caseId, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlySet<CaseOperation>>(
                actor == TemporaryWorkspace.Owner ? Enum.GetValues<CaseOperation>().ToHashSet() : [CaseOperation.ReadFindings]);

        public Task<bool> AllowsAsync(
            CaseworkContext context, Actor actor, WorkspaceOperation operation, CancellationToken cancellationToken) =>
            Task.FromResult(actor == TemporaryWorkspace.Owner);
    }
}
