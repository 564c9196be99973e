using Dashboard.Editing;

namespace Dashboard.Tests.Editing;

public sealed class EditSessionTests
{
    private static readonly IReadOnlyList<MergeField<(string A, string B)>> Parts =
    [
        MergeField.Written<(string A, string B)>("A", e => e.A, (e, text) => e with { A = text }),
        new("B", e => e.B, (into, from) => into with { B = from.B }),
    ];

    [Fact]
    public void Compare_DifferentParts_KeepsBothAndSavesOverTheirVersion()
    {
        var session = Open(("a", "b"));
        session.Meet(By("Ada", 2, ("a", "theirs")));

        session.Compare(("mine", "b"));

        Assert.Empty(session.Merge!.Conflicts);
        Assert.Equal(("mine", "theirs"), session.Settle());
        Assert.Equal((2L, null), (session.Version, session.Newer));
    }

    [Fact]
    public void Compare_SamePart_ShowsBothAndWhoSavedIt()
    {
        var session = Open(("a", "b"));
        session.Meet(By("Ada", 2, ("theirs", "b")));

        session.Compare(("mine", "b"));

        var part = Assert.Single(session.Merge!.Conflicts);
        Assert.Equal(("A", "mine", "theirs", "Ada"), (part.Label, part.Mine, part.Theirs, session.Merge.SavedBy));
    }

    [Fact]
    public void Settle_SavedAgainWhileComparing_MeetsTheSecondOneToo()
    {
        var session = Open(("a", "b"));
        session.Meet(By("Ada", 2, ("second", "b")));
        session.Compare(("mine", "b"));
        session.Meet(By("Ben", 3, ("third", "b")));

        var merged = session.Settle();

        Assert.Equal((2L, "Ben"), (session.Version, session.Newer!.Value.By));
        session.Compare(merged);
        Assert.Equal(("mine", "third"), (session.Merge!.Conflicts[0].Mine, session.Merge.Conflicts[0].Theirs));
    }

    [Fact]
    public void Return_FromComparing_LeavesTheVersionAsItWas()
    {
        var session = Open(("a", "b"));
        session.Meet(By("Ada", 2, ("theirs", "b")));
        session.Compare(("mine", "b"));

        session.Return();

        Assert.Equal((1L, "Ada", null), (session.Version, session.Newer!.Value.By, session.Merge));
    }

    [Fact]
    public void Resume_TextTypedOnAnOlderVersion_ComparesEveryDifference()
    {
        var session = new EditSession<(string A, string B)>(By("Ada", 5, ("theirs", "b")), (_, _) => Parts);

        session.Resume(4);
        session.Compare(("mine", "b"));

        Assert.Equal(4, session.Version);
        Assert.Equal("A", Assert.Single(session.Merge!.Conflicts).Label);
    }

    [Fact]
    public void Meet_VersionThatIsEdited_IsNothingNew()
    {
        var session = Open(("a", "b"));

        session.Meet(By("me", 1, ("a", "b")));
        session.Compare(("mine", "b"));

        Assert.Null(session.Newer);
        Assert.Null(session.Merge);
        Assert.Throws<InvalidOperationException>(() => session.Settle());
    }

    private static EditSession<(string A, string B)> Open((string A, string B) edit) => new(By("me", 1, edit), (_, _) => Parts);

    private static Stored<(string A, string B)> By(string name, long version, (string A, string B) edit) =>
        new(edit, version, name, Given.Now);
}
