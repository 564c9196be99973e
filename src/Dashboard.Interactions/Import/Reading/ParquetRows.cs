using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>Rows of a Parquet file, read by DuckDB; values become texts, so that one way of validating serves all formats.</summary>
internal sealed class ParquetRows : IRawRows
{
    private const string Table = "raw_rows";

    private readonly DuckDbConnection connection;
    private readonly string source;
    private readonly string? unpacked;
    private readonly long rows;
    private string load = "";
    private long position;

    public ParquetRows(DuckDbConnection connection, LogFile log, string temporaryDirectory, CancellationToken cancellation)
    {
        this.connection = connection;
        if (log.IsGzip) unpacked = Unpack(log, temporaryDirectory);
        source = $"read_parquet({Sql.Literal(unpacked ?? log.Path)}, file_row_number = true)";
        try
        {
            Columns = connection.Rows($"DESCRIBE SELECT * EXCLUDE (file_row_number) FROM {source}", r => new SourceColumn(r.GetString(0)), cancellation);
            rows = connection.Number($"SELECT count(*) FROM {source}", cancellation);
            UnpackLimits.CheckRows(rows, new FileInfo(unpacked ?? log.Path).Length);
        }
        catch (InvalidDataException)
        {
            Dispose();
            throw;
        }
        catch (DuckDbException e)
        {
            Dispose();
            throw new ImportException($"{log.DisplayName} could not be read as Parquet: {e.Message} Nothing was imported.", e);
        }
    }

    public IReadOnlyList<SourceColumn> Columns { get; }

    public double Fraction => rows == 0 ? 1 : (double)position / rows;

    public ParseStatement Prepare(ColumnPlan plan, CancellationToken cancellation)
    {
        var used = Columns.Where(c => plan.Targets.Values.Contains(c) || plan.Attributes.Any(a => a.Column == c)).ToList();

        // Lengths keep ('ab', 'c') and ('a', 'bc') apart, and a null from an empty text.
        var rowText = string.Join(", ", Columns.Select(c => $"coalesce(CAST(strlen({Text(c)}) AS VARCHAR), 'null'), ':', coalesce({Text(c)}, '')"));
        connection.Run(
            $"CREATE TEMP TABLE {Table} (line BIGINT, byte_offset BIGINT, byte_length INTEGER, row_hash UHUGEINT, problem VARCHAR{string.Concat(used.Select((_, i) => $", c{i} VARCHAR"))})",
            cancellation);
        load = $"""
            INSERT INTO {Table}
            SELECT file_row_number + 1, NULL, NULL, md5_number(concat({rowText})), NULL{string.Concat(used.Select(c => $", {Text(c)}"))}
            FROM {source} WHERE file_row_number >= $first AND file_row_number < $end
            """;
        return new ParseStatement(plan, c => $"c{used.IndexOf(c)}", Table, "problem", mayHoldLists: true);
    }

    public long Load(int maxRows, CancellationToken cancellation)
    {
        var first = position;
        position = Math.Min(rows, position + maxRows);
        connection.Run($"TRUNCATE {Table}", cancellation);
        if (position > first) connection.Run(load, cancellation, ("first", first), ("end", position));
        return position - first;
    }

    public void Dispose()
    {
        if (unpacked is not null) File.Delete(unpacked);
    }

    // A Parquet file is read from its end, so a packed one is unpacked first.
    private static string Unpack(LogFile log, string temporaryDirectory)
    {
        Directory.CreateDirectory(temporaryDirectory);
        var unpacked = Path.Combine(temporaryDirectory, $"{log.Sha256}.parquet");
        var (_, content) = log.Open();
        try
        {
            using (content)
            {
                using var target = File.Create(unpacked);
                content.CopyTo(target);
            }
        }
        catch
        {
            File.Delete(unpacked);
            throw;
        }

        return unpacked;
    }

    private static string Text(SourceColumn column)
    {
        var name = $"\"{column.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

        // json writes lists as arrays; ->> '$' takes the quotes off a text again.
        return $"(to_json({name}) ->> '$')";
    }
}
