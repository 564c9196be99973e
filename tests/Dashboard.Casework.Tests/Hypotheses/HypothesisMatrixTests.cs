using Dashboard.Casework.Hypotheses;

namespace Dashboard.Casework.Tests;

public sealed class HypothesisMatrixTests
{
    private static readonly EvidenceRow Row = new(
        "Seen.", "Source 1", EvidenceWeight.Low, EvidenceWeight.High, [new(Consistency.Inconsistent, "first only")]);

    private static readonly HypothesisMatrix Matrix = HypothesisMatrix.Usual with { Rows = [Row] };

    [Fact]
    public void AddingAndTakingAway_OneHypothesis_KeepsEveryCellUnderItsOwn()
    {
        var last = Matrix.Hypotheses.Count;
        var added = Matrix.Adding(new("Another", "It was another."));
        var read =
            added with { Rows = [Row with { Cells = [.. added.Rows[0].Cells.Take(last), new(Consistency.Consistent, "the new one")] }] };

        Assert.Equal(last + 1, added.Rows[0].Cells.Count);
        Assert.Equal(EvidenceCell.None, added.Rows[0].Cells[last]);
        Assert.Equal(["first only", "the new one"], read.Rows[0].Cells.Select(c => c.Seen).Where(s => s.Length > 0));
        Assert.Equal((last, "first only"), (read.TakingAway(last).Rows[0].Cells.Count, read.TakingAway(last).Rows[0].Cells[0].Seen));
    }

    [Fact]
    public void TakingAway_AnyThatEveryAllegationStartsFrom_IsRefused() =>
        Assert.All(HypothesisMatrix.Usual.Hypotheses.Index(), h => Assert.Throws<ArgumentException>(() => Matrix.TakingAway(h.Index)));

    [Fact]
    public void Rewording_Hypothesis_ChangesItAlone()
    {
        var reworded = Matrix.Rewording(2, Matrix.Hypotheses[2] with { CollectNext = "The books." });

        Assert.Equal("The books.", reworded.Hypotheses[2].CollectNext);
        Assert.Equal([.. Matrix.Hypotheses.Where((_, i) => i != 2)], reworded.Hypotheses.Where((_, i) => i != 2));
        Assert.Equal(Matrix.Rows, reworded.Rows);
    }
}
