using Dashboard.Allegations;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Standings;
using Dashboard.Editing;

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
    public void Saved_WhileSomethingElseWasTyped_KeepsThatToBeSaved()
    {
        var draft = new AllegationDraft(Given.Allegation(Standing.Alleged)) { Title = "Sent" };
        var sent = draft.Current;
        draft.Title = "Sent, and more";
        var stored = Given.Allegation(Standing.Alleged);
        (stored.Title, stored.Version) = ("Sent", 7);

        draft.Saved(sent, stored);

        Assert.Equal((7L, true, "Sent, and more"), (draft.Session.Version, draft.IsDirty, draft.Title));
    }

    [Fact]
    public void Restore_KeptFields_AreBackAndTheOthersAsStored()
    {
        var allegation = Given.Allegation(Standing.Alleged, Standing.Disputed);
        allegation.Cite(2, source: 1);
        var draft = new AllegationDraft(allegation);

        draft.Restore(new KeptDraft("ada/harbour/allegation-1", Given.Now, 0, new Dictionary<string, string>
        {
            ["2.Text"] = "Typed", ["2.Standing"] = "Corroborated", ["2.Likelihood"] = "", ["2.For.Source 1"] = "what it shows",
            ["9.Text"] = "of a longer chain",
        }));

        var (first, second) = (draft.Current.Elements[0], draft.Current.Elements[1]);
        Assert.Equal(("", Standing.Alleged), (first.Text, first.Standing));
        Assert.Equal(
            ("Typed", Standing.Corroborated, null, "what it shows"),
            (second.Text, second.Standing, second.Likelihood, second.Grounds![0].Note));
        Assert.True(draft.IsDirty);
    }
}
