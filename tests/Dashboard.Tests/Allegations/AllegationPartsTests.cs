using Dashboard.Allegations;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Standings;
using Dashboard.Editing;

namespace Dashboard.Tests.Allegations;

public sealed class AllegationPartsTests
{
    private static readonly AllegationEdit Base = AllegationEdit.New("Title");

    [Fact]
    public void Merge_DifferentParts_KeepsBothWithoutAsking()
    {
        var mine = WithText(Base, 0, "mine");
        var theirs = WithText(Base with { Against = "theirs" }, 1, "theirs");

        var merge = MergeOf(Base, mine, theirs);

        Assert.Empty(merge.Conflicts);
        Assert.Equal(("mine", "theirs", "theirs"), (merge.Result.Elements[0].Text, merge.Result.Elements[1].Text, merge.Result.Against));
    }

    [Theory]
    [InlineData(MergeChoice.Mine, "mine")]
    [InlineData(MergeChoice.Theirs, "theirs")]
    public void Merge_SamePart_AsksAndShowsBoth(MergeChoice choice, string expected)
    {
        var merge = MergeOf(Base, WithText(Base, 2, "mine"), WithText(Base with { Title = "Their title" }, 2, "theirs"));

        var conflict = Assert.Single(merge.Conflicts);
        conflict.Choice = choice;

        Assert.Equal(("3 The operator is identified: text", "mine", "theirs"), (conflict.Label, conflict.Mine, conflict.Theirs));
        Assert.Equal((expected, "Their title"), (merge.Result.Elements[2].Text, merge.Result.Title));
    }

    [Fact]
    public void Merge_SameChangeByBoth_IsNoConflict()
    {
        var merge = MergeOf(Base, WithText(Base, 0, "same"), WithText(Base, 0, "same"));

        Assert.Empty(merge.Conflicts);
        Assert.Equal("same", merge.Result.Elements[0].Text);
    }

    [Fact]
    public void Merge_GroundsOfOneSideOnly_AreTaken()
    {
        var theirs = With(Base, 0, e => e with { Grounds = [new GroundEdit(Bearing.For, SourceNumber: 2, Note: "note")] });

        var merge = MergeOf(Base, WithText(Base, 0, "mine"), theirs);

        Assert.Empty(merge.Conflicts);
        Assert.Equal(2, Assert.Single(merge.Result.Elements[0].Grounds!).SourceNumber);
    }

    [Fact]
    public void Merge_ChainsOfDifferentLength_IsPutAsAWhole()
    {
        var merge = MergeOf(Base, WithText(Base, 0, "mine"), Base with { Elements = [.. Base.Elements.Take(4)] });

        Assert.Equal("The whole chain", Assert.Single(merge.Conflicts).Label);
        Assert.Equal(5, merge.Result.Elements.Count);
    }

    [Fact]
    public void Merge_TextWrittenOutOfBoth_TakesItsPlace()
    {
        var merge = MergeOf(Base, WithText(Base, 0, "mine"), WithText(Base, 0, "theirs"));

        (merge.Conflicts[0].Choice, merge.Conflicts[0].Written) = (MergeChoice.Written, "both");

        Assert.Equal("both", merge.Result.Elements[0].Text);
    }

    private static Merge<AllegationEdit> MergeOf(AllegationEdit baseline, AllegationEdit mine, AllegationEdit theirs) => new(
        AllegationParts.Of(mine, theirs), Stored.New(baseline), mine, new(theirs, 2, "ada", Given.Now));

    private static AllegationEdit WithText(AllegationEdit edit, int index, string text) => With(edit, index, e => e with { Text = text });

    private static AllegationEdit With(AllegationEdit edit, int index, Func<ElementEdit, ElementEdit> change) =>
        edit with { Elements = [.. edit.Elements.Select((e, i) => i == index ? change(e) : e)] };
}
