using System.Text.RegularExpressions;
using Dashboard.Allegations;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Hypotheses;
using Dashboard.Casework.Records;
using Dashboard.Casework.Standings;
using Dashboard.Editing;

namespace Dashboard.Tests.Allegations;

public sealed partial class AllegationPartsTests
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

        Assert.Equal(("The operator is identified: text", "mine", "theirs"), (conflict.Label, conflict.Mine, conflict.Theirs));
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
    public void Merge_ElementTakenAwayThatTheOtherWroteAt_AsksWithItsWholeText()
    {
        var merge = MergeOf(Base, WithText(Base, 4, "mine"), Base with { Elements = [.. Base.Elements.Take(4)] });

        var conflict = Assert.Single(merge.Conflicts);
        Assert.Equal("The outputs were used in training: the whole element", conflict.Label);
        Assert.Contains("mine", conflict.Mine, StringComparison.Ordinal);
        Assert.Equal("mine", merge.Result.Elements[4].Text);
    }

    [Fact]
    public void Merge_DifferentHypothesesAndEvidence_KeepsBothWithoutAsking()
    {
        EvidenceRow[] rows = [Row("Seen."), Row("Seen, too.")];
        var start = Base with { Hypotheses = Base.Hypotheses with { Rows = rows } };
        var mine =
            start with { Hypotheses = start.Hypotheses.Rewording(
                2, start.Hypotheses.Hypotheses[2] with { CollectNext = "mine" }) with { Rows = [Row("mine"), rows[1]] } };
        var theirs =
            start with { Hypotheses = start.Hypotheses.Rewording(
                3, start.Hypotheses.Hypotheses[3] with { Discriminates = "theirs" }) with { Rows = [rows[0], Row("theirs")] } };

        var merge = MergeOf(start, mine, theirs);

        Assert.Empty(merge.Conflicts);
        Assert.Equal(
            ("mine", "theirs"), (merge.Result.Hypotheses.Hypotheses[2].CollectNext, merge.Result.Hypotheses.Hypotheses[3].Discriminates));
        Assert.Equal(["mine", "theirs"], merge.Result.Hypotheses.Rows.Select(r => r.Evidence));

        static EvidenceRow Row(string evidence) => new(evidence, "Source 1", EvidenceWeight.Medium, EvidenceWeight.Medium, []);
    }

    [Fact]
    public void Merge_ElementsMovedByOneAndWrittenAtByTheOther_KeepsTextsWithTheirElements()
    {
        var mine = WithText(Base, 0, "of the accounts");
        var theirs =
            Base with { Elements = [Base.Elements[1] with { Text = "of acting together" }, Base.Elements[0], .. Base.Elements.Skip(2)] };

        var merge = MergeOf(Base, mine, theirs);

        Assert.Empty(merge.Conflicts);
        Assert.Equal(
            [(ElementKind.Coordinated, "of acting together"), (ElementKind.AccountsFraudulent, "of the accounts")],
            merge.Result.Elements.Take(2).Select(e => (e.Kind, e.Text)));
    }

    [Fact]
    public void Merge_TwoOfAKindAndAnotherLength_IsPutAsAWhole()
    {
        var mine = Base with { Elements = [.. Base.Elements, Base.Elements[0] with { Text = "again" }] };

        Assert.Equal("The whole chain", Assert.Single(MergeOf(Base, mine, WithText(Base, 0, "theirs")).Conflicts).Label);
    }

    [Fact]
    public void Merge_EditsAtRandom_LosesNoWordOfEither()
    {
        var random = new Random(18);
        for (var round = 0; round < 500; round++)
        {
            var (mine, theirs) = (Edited(Base, random, $"mine{round}x"), Edited(Base, random, $"theirs{round}x"));

            var merge = MergeOf(Base, mine, theirs);

            var kept = CaseworkJson.Serialize(merge.Result) + string.Join(' ', merge.Conflicts.Select(c => $"{c.Mine} {c.Theirs}"));
            Assert.All(Words(mine).Concat(Words(theirs)), word => Assert.Contains(word, kept, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> Words(AllegationEdit edit) => Typed().Matches(CaseworkJson.Serialize(edit)).Select(m => m.Value);

    // A few changes: texts, an element moved, taken away or put back with a text, a field of the particulars.
    private static AllegationEdit Edited(AllegationEdit edit, Random random, string word)
    {
        for (var change = 0; change < 3; change++)
        {
            var (at, text) = (random.Next(edit.Elements.Count), $"{word}{change}");
            edit = random.Next(11) switch
            {
                0 => edit with { Title = text },
                1 => edit with { Summary = text },
                2 => With(edit, at, e => e with { Text = text }),
                3 => With(edit, at, e => e with { Rebuttals = text }),
                4 => With(edit, at, e => e with { StandingReason = text }),
                5 => edit with { Elements = [.. edit.Elements.OrderBy(e => e.Kind == edit.Elements[at].Kind)] },
                8 => edit with { Hypotheses = edit.Hypotheses.Rewording(at, edit.Hypotheses.Hypotheses[at] with { CollectNext = text }) },
                9 =>
                    edit with { Hypotheses = edit.Hypotheses with { Rows = [
                        .. edit.Hypotheses.Rows, new EvidenceRow(text, "Source 1", EvidenceWeight.Low, EvidenceWeight.Low, [])] } },
                10 when edit.Hypotheses.Rows.Count > 0 =>
                    edit with { Hypotheses = edit.Hypotheses with { Rows = [
                        edit.Hypotheses.Rows[0] with { Cells = [new(Consistency.Inconsistent, text)] },
                        .. edit.Hypotheses.Rows.Skip(1)] } },
                6 =>
                    edit with { Particulars = edit.Particulars with { Parties = [
                        .. edit.Particulars.Parties, new AllegedParty(PartyRole.Other, text)] } },
                _ => edit with { Particulars = edit.Particulars with { Capabilities = [.. edit.Particulars.Capabilities, text] } },
            };
        }

        return edit;
    }

    [GeneratedRegex(@"(mine|theirs)\d+x\d")]
    private static partial Regex Typed();

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
