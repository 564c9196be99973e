namespace Dashboard.Casework.Hypotheses;

/// <summary>What evidence of one origin does to the hypotheses.</summary>
/// <param name="Scores">What it adds to each, in their order.</param>
/// <param name="Leaders">Which lead without it, by index; several where they are even.</param>
public sealed record OriginContribution(string Origin, IReadOnlyList<double> Scores, IReadOnlyList<int> Leaders);

/// <summary>
/// The scores of a matrix (Heuer 1999): inconsistent −1, very inconsistent −2, everything else 0, times credibility × relevance
/// (low 0.707, medium 1, high 1.414). Evidence cannot prove a hypothesis, only speak against it: the least negative leads, of
/// those under which any evidence was read.
/// </summary>
/// <param name="Scores">One for each hypothesis, in their order; 0 or less.</param>
/// <param name="Leaders">The hypotheses that lead, by index; several where they are even.</param>
/// <param name="Diagnostic">One for each row: whether it lies differently to at least two hypotheses.</param>
/// <param name="Origins">What each origin adds, and which lead without it.</param>
public sealed record HypothesisScores(
    IReadOnlyList<double> Scores, IReadOnlyList<int> Leaders, IReadOnlyList<bool> Diagnostic, IReadOnlyList<OriginContribution> Origins)
{
    /// <summary>Scores a matrix. A cell that is missing counts as not applicable.</summary>
    public static HypothesisScores Of(HypothesisMatrix matrix)
    {
        var scores = Sum(matrix, matrix.Rows);
        return new(
            scores, Leading(matrix, matrix.Rows, scores),
            [.. matrix.Rows.Select(r => Enumerable.Range(0, matrix.Hypotheses.Count).Select(i => Lies(r, i)).Distinct().Count() > 1)],
            [
                .. matrix.Rows.Select(r => r.Origin).Distinct().Order(StringComparer.Ordinal).Select(origin =>
                {
                    var rest = matrix.Rows.Where(r => r.Origin != origin).ToList();
                    return new OriginContribution(
                        origin, Sum(matrix, matrix.Rows.Where(r => r.Origin == origin)), Leading(matrix, rest, Sum(matrix, rest)));
                }),
            ]);
    }

    /// <summary>The factor of a weight.</summary>
    public static double Factor(EvidenceWeight weight) => weight switch
    {
        EvidenceWeight.Low => 0.707,
        EvidenceWeight.Medium => 1,
        EvidenceWeight.High => 1.414,
        _ => throw new ArgumentOutOfRangeException(nameof(weight)),
    };

    private static Consistency Lies(EvidenceRow row, int hypothesis) => hypothesis < row.Cells.Count
        ? row.Cells[hypothesis].Consistency : Consistency.NotApplicable;

    private static double[] Sum(HypothesisMatrix matrix, IEnumerable<EvidenceRow> rows)
    {
        var scores = new double[matrix.Hypotheses.Count];
        foreach (var row in rows)
        {
            for (var i = 0; i < scores.Length; i++) scores[i] -= Against(Lies(row, i)) * row.Weight;
        }

        return scores;
    }

    private static double Against(Consistency consistency) => consistency switch
    {
        Consistency.Inconsistent => 1,
        Consistency.VeryInconsistent => 2,
        _ => 0,
    };

    // Nothing speaks against what nobody has looked at.
    private static int[] Leading(HypothesisMatrix matrix, IReadOnlyList<EvidenceRow> rows, double[] scores)
    {
        var read = Enumerable.Range(0, matrix.Hypotheses.Count).Where(i => rows.Any(r => Lies(r, i) != Consistency.NotApplicable)).ToList();
        return [.. read.Where(i => scores[i] > read.Max(other => scores[other]) - 1e-9)];
    }
}
