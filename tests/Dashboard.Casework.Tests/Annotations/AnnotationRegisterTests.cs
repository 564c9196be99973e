using Dashboard.Casework.Access;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Audit;

namespace Dashboard.Casework.Tests;

public class AnnotationRegisterTests
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;

    [Fact]
    public async Task CreateAsync_OnATarget_IsListedThereOnly()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var annotations = workspace.Get<AnnotationRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        await annotations.CreateAsync(Owner, id, AnnotationTarget.Account, "account-1", "On the account.");
        await annotations.CreateAsync(Owner, id, AnnotationTarget.TimeRange, "2026-04-22..2026-06-05", "On the window.");

        var onAccount = await annotations.ListAsync(Owner, id, AnnotationTarget.Account, "account-1");
        var onRanges = await annotations.ListAsync(Owner, id, AnnotationTarget.TimeRange);

        Assert.Equal("On the account.", Assert.Single(onAccount.Rows).Text);
        Assert.Equal("On the window.", Assert.Single(onRanges.Rows).Text);
    }

    [Fact]
    public async Task SaveAsync_TwoEditors_SecondGetsBothTexts()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var annotations = workspace.Get<AnnotationRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        var opened = await annotations.CreateAsync(Owner, id, AnnotationTarget.Cell, "cell", "First.");
        await annotations.SaveAsync(Owner, id, 1, new AnnotationEdit("Theirs.", "pool"), opened.Version);

        var conflict = await Assert.ThrowsAsync<EditConflictException>(
            () => annotations.SaveAsync(Owner, id, 1, new AnnotationEdit("Mine.", "reseller"), version: 1));

        Assert.Equal(
            ("text: Mine.\ntags: reseller", "text: Theirs.\ntags: pool", 2L), (conflict.Mine, conflict.Theirs, conflict.TheirVersion));
    }

    [Fact]
    public async Task RemoveAsync_Annotation_IsNoLongerListedAndItsRevisionsStay()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var annotations = workspace.Get<AnnotationRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        var created = await annotations.CreateAsync(Owner, id, AnnotationTarget.Link, "a|b", "Text.");

        await annotations.RemoveAsync(Owner, id, 1, created.Version);

        Assert.Equal(0, (await annotations.ListAsync(Owner, id)).Total);
        Assert.Equal([2L, 1L], (await annotations.RevisionsAsync(Owner, id, 1)).Rows.Select(r => r.Version));
        await Assert.ThrowsAsync<CaseworkNotFoundException>(
            () => annotations.SaveAsync(Owner, id, 1, new AnnotationEdit("Again."), version: 2));
    }

    [Fact]
    public async Task ReplyAsync_ToAnAnswer_JoinsTheThreadOnItsTarget()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var annotations = workspace.Get<AnnotationRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        await annotations.CreateAsync(Owner, id, AnnotationTarget.Cluster, "4", "Who pays?");
        await annotations.ReplyAsync(Owner, id, 1, new AnnotationEdit("One card.", "#Payment, payment"));

        var reply = await annotations.ReplyAsync(Owner, id, 2, new AnnotationEdit("Whose?"));

        Assert.Equal((AnnotationTarget.Cluster, "4", 1), (reply.TargetKind, reply.Target, reply.ReplyTo));
        var thread = Assert.Single((await workspace.Get<AnnotationQueries>().ThreadsAsync(Owner, id, new AnnotationFilter())).Rows);
        Assert.Equal(["One card.", "Whose?"], thread.Replies.Select(r => r.Text));
        Assert.Equal("payment", thread.Replies[0].Tags);
        await Assert.ThrowsAsync<CaseworkNotFoundException>(() => annotations.ReplyAsync(Owner, id, 9, new AnnotationEdit("To nothing.")));
        var entry = (await workspace.Get<AuditTrail>().ListAsync(Owner, new AuditRequest(id))).Rows.First(
            e => e.Action == "annotation.reply");
        Assert.Contains("Whose?", entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RemoveAsync_AnnotationThatWasAnswered_LeavesTheAnswers()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var (annotations, queries) = (workspace.Get<AnnotationRegister>(), workspace.Get<AnnotationQueries>());
        var id = (await workspace.CreateCaseAsync()).Id;
        await annotations.CreateAsync(Owner, id, AnnotationTarget.Cluster, "4", "Who pays?");
        await annotations.ReplyAsync(Owner, id, 1, new AnnotationEdit("One card."));

        await annotations.RemoveAsync(Owner, id, 1, 1);

        var thread = Assert.Single((await queries.ThreadsAsync(Owner, id, new AnnotationFilter(AnnotationTarget.Cluster, "4"))).Rows);
        Assert.True(thread.First.IsDeleted);
        Assert.Equal("One card.", Assert.Single(thread.Replies).Text);
        Assert.Equal(1, (await queries.CountsAsync(Owner, id)).On(AnnotationTarget.Cluster, "4"));
        await annotations.RemoveAsync(Owner, id, 2, 1);
        Assert.Equal(0, (await queries.ThreadsAsync(Owner, id, new AnnotationFilter())).Total);
        Assert.Equal(0, (await queries.CountsAsync(Owner, id)).On(AnnotationTarget.Cluster, "4"));
    }

    [Fact]
    public async Task ReplyAsync_AnnotationTakenAwayMeanwhile_IsKeptAndListed()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var annotations = workspace.Get<AnnotationRegister>();
        var id = (await workspace.CreateCaseAsync()).Id;
        await annotations.CreateAsync(Owner, id, AnnotationTarget.Account, "a", "Text.");
        await annotations.RemoveAsync(Owner, id, 1, 1);

        await annotations.ReplyAsync(Owner, id, 1, new AnnotationEdit("Typed while it went."));

        var thread = Assert.Single((await workspace.Get<AnnotationQueries>().ThreadsAsync(Owner, id, new AnnotationFilter())).Rows);
        Assert.Equal("Typed while it went.", Assert.Single(thread.Replies).Text);
    }
}
