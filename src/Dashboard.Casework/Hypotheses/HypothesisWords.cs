namespace Dashboard.Casework.Hypotheses;

/// <summary>Hypotheses and the evidence read under them, in words.</summary>
public static class HypothesisWords
{
    public static string Of(Hypothesis hypothesis) =>
        $"{hypothesis.Name}. {hypothesis.Account}{Part("Tells it apart", hypothesis.Discriminates)}{Part("Collect next", hypothesis.CollectNext)}";

    /// <summary>A row: the evidence, whence it is and what it is worth, and how it lies to each hypothesis.</summary>
    public static string Of(HypothesisMatrix matrix, EvidenceRow row) =>
        $"{row.Evidence} ({row.Origin}; credibility {Word(row.Credibility)}, relevance {Word(row.Relevance)}) "
        + string.Join(
            "; ",
            matrix.Hypotheses.Zip(
                matrix.CellsOf(row),
                (h, cell) => $"{h.Name}: {cell.Consistency.Abbreviation()}{(cell.Seen.Length > 0 ? $", {cell.Seen}" : "")}"));

    /// <summary>The whole matrix, a hypothesis or a row a line.</summary>
    public static string Of(HypothesisMatrix matrix) =>
        string.Join('\n', [.. matrix.Hypotheses.Select(Of), .. matrix.Rows.Select(row => Of(matrix, row))]);

    /// <summary>Which hypotheses lead, in words: “A” and “B” lead.</summary>
    public static string Leading(HypothesisMatrix matrix, IReadOnlyList<int> leaders) => leaders.Count switch
    {
        0 => "none leads",
        1 => $"“{matrix.Hypotheses[leaders[0]].Name}” leads",
        _ =>
            $"{string.Join(", ", leaders.SkipLast(1).Select(i => $"“{matrix.Hypotheses[i].Name}”"))} and “{matrix.Hypotheses[leaders[^1]].Name}” lead",
    };

    private static string Word(EvidenceWeight weight) => weight.ToString().ToLowerInvariant();

    private static string Part(string label, string words) => words.Length > 0 ? $" {label}: {words}" : "";
}
