namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// A column of a file. In delimited text and Parquet <paramref name="Index"/> is its place, and
/// <paramref name="Path"/> leads to a value inside the JSON that its cells hold; in JSON records the path leads to it.
/// </summary>
/// <param name="Name">Its name; the keys of nested JSON objects are joined by dots.</param>
/// <param name="Index">Its place among the file's columns; -1 in JSON records.</param>
/// <param name="Path">The keys that lead to a value in JSON; null for the whole cell.</param>
internal sealed record SourceColumn(string Name, int Index = -1, IReadOnlyList<string>? Path = null)
{
    /// <summary>All the paths that its name stands for, where keys hold dots; empty for <see cref="Path"/> alone.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Spellings { get; init; } = [];

    /// <summary>
    /// Whether all that was seen of it are objects or lists, whose values are columns of their own. It can be chosen like
    /// any other: <see cref="RowReader.Field"/> gives the JSON then.
    /// </summary>
    public bool IsContainer { get; init; }

    /// <summary>The paths that lead to it in JSON; none for a whole cell.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Paths => Spellings.Count > 0 ? Spellings : Path is null ? [] : [Path];
}

/// <summary>A column that the first rows do not have.</summary>
/// <param name="Column">The column.</param>
/// <param name="Line">The first row that has it.</param>
internal readonly record struct LateColumn(SourceColumn Column, long Line);

/// <summary>A file's rows as texts, one at a time. What cannot be read is a row with a problem, never the end.</summary>
internal abstract class RowReader : IDisposable
{
    /// <summary>
    /// How many rows tell the columns inside JSON, whose objects need not have the same keys; what comes later is told by
    /// <see cref="Late"/>.
    /// </summary>
    public const int RowsForColumns = 10_000;

    /// <summary>
    /// The file's columns: in JSON every path that its first <see cref="RowsForColumns"/> rows show, to values and to the
    /// objects and lists around them. What a column holds is told row by row: a text here, an object there.
    /// </summary>
    public abstract IReadOnlyList<SourceColumn> Columns { get; }

    /// <summary>Share of the file read, 0 to 1.</summary>
    public abstract double Fraction { get; }

    /// <summary>The row's line or place, counted from 1, as people find it.</summary>
    public abstract long Line { get; }

    /// <summary>The row as it stands in the file, or as JSON where the file is binary.</summary>
    public abstract ReadOnlySpan<byte> Raw { get; }

    /// <summary>Why the row cannot be read, in words; null when it can.</summary>
    public abstract string? Problem { get; }

    /// <summary>The header of delimited text as it stands, with which rejected rows are a log again; null for other files.</summary>
    public virtual string? Header => null;

    /// <summary>What somebody should know about the columns, in sentences.</summary>
    public virtual IReadOnlyList<string> Notes => [];

    /// <summary>
    /// The columns inside JSON that came for the first time behind the first <see cref="RowsForColumns"/> rows, as far as these were read.
    /// </summary>
    public virtual IReadOnlyList<LateColumn> Late => [];

    /// <summary>
    /// Opens a file's rows. <paramref name="temporaryDirectory"/> takes what has to be unpacked first, <paramref name="late"/> are columns
    /// that an earlier reading found behind the first rows.
    /// </summary>
    /// <exception cref="ImportException">It cannot be read as what it is.</exception>
    public static RowReader Open(
        LogFile log, string temporaryDirectory, CancellationToken cancellation, IReadOnlyList<SourceColumn>? late = null) =>
        log.Format switch
    {
        LogFormat.Delimited => OpenText(log, late ?? []),
        LogFormat.Parquet => new ParquetRows(log, temporaryDirectory, cancellation),
        LogFormat.SqlDump => new SqlDumpRows(log, late ?? [], cancellation),
        _ => new JsonRows(log, late ?? []),
    };

    /// <summary>
    /// The column of a name, with or without regard to case; in JSON also one that the first rows do not show, whose path
    /// is the name parted at its dots. Null where the file can have none of this name.
    /// </summary>
    public SourceColumn? Find(string name) =>
        Columns.FirstOrDefault(c => c.Name == name) ?? Columns.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? Unseen(name);

    /// <summary>Says which columns <see cref="Field"/> is asked for, by their place in this list.</summary>
    public abstract void Choose(IReadOnlyList<SourceColumn> columns);

    /// <summary>The next row; false at the end.</summary>
    public abstract bool Read();

    /// <summary>
    /// A chosen column's text in this row, empty where it has none; valid until the next call. An object or a list is
    /// given as its JSON, exactly as the row has it; values that OTLP types (<c>stringValue</c>, <c>arrayValue</c>,
    /// <c>kvlistValue</c>) as the plain JSON that they stand for. Escapes in it are read with <see cref="JsonText"/>.
    /// </summary>
    public abstract ReadOnlySpan<byte> Field(int place);

    /// <summary>
    /// Whether a chosen column holds an object or a list in this row, so that <see cref="Field"/> gives JSON. A text that
    /// happens to hold JSON is a text: <see cref="JsonText.MayBeJson"/> tells.
    /// </summary>
    public virtual bool IsStructure(int place) => false;

    /// <summary>
    /// What tells this row from others of files with the same columns: its bytes, and the columns' names where the row
    /// does not hold them.
    /// </summary>
    public abstract UInt128 Identity(long seed);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    private static DelimitedRows OpenText(LogFile log, IReadOnlyList<SourceColumn> late)
    {
        ServerText.Refuse(log);
        return new DelimitedRows(log, late);
    }

    /// <summary>A column that no row has shown yet; null where there can be none of this name.</summary>
    protected virtual SourceColumn? Unseen(string name) => null;

    protected abstract void Dispose(bool disposing);
}
