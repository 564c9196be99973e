namespace Dashboard.Core;

/// <summary>
/// A number that can be traced: what was measured, on what, and how it is known. The three kinds are never mixed:
/// no sum, average or comparison runs across them.
/// </summary>
public abstract record Figure
{
    private Figure(Measure measure) => Measure = measure;

    /// <summary>What was measured.</summary>
    public Measure Measure { get; }

    /// <summary>Counted in the case's own data; a recount on the same fingerprint gives the same value.</summary>
    /// <param name="Measure">What was measured.</param>
    /// <param name="Value">The count, in the measure's unit.</param>
    /// <param name="Selection">The interactions counted.</param>
    /// <param name="Fingerprint">The data set counted on.</param>
    /// <param name="Method">The method that counted.</param>
    public sealed record Observed(Measure Measure, long Value, Selection Selection, Fingerprint Fingerprint, Method Method)
        : Figure(Measure);

    /// <summary>Concluded by a method, with its uncertainty.</summary>
    /// <param name="Measure">What was estimated.</param>
    /// <param name="Value">The point estimate, in the measure's unit.</param>
    /// <param name="Low">The lower end of the interval.</param>
    /// <param name="High">The upper end of the interval.</param>
    /// <param name="Basis">What the estimate rests on, in words: “28.8 M ÷ 25,000 ÷ 45”.</param>
    /// <param name="Method">The method that concluded.</param>
    public sealed record Inferred(Measure Measure, double Value, double Low, double High, string Basis, Method Method) : Figure(Measure);

    /// <summary>Said by a source. The wording is the figure; the value only places it on an axis.</summary>
    /// <param name="Measure">What the source says was measured.</param>
    /// <param name="Wording">The source's words, qualifier included: “roughly 28.8 million”.</param>
    /// <param name="Qualifier">The qualifier alone: “roughly”, “nearly”, “more than”; empty where there is none.</param>
    /// <param name="Value">The number named, in the measure's unit.</param>
    /// <param name="SourceNumber">The source's number in its case.</param>
    /// <param name="Grade">The source's grade, <c>A2</c>.</param>
    public sealed record Reported(Measure Measure, string Wording, string Qualifier, double Value, int SourceNumber, string Grade)
        : Figure(Measure);
}
