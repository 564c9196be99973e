using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Dashboard.Core;

namespace Dashboard.Casework.Exhibits;

/// <summary>
/// <c>activity.csv</c>: RFC 4180, UTF-8, lines ended by CR LF, header
/// <c>account,day,capability,model,interactions,input_tokens,output_tokens</c>. What every figure of an exhibit can be
/// recounted from, with any spreadsheet too. Texts are as <see cref="CsvText"/> writes them.
/// </summary>
public static class ExhibitActivity
{
    public const string FileName = "activity.csv";

    private const int BlockLength = 1 << 16;

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the lines, and counts what was written as its reader will.</summary>
    public static async Task<ActivityCount> WriteAsync(
        IAsyncEnumerable<ActivityLine> lines, Stream stream, CancellationToken cancellationToken = default)
    {
        var written = new ActivityReader();
        var text = new StringBuilder(ActivityReader.Header).Append("\r\n");
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            text.Append(CsvText.Cell(line.Account)).Append(',')
                .Append(line.Day.ToString(ActivityReader.DayFormat, CultureInfo.InvariantCulture)).Append(',')
                .Append(CsvText.Cell(line.Capability)).Append(',').Append(CsvText.Cell(line.Model))
                .Append(CultureInfo.InvariantCulture, $",{line.Interactions},{line.InputTokens},{line.OutputTokens}\r\n");
            if (text.Length >= BlockLength) await FlushAsync();
        }

        await FlushAsync();
        written.Finish();
        return written.Count;

        async Task FlushAsync()
        {
            var bytes = Utf8.GetBytes(text.ToString());
            text.Clear();
            written.Append(bytes);
            await stream.WriteAsync(bytes, cancellationToken);
        }
    }

    /// <summary>Reads the lines of a file that <see cref="WriteAsync"/> wrote.</summary>
    /// <exception cref="FormatException">The file is not such a file; the message says where.</exception>
    public static async IAsyncEnumerable<ActivityLine> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var rows = new List<ActivityRow>();
        var reader = new ActivityReader(rows.Add);
        await foreach (var block in BlocksAsync(stream, cancellationToken))
        {
            reader.Append(block.Span);
            foreach (var row in rows) yield return reader.LineOf(row);
            rows.Clear();
        }

        reader.Finish();
        foreach (var row in rows) yield return reader.LineOf(row);
    }

    /// <summary>Counts a file that <see cref="WriteAsync"/> wrote.</summary>
    /// <exception cref="FormatException">The file is not such a file; the message says where.</exception>
    public static async Task<ActivityCount> CountAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        var reader = new ActivityReader();
        await foreach (var block in BlocksAsync(stream, cancellationToken)) reader.Append(block.Span);
        reader.Finish();
        return reader.Count;
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> BlocksAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var block = new byte[BlockLength];
        int read;
        while ((read = await stream.ReadAsync(block, cancellationToken)) > 0) yield return block.AsMemory(0, read);
    }
}
