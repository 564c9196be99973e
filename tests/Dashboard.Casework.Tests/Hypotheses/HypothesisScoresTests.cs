using Dashboard.Casework.Hypotheses;

using static Dashboard.Casework.Hypotheses.Consistency;

namespace Dashboard.Casework.Tests;

public class HypothesisScoresTests
{
    private static readonly Hypothesis[] Three = [new("A", ""), new("B", ""), new("C", "")];

    [Fact]
    public void Of_Matrix_SumsWhatSpeaksAgainstTimesItsWorth()
    {
        var scores = HypothesisScores.Of(new HypothesisMatrix(Three,
        [
            Row("Source 1", EvidenceWeight.High, EvidenceWeight.Medium, Inconsistent, VeryInconsistent, VeryConsistent),
            Row("Exhibit 2", EvidenceWeight.Low, EvidenceWeight.Low, Neutral, NotApplicable, Inconsistent),
        ]));

        Assert.Equal(-1.414, scores.Scores[0], 9);
        Assert.Equal(-2.828, scores.Scores[1], 9);
        Assert.Equal(-0.707 * 0.707, scores.Scores[2], 9);
        Assert.Equal([2], scores.Leaders);
    }

    [Fact]
    public void Of_RowThatIsTheSameForAll_IsNotDiagnostic() => Assert.Equal(
        [false, true],
        HypothesisScores.Of(new HypothesisMatrix(Three,
        [
            Row("Source 1", EvidenceWeight.Medium, EvidenceWeight.Medium, Inconsistent, Inconsistent, Inconsistent),
            Row("Source 1", EvidenceWeight.Medium, EvidenceWeight.Medium, Inconsistent, Neutral, Neutral),
        ])).Diagnostic);

    [Fact]
    public void Of_EachOrigin_ShowsItsPartAndWhoLeadsWithoutIt()
    {
        var scores = HypothesisScores.Of(new HypothesisMatrix(Three,
        [
            Row("Exhibit 1", EvidenceWeight.Medium, EvidenceWeight.Medium, Neutral, Inconsistent, VeryInconsistent),
            Row("Source 1", EvidenceWeight.Medium, EvidenceWeight.Medium, VeryInconsistent, Neutral, Neutral),
        ]));

        Assert.Equal([1], scores.Leaders);
        Assert.Equal(["Exhibit 1: 1 2", "Source 1: 0"], scores.Origins.Select(o => $"{o.Origin}: {string.Join(' ', o.Leaders)}"));
        Assert.Equal([0, -1, -2], scores.Origins[0].Scores);
    }

    // Nothing speaks against what nobody has looked at.
    [Fact]
    public void Of_HypothesisUnderWhichNothingWasRead_DoesNotLead()
    {
        var scores = HypothesisScores.Of(new HypothesisMatrix(Three,
        [
            Row("Source 1", EvidenceWeight.Medium, EvidenceWeight.Medium, Inconsistent, VeryInconsistent, NotApplicable),
        ]));

        Assert.Equal([0], scores.Leaders);
        Assert.Empty(Assert.Single(scores.Origins).Leaders);
        Assert.Empty(HypothesisScores.Of(new HypothesisMatrix(Three, [])).Leaders);
    }

    [Fact]
    public void Usual_StartsWithTheInnocentExplanationsAndResoldLogs()
    {
        Assert.Contains(HypothesisMatrix.Usual.Hypotheses, h => h.Name == "Relay resold intercepted logs");
        Assert.All(
            HypothesisMatrix.Usual.Hypotheses,
            h => Assert.True(h is { Account.Length: > 0, Discriminates.Length: > 0, CollectNext.Length: > 0 }));
    }

    private static EvidenceRow Row(string origin, EvidenceWeight credibility, EvidenceWeight relevance, params Consistency[] cells) =>
        new("Seen.", origin, credibility, relevance, [.. cells.Select(c => new EvidenceCell(c))]);
}
