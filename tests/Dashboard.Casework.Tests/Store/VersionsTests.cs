using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Events;
using Dashboard.Casework.Imports;
using Dashboard.Casework.Naming;
using Dashboard.Casework.Records;
using Dashboard.Casework.Selections;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Windows;
using Dashboard.Core;

namespace Dashboard.Casework.Tests;

/// <summary>Two people open the same version of a record, and both save: the second is refused with both texts.</summary>
public sealed class VersionsTests
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;
    private static readonly Selection Week = Selection.Parse("time=2026-04-22..2026-04-28");

    /// <summary>Every kind of record that people edit: how one is made, and how a text is saved into it.</summary>
    private static readonly Dictionary<Type, Edits> OfRecord = new()
    {
        [typeof(Case)] = new(
            (_, _) => Task.FromResult(1),
            (workspace, id, _, text, version) => workspace.Get<CaseRegister>()
            .SaveAsync(Owner, id, new CaseEdit("Harbour", text, "UTC"), version)),
        [typeof(OpenQuestion)] = new(
            async (workspace, id) => (await workspace.Get<QuestionRegister>().AddAsync(Owner, id, new OpenQuestionEdit("Question"))).Number,
            (workspace, id, number, text, version) => workspace.Get<QuestionRegister>()
            .SaveAsync(Owner, id, number, new OpenQuestionEdit(text), version)),
        [typeof(Source)] = new(
            async (workspace, id) => (await workspace.Get<SourceRegister>().CreateAsync(Owner, id, Source("Title"))).Number,
            (workspace, id, number, text, version) => workspace.Get<SourceRegister>().SaveAsync(Owner, id, number, Source(text), version)),
        [typeof(CaseEvent)] = new(
            async (workspace, id) => (await workspace.Get<CaseTimeline>().AddAsync(Owner, id, Event("Title"))).Number,
            (workspace, id, number, text, version) => workspace.Get<CaseTimeline>().SaveAsync(Owner, id, number, Event(text), version)),
        [typeof(Allegation)] = new(
            async (workspace, id) => (await workspace.Get<AllegationRegister>().CreateAsync(Owner, id, "Title")).Number,
            (workspace, id, number, text, version) => workspace.Get<AllegationRegister>()
            .SaveAsync(Owner, id, number, AllegationEdit.New(text), version)),
        [typeof(Annotation)] = new(
            async (workspace,
                id) => (await workspace.Get<AnnotationRegister>().CreateAsync(Owner, id, AnnotationTarget.Account, "a", "Text")).Number,
            (workspace, id, number, text, version) => workspace.Get<AnnotationRegister>()
            .SaveAsync(Owner, id, number, new AnnotationEdit(text), version)),
        [typeof(NamedMapping)] = new(
            async (workspace,
                id) => (await workspace.Get<NamedMappingRegister>().AddAsync(Owner, id, new NamedMappingEdit("Title", "{}"))).Number,
            (workspace, id, number, text, version) => workspace.Get<NamedMappingRegister>()
            .SaveAsync(Owner, id, number, new NamedMappingEdit(text, "{}"), version)),
        [typeof(SavedSelection)] = new(
            async (workspace,
                id) => (await workspace.Get<SavedSelectionRegister>().AddAsync(Owner, id, new SavedSelectionEdit("Title", Week))).Number,
            (workspace, id, number, text, version) => workspace.Get<SavedSelectionRegister>()
            .SaveAsync(Owner, id, number, new SavedSelectionEdit(text, Week), version)),
        [typeof(DrawnWindow)] = new(
            async (workspace, id) => (await workspace.Get<DrawnWindowRegister>().AddAsync(Owner, id, null, Drawn("Reason"))).Number,
            (workspace, id, number, text, version) => workspace.Get<DrawnWindowRegister>()
            .SaveAsync(Owner, id, number, Drawn(text), version)),
        [typeof(ClusterName)] = new(
            async (workspace,
                id) => (await workspace.Get<ClusterNameRegister>().AddAsync(Owner, id, "key", new ClusterNameEdit("Harrow"))).Number,
            (workspace, id, number, text, version) => workspace.Get<ClusterNameRegister>()
            .SaveAsync(Owner, id, number, new ClusterNameEdit(text), version)),
        [typeof(CapabilityRuleSet)] = new(
            async (workspace, id) => (int)(await workspace.Get<CapabilityRuleRegister>().SaveAsync(Owner, id, [], 0)).Version,
            (workspace, id, _, text, version) => workspace.Get<CapabilityRuleRegister>()
            .SaveAsync(Owner, id, [new(text, RuleField.Prompt, "x")], version)),
    };

    public static TheoryData<Type> Kinds => [.. OfRecord.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Save_VersionThatSomebodyElseSavedOver_IsRefusedWithBothTexts(Type kind)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        var edits = OfRecord[kind];
        var number = await edits.Make(workspace, id);
        await edits.Save(workspace, id, number, "Theirs", 1);

        var conflict = await Assert.ThrowsAsync<EditConflictException>(() => edits.Save(workspace, id, number, "Mine", 1));

        Assert.Contains("Mine", conflict.Mine, StringComparison.Ordinal);
        Assert.Contains("Theirs", conflict.Theirs, StringComparison.Ordinal);
        Assert.Equal((2L, Owner.Name), (conflict.TheirVersion, conflict.TheirEditor));
        await edits.Save(workspace, id, number, "Mine, knowingly", conflict.TheirVersion);
    }

    [Fact]
    public async Task Save_EveryRecordWithAVersion_IsAmongThoseTested()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await using var context = await workspace.Workspace.Contexts.CreateDbContextAsync();

        Assert.Equal(
            context.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => t.IsAssignableTo(typeof(IVersioned))).OrderBy(t => t.Name),
            OfRecord.Keys.OrderBy(t => t.Name));
    }

    [Fact]
    public async Task SetStatusAsync_TextThatSomebodyElseSavedOver_IsLeftAsItIs()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        var allegations = workspace.Get<AllegationRegister>();
        await allegations.CreateAsync(Owner, id, "Title");
        await allegations.SaveAsync(Owner, id, 1, AllegationEdit.New("Theirs"), 1);

        await Assert.ThrowsAsync<EditConflictException>(
            () => allegations.SetStatusAsync(Owner, id, 1, AllegationStatus.InReview, "Read it.", 1));

        Assert.Equal(AllegationStatus.Draft, (await allegations.FindAsync(Owner, id, 1))!.Status);
    }

    [Fact]
    public async Task RemoveAsync_RecordThatSomebodyElseSaved_IsKept()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var id = (await workspace.CreateCaseAsync()).Id;
        var questions = workspace.Get<QuestionRegister>();
        await questions.AddAsync(Owner, id, new OpenQuestionEdit("Who paid?"));
        await questions.SaveAsync(Owner, id, 1, new OpenQuestionEdit("Who paid, and how?"), 1);

        await Assert.ThrowsAsync<EditConflictException>(() => questions.RemoveAsync(Owner, id, 1, 1));
        Assert.Equal("Who paid, and how?", (await questions.FindAsync(Owner, id, 1))!.Question);
        await questions.RemoveAsync(Owner, id, 1, 2);

        Assert.Null(await questions.FindAsync(Owner, id, 1));
        Assert.Equal(2, (await questions.AddAsync(Owner, id, new OpenQuestionEdit("Another"))).Number);
    }

    private static SourceEdit Source(string title) => new() { Title = title, Publisher = "The provider", Kind = SourceKind.Press };

    private static DrawnWindowEdit Drawn(string reason) => new(new(2026, 4, 20), new(2026, 6, 6), reason);

    private static CaseEventEdit Event(string title) => new() { On = new(2026, 6, 10), Kind = EventKind.Letter, Title = title };

    private sealed record Edits(
        Func<TemporaryWorkspace, CaseId, Task<int>> Make, Func<TemporaryWorkspace, CaseId, int, string, long, Task> Save);
}
