using System.Globalization;
using System.Text;
using Dashboard.Core;
using Dashboard.Interactions.DuckDb;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Import;

/// <summary>The rows that an import rejected, with line, column, reason and the raw row, as CSV whose texts <see cref="CsvText"/> writes.</summary>
internal static class RejectsFile
{
    /// <summary>The longest raw row written out in full, in bytes.</summary>
    private const int MaxRawBytes = 1 << 20;

    /// <summary>Writes the rows of the table <c>rejected</c>, whose raw text is fetched from the file again.</summary>
    public static void Write(DuckDbConnection connection, LogFile log, string path, CancellationToken cancellation)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        writer.WriteLine("line,column,reason,raw");
        using var source = log.Format == LogFormat.Parquet ? null : new ByteRanges(log.Open().Content);
        using var command = connection.Command("SELECT line, problem_column, problem, byte_offset, byte_length, raw FROM rejected ORDER BY line");
        using var reader = command.Execute(System.Data.CommandBehavior.SequentialAccess, cancellation);
        while (reader.Read())
        {
            var raw = source is null ? reader.TextOrNull(5) ?? "" : source.Read(reader.GetInt64(3), Math.Min(reader.GetInt32(4), MaxRawBytes));
            writer.WriteLine(string.Join(',', reader.GetInt64(0).ToString(CultureInfo.InvariantCulture), CsvText.Cell(reader.GetString(1)), CsvText.Cell(reader.GetString(2)), CsvText.Cell(raw)));
        }
    }

    /// <summary>Ranges of a stream, read in ascending order.</summary>
    private sealed class ByteRanges(Stream stream) : IDisposable
    {
        private readonly byte[] skipped = new byte[1 << 16];
        private long position;

        public string Read(long offset, int length)
        {
            while (position < offset)
            {
                var read = stream.Read(skipped, 0, (int)Math.Min(skipped.Length, offset - position));
                if (read == 0) throw new EndOfStreamException("The file became shorter while it was imported.");
                position += read;
            }

            var bytes = new byte[length];
            stream.ReadExactly(bytes);
            position += length;
            return Encoding.UTF8.GetString(bytes);
        }

        public void Dispose() => stream.Dispose();
    }
}
