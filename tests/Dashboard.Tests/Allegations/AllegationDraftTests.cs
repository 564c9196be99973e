using Dashboard.Allegations;
using Dashboard.Casework;

namespace Dashboard.Tests.Allegations;

public sealed class AllegationDraftTests
{
    [Fact]
    public void IsDirty_ChangedAndChangedBack_IsNot()
    {
        var draft = new AllegationDraft(Given.Allegation(Standing.Alleged));
        Assert.False(draft.IsDirty);

        draft.Change(1, e => e with { Text = "new" });
        Assert.True(draft.IsDirty);

        draft.Change(1, e => e with { Text = "" });
        Assert.False(draft.IsDirty);
    }

    [Fact]
    public void Grounds_AddedChangedAndRemoved_ChangeOnlyTheirElement()
    {
        var draft = new AllegationDraft(Given.Allegation(Standing.Alleged, Standing.Alleged));

        draft.AddGround(2, new GroundEdit(Bearing.For, SourceNumber: 1));
        draft.AddGround(2, new GroundEdit(Bearing.Against, ExhibitNumber: 3));
        draft.ChangeGround(2, draft.Current.Elements[1].Grounds![0], new GroundEdit(Bearing.For, SourceNumber: 1, Note: "note"));
        draft.RemoveGround(2, draft.Current.Elements[1].Grounds![1]);

        Assert.Empty(draft.Current.Elements[0].Grounds!);
        Assert.Equal("note", Assert.Single(draft.Current.Elements[1].Grounds!).Note);
    }

    [Fact]
    public void WeakestLink_OfTheDraft_IsThatOfTheStoredRule()
    {
        var allegation = Given.Allegation(Standing.Corroborated, Standing.Unverifiable, Standing.Unverifiable);
        allegation.Cite(2, source: 1);

        Assert.Equal(allegation.WeakestLink()!.Number, new AllegationDraft(allegation).WeakestLink);
        Assert.Equal(3, new AllegationDraft(allegation).WeakestLink);
    }

    [Fact]
    public void Resume_AfterAMerge_SavesAgainstTheStoredVersion()
    {
        var draft = new AllegationDraft(Given.Allegation(Standing.Alleged));
        var stored = AllegationEdit.Of(Given.Allegation(Standing.Disputed));

        draft.Resume(stored with { Title = "Merged" }, stored, 7);

        Assert.Equal((7L, true, "Merged"), (draft.Version, draft.IsDirty, draft.Title));
    }
}
