namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// A file's rows as texts, loaded in batches into the temporary table <c>raw_rows</c>
/// (line, byte_offset, byte_length, row_hash, problem, c0, c1 …).
/// </summary>
internal interface IRawRows : IDisposable
{
    IReadOnlyList<SourceColumn> Columns { get; }

    /// <summary>Share of the file read, 0 to 1.</summary>
    double Fraction { get; }

    /// <summary>Makes the table for the columns that the plan uses, and the statement that parses it.</summary>
    ParseStatement Prepare(ColumnPlan plan, CancellationToken cancellation);

    /// <summary>Loads up to so many rows; how many there were.</summary>
    long Load(int maxRows, CancellationToken cancellation);
}
