using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Cases;
using Dashboard.Casework.People;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Core;

namespace Dashboard.Casework.Tests;

public sealed class CaseFeedTests
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;

    [Fact]
    public async Task FollowAsync_OneCase_TellsWhatIsCommittedThereAndNothingElse()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var watched = (await workspace.CreateCaseAsync("Watched")).Id;
        var other = (await workspace.CreateCaseAsync("Other")).Id;
        var allegations = workspace.Get<AllegationRegister>();
        await using var feed = workspace.Get<CaseFeed>().FollowAsync(Owner, watched).GetAsyncEnumerator();
        var next = feed.MoveNextAsync().AsTask();

        await allegations.CreateAsync(Owner, other, "Elsewhere");
        await Assert.ThrowsAsync<InvalidEntryException>(() => allegations.CreateAsync(Owner, watched, " "));
        await allegations.CreateAsync(Owner, watched, "Here");

        Assert.True(await next);
        Assert.Equal(
            (watched, "allegation.create", "allegation 1"), (feed.Current.CaseId!.Value, feed.Current.Action, feed.Current.Subject));
    }

    [Fact]
    public async Task FollowAsync_EveryCase_TellsOnlyOfThoseThatTheActorIsOn()
    {
        var access = new AccessOf(Owner, TemporaryWorkspace.Stranger);
        await using var workspace = await TemporaryWorkspace.OpenAsync(access);
        var cases = workspace.Get<CaseRegister>();
        var hidden = await workspace.CreateCaseAsync("Hidden");
        var shared = await workspace.CreateCaseAsync("Shared");
        access.Shared.Add(shared.Id);
        await using var feed = workspace.Get<CaseFeed>().FollowAsync(TemporaryWorkspace.Stranger, null).GetAsyncEnumerator();
        var next = feed.MoveNextAsync().AsTask();

        await cases.SaveAsync(Owner, hidden.Id, new CaseEdit("Hidden", "Secret.", "UTC"), hidden.Version);
        await cases.SaveAsync(Owner, shared.Id, new CaseEdit("Shared", "Known.", "UTC"), shared.Version);
        Assert.True(await next);
        Assert.Equal(shared.Id, feed.Current.CaseId);

        // Who is taken off a case hears nothing more of it, though the feed goes on.
        next = feed.MoveNextAsync().AsTask();
        access.Shared.Remove(shared.Id);
        access.Shared.Add(hidden.Id);
        await cases.SaveAsync(Owner, shared.Id, new CaseEdit("Shared", "Not for everybody.", "UTC"), shared.Version + 1);
        await cases.SaveAsync(Owner, hidden.Id, new CaseEdit("Hidden", "Known now.", "UTC"), hidden.Version + 1);
        Assert.True(await next);
        Assert.Equal(hidden.Id, feed.Current.CaseId);
    }

    [Theory]
    [InlineData("allegation.save", true)]
    [InlineData("import", true)]
    [InlineData("allegations.save", false)]
    public void IsOf_Features_AreTheActionsFirstWord(string action, bool expected) =>
        Assert.Equal(expected, new CaseChange(null, action, "", "", default).IsOf("import", "allegation"));

    /// <summary>The owner's policy, with another actor on the cases that the test shares.</summary>
    private sealed class AccessOf(Actor owner, Actor other) : ICaseAccess
    {
        private readonly MemberAccess inner = new(owner);

        public HashSet<CaseId> Shared { get; } = [];

        public IQueryable<Case> Readable(CaseworkContext context, Actor actor) =>
            actor == other ? context.Cases.Where(c => Shared.Contains(c.Id)) : inner.Readable(context, actor);

        public Task<IReadOnlyList<Role>> RolesAsync(
            CaseworkContext context, Actor actor, CaseId caseId, CancellationToken cancellationToken) =>
            inner.RolesAsync(context, actor, caseId, cancellationToken);

        public Task<IReadOnlySet<CaseOperation>> GrantsAsync(
            CaseworkContext context, Actor actor, CaseId caseId, CancellationToken cancellationToken) =>
            inner.GrantsAsync(context, actor == other && Shared.Contains(caseId) ? owner : actor, caseId, cancellationToken);

        public Task<bool> AllowsAsync(
            CaseworkContext context, Actor actor, WorkspaceOperation operation, CancellationToken cancellationToken) =>
            inner.AllowsAsync(context, actor, operation, cancellationToken);
    }
}
