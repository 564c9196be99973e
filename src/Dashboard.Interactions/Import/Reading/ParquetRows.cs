using System.Buffers;
using System.Data;
using System.IO.Hashing;
using System.Text.Json;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// Rows of a Parquet file, read by DuckDB; values become texts, and nested ones JSON, so that one way of validating
/// serves all formats.
/// </summary>
internal sealed class ParquetRows : RowReader
{
    private const int MemoryMiB = 512;

    private readonly ConnectionPool pool;
    private readonly DuckDbConnection connection;
    private readonly DuckDbCommand command;
    private readonly DuckDbDataReader reader;
    private readonly CellColumns cells;
    private readonly string? unpacked;
    private readonly long rows;
    private readonly ArrayBufferWriter<byte> raw = new();
    private readonly long packedBytes;
    private int[] needed = [];
    private long unpackedBytes;
    private long line;
    private string? problem;

    public ParquetRows(LogFile log, string temporaryDirectory, CancellationToken cancellation)
    {
        // A database of its own: what is read has nothing to do with where it goes.
        pool = new ConnectionPool(":memory:", temporaryDirectory, new StoreOptions { MemoryMiB = MemoryMiB });
        connection = pool.Open();
        try
        {
            if (log.Packing != LogPacking.None) unpacked = Unpack(log, temporaryDirectory);
            var source = $"read_parquet({Sql.Literal(unpacked ?? log.Path)})";
            var columns = connection.Rows(
                $"DESCRIBE SELECT * FROM {source}", r => (Name: r.GetString(0), Type: r.GetString(1)), cancellation);
            rows = connection.Number($"SELECT count(*) FROM {source}", cancellation);
            packedBytes = new FileInfo(unpacked ?? log.Path).Length;
            UnpackLimits.CheckRows(rows, packedBytes);
            cells = new CellColumns([.. columns.Select(c => c.Name)]);
            var query = $"SELECT {string.Join(", ", columns.Select(c => Text(c.Name, c.Type)))} FROM {source}";
            LookIntoCells(query, columns.Count, cancellation);
            command = connection.Command(query);
            reader = command.Stream(cancellation);
        }
        catch (DuckDbException e)
        {
            Dispose();
            throw new ImportException($"{log.DisplayName} could not be read as Parquet: {e.Message} Nothing was imported.", e);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public override IReadOnlyList<SourceColumn> Columns => cells.All;

    public override double Fraction => rows == 0 ? 1 : (double)line / rows;

    public override long Line => line;

    public override string? Problem => problem;

    public override IReadOnlyList<string> Notes => cells.Notes;

    /// <summary>The row as a JSON object of texts.</summary>
    public override ReadOnlySpan<byte> Raw
    {
        get
        {
            raw.ResetWrittenCount();
            using var writer = new Utf8JsonWriter(raw);
            writer.WriteStartObject();
            for (var i = 0; i < reader.FieldCount; i++)
            {
                if (reader.IsDBNull(i)) writer.WriteNull(cells.All[i].Name);
                else writer.WriteString(cells.All[i].Name, reader.GetBytes(i));
            }

            writer.WriteEndObject();
            writer.Flush();
            return raw.WrittenSpan;
        }
    }

    public override void Choose(IReadOnlyList<SourceColumn> columns)
    {
        cells.Choose(columns);
        needed = [.. columns.Select(c => c.Index).Distinct()];
    }

    public override bool Read()
    {
        cells.NextRow();
        if (!Advance()) return false;
        line++;
        problem = Check();
        return true;
    }

    public override ReadOnlySpan<byte> Field(int place)
    {
        var column = cells.IndexOf(place);
        return reader.IsDBNull(column) ? default : cells.Field(place, reader.GetBytes(column));
    }

    public override bool IsStructure(int place)
    {
        var column = cells.IndexOf(place);
        return !reader.IsDBNull(column) && cells.IsStructure(place, reader.GetBytes(column));
    }

    public override UInt128 Identity(long seed) => XxHash128.HashToUInt128(Raw, seed);

    protected override SourceColumn? Unseen(string name) => cells.Unseen(name);

    protected override void Dispose(bool disposing)
    {
        if (!disposing) return;
        reader?.Dispose();
        command?.Dispose();
        connection.Dispose();
        pool.Dispose();
        if (unpacked is not null) File.Delete(unpacked);
    }

    private bool Advance()
    {
        try
        {
            return reader.Read();
        }
        catch (DuckDbException e)
        {
            throw new InvalidDataException(
                $"its rows can be read up to row {line.ToString(System.Globalization.CultureInfo.InvariantCulture)} only: {e.Message}", e);
        }
    }

    // A dictionary lets a few bytes stand for any number of long texts.
    private string? Check()
    {
        var (bytes, hasNul) = (0L, false);
        foreach (var column in needed)
        {
            if (reader.IsDBNull(column)) continue;
            var text = reader.GetBytes(column);
            bytes += text.Length;
            hasNul |= text.Contains((byte)0);
        }

        unpackedBytes += bytes;
        UnpackLimits.CheckValues(unpackedBytes, packedBytes);
        if (bytes > RecordScanner.MaxRecordBytes) return RecordScanner.TooLong;
        return hasNul ? "the row holds a NUL byte, which no text does" : null;
    }

    // A Parquet file is read from its end, so a packed one is unpacked first.
    private static string Unpack(LogFile log, string temporaryDirectory)
    {
        Directory.CreateDirectory(temporaryDirectory);
        var unpacked = Path.Combine(temporaryDirectory, $"{Guid.NewGuid():N}.parquet");
        try
        {
            using var content = log.Open().Stream;
            using var target = File.Create(unpacked);
            content.CopyTo(target);
        }
        catch
        {
            File.Delete(unpacked);
            throw;
        }

        return unpacked;
    }

    private static string Text(string column, string type)
    {
        var name = $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var isNested = type.EndsWith(']') || type.StartsWith("STRUCT", StringComparison.Ordinal)
            || type.StartsWith("MAP", StringComparison.Ordinal);
        return $"encode(CAST({(isNested ? $"to_json({name})" : name)} AS VARCHAR))";
    }

    private void LookIntoCells(string query, int columns, CancellationToken cancellation)
    {
        using var first = connection.Command($"{query} LIMIT {RowsForColumns.Invariant()}");
        using var cell = first.Stream(cancellation);
        while (cell.Read())
        {
            for (var i = 0; i < columns; i++)
            {
                if (!cell.IsDBNull(i)) cells.Look(i, cell.GetBytes(i));
            }
        }
    }
}
