namespace Dashboard.Investigations.Briefings;

/// <summary>One of the six answers that an executive reads first.</summary>
/// <param name="Question">The question: “How many?”.</param>
/// <param name="Cards">The figures that answer it.</param>
/// <param name="Lines">What answers it in words.</param>
public sealed record SummaryAnswer(string Question, IReadOnlyList<SummaryCard> Cards, IReadOnlyList<string> Lines);
