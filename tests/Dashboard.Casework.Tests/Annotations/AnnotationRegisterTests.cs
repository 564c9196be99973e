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
        await annotations.SaveAsync(Owner, id, 1, "Theirs.", opened.Version);

        var conflict = await Assert.ThrowsAsync<EditConflictException>(() => annotations.SaveAsync(Owner, id, 1, "Mine.", version: 1));

        Assert.Equal(("Mine.", "Theirs.", 2L), (conflict.Mine, conflict.Theirs, conflict.TheirVersion));
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
        await Assert.ThrowsAsync<CaseworkNotFoundException>(() => annotations.SaveAsync(Owner, id, 1, "Again.", version: 2));
    }
}
