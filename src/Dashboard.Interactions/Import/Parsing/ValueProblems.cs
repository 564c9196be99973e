namespace Dashboard.Interactions.Import.Parsing;

/// <summary>Values that could not be read and were left out of rows that were kept, the first of them one by one.</summary>
internal sealed class ValueProblems
{
    /// <summary>So many are listed.</summary>
    public const int MostListed = 100;

    private readonly List<ValueProblem> listed = [];

    public long Count { get; private set; }

    public IReadOnlyList<ValueProblem> Listed => listed;

    public void Add(long line, RowProblem problem)
    {
        Count++;
        if (listed.Count < MostListed) listed.Add(new ValueProblem(line, problem.Column, problem.Sentence));
    }
}
