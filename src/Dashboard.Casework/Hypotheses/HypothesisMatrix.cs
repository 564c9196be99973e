namespace Dashboard.Casework.Hypotheses;

/// <summary>How a piece of evidence lies to a hypothesis, after Heuer (1999).</summary>
public enum Consistency
{
    NotApplicable,
    Neutral,
    Consistent,
    VeryConsistent,
    Inconsistent,
    VeryInconsistent,
}

/// <summary>The words for consistencies.</summary>
public static class Consistencies
{
    /// <summary>Heuer's abbreviation.</summary>
    public static string Abbreviation(this Consistency consistency) => consistency switch
    {
        Consistency.VeryConsistent => "CC",
        Consistency.Consistent => "C",
        Consistency.Neutral => "N",
        Consistency.NotApplicable => "NA",
        Consistency.Inconsistent => "I",
        Consistency.VeryInconsistent => "II",
        _ => throw new ArgumentOutOfRangeException(nameof(consistency)),
    };
}

/// <summary>How much a piece of evidence is worth.</summary>
public enum EvidenceWeight
{
    Low,
    Medium,
    High,
}

/// <summary>An account of what happened.</summary>
/// <param name="Name">In a few words.</param>
/// <param name="Account">What would have happened.</param>
/// <param name="Discriminates">What would tell it from the others.</param>
/// <param name="CollectNext">What to collect next.</param>
public sealed record Hypothesis(string Name, string Account, string Discriminates = "", string CollectNext = "");

/// <summary>A piece of evidence, and how it lies to every hypothesis.</summary>
/// <param name="Evidence">What was seen, a sentence.</param>
/// <param name="Origin">Where it comes from: “Exhibit 3”, “Source 2”.</param>
/// <param name="Cells">One for each hypothesis, in their order.</param>
public sealed record EvidenceRow(
    string Evidence, string Origin, EvidenceWeight Credibility, EvidenceWeight Relevance, IReadOnlyList<EvidenceCell> Cells)
{
    /// <summary>Credibility × relevance.</summary>
    public double Weight => HypothesisScores.Factor(Credibility) * HypothesisScores.Factor(Relevance);
}

/// <summary>How a piece of evidence lies to one hypothesis.</summary>
/// <param name="Seen">What would be seen under that account.</param>
public sealed record EvidenceCell(Consistency Consistency, string Seen = "")
{
    /// <summary>Evidence that was not read under that account.</summary>
    public static EvidenceCell None { get; } = new(Consistency.NotApplicable);
}

/// <summary>The accounts that compete, and the evidence held against each (analysis of competing hypotheses; Heuer 1999).</summary>
public sealed record HypothesisMatrix(IReadOnlyList<Hypothesis> Hypotheses, IReadOnlyList<EvidenceRow> Rows)
{
    /// <summary>What every allegation starts from: the accusation's account, and the innocent ones beside it.</summary>
    public static HypothesisMatrix Usual { get; } = new(
    [
        new("Directed by the lab", "The lab had the accounts run, and got the outputs.",
            "Orders, payments or accounts of the lab's own; an admission.", "Who paid for the accounts, and from where."),
        new("Affiliated, not directed", "People close to the lab ran the accounts on their own.",
            "Whose hours, tools and prompts they are; whether the lab's work uses them.",
            "What ties the operators to the lab, and what each of them did with the outputs."),
        new("Reseller", "A reseller pooled accounts to sell access; many customers' requests are mixed.",
            "Unrelated tasks side by side, customers' own system prompts, prices.", "Offers of resold access for these models and days."),
        new("Relay resold intercepted logs",
            "A relay kept the logs of its customers and sold them; whoever trained on them ran no account.",
            "The same requests at a relay; outputs that only its customers saw.", "Logs of relays, and what they offered for sale."),
        new("Evaluator", "Somebody measured the model: benchmarks, safety tests, research.",
            "Public benchmarks in order, repeats, published results.", "Evaluations published in these days."),
        new("Coincidence of shared networks", "Unrelated people share a network exit, a card or a tool.",
            "Whether their work differs; carrier NAT, a university, single sign-on.", "What kind of network each shared address is."),
        new("Mixed pool", "A campaign hidden among unrelated customers of one proxy.",
            "Whether groups of accounts within the pool work differently.", "The pool taken apart by task and hour."),
    ], []);

    /// <summary>Whether every allegation starts from the hypothesis in this place: it can be reworded, and never taken away.</summary>
    public static bool IsUsual(int index) => index < Usual.Hypotheses.Count;

    /// <summary>The matrix with one hypothesis more, on which no evidence is read yet.</summary>
    public HypothesisMatrix Adding(Hypothesis hypothesis) => this with
    {
        Hypotheses = [.. Hypotheses, hypothesis], Rows = [.. Rows.Select(row => row with { Cells = [.. CellsOf(row), EvidenceCell.None] })],
    };

    /// <summary>The matrix with the hypothesis in a place worded anew; the evidence stays as it was read under it.</summary>
    public HypothesisMatrix Rewording(int index, Hypothesis hypothesis) =>
        this with { Hypotheses = [.. Hypotheses.Select((h, i) => i == index ? hypothesis : h)] };

    /// <summary>The matrix without the hypothesis in a place, and without what evidence was read under it.</summary>
    /// <exception cref="ArgumentException">It is one of the usual ones.</exception>
    public HypothesisMatrix TakingAway(int index) => IsUsual(index)
        ? throw new ArgumentException("The usual hypotheses stay.", nameof(index))
        : this with
        {
            Hypotheses = [.. Hypotheses.Where((_, i) => i != index)],
            Rows = [.. Rows.Select(row => row with { Cells = [.. CellsOf(row).Where((_, i) => i != index)] })],
        };

    /// <summary>The cells of a row, one for each hypothesis: what is missing is not applicable.</summary>
    public IEnumerable<EvidenceCell> CellsOf(EvidenceRow row) =>
        Hypotheses.Select((_, i) => i < row.Cells.Count ? row.Cells[i] : EvidenceCell.None);
}
