using Dashboard.Core;
using Dashboard.Investigations.Views;
using System.Globalization;
using System.Text;

namespace Dashboard.Investigations.Exhibits;

/// <summary>Writes rows as <c>rows.csv</c>: RFC 4180, UTF-8, CR LF; texts as <see cref="CsvText"/> writes them.</summary>
public sealed class RowsWriter(Stream stream) : IAsyncDisposable
{
    private const int FlushedAt = 64 * 1024;

    private readonly StreamWriter writer = new(
        stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), FlushedAt, leaveOpen: true) { NewLine = "\r\n" };

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    /// <summary>Writes the header and the rows of a table; answers how many rows.</summary>
    public async Task<long> WriteAsync<T>(IReadOnlyList<TableColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken cancellation)
    {
        await WriteLineAsync(columns.Select(c => CsvText.Cell(c.Key)), cancellation);
        var count = 0L;
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            await WriteLineAsync(columns.Select(c => Cell(c.Value(row))), cancellation);
            count++;
        }

        return count;
    }

    /// <inheritdoc cref="WriteAsync{T}(IReadOnlyList{TableColumn{T}}, IAsyncEnumerable{T}, CancellationToken)"/>
    public Task<long> WriteAsync<T>(IReadOnlyList<TableColumn<T>> columns, IEnumerable<T> rows, CancellationToken cancellation) =>
        WriteAsync(columns, rows.ToAsyncEnumerable(), cancellation);

    /// <summary>Writes lines of which the first is the header; answers how many rows.</summary>
    public async Task<long> WriteAsync(IEnumerable<object?[]> lines, CancellationToken cancellation)
    {
        var count = -1L;
        foreach (var line in lines)
        {
            await WriteLineAsync(line.Select(Cell), cancellation);
            count++;
        }

        return count;
    }

    /// <summary>The cell of a value, the same in every table that is written.</summary>
    public static string Cell(object? value) => value switch
    {
        null => "",
        DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => CsvText.Cell(value.ToString() ?? ""),
    };

    private Task WriteLineAsync(IEnumerable<string> cells, CancellationToken cancellation) =>
        writer.WriteLineAsync(string.Join(',', cells).AsMemory(), cancellation);
}
