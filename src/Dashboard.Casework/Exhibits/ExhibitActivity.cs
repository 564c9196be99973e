using System.Globalization;
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

    private const string Header = "account,day,capability,model,interactions,input_tokens,output_tokens";
    private const string DayFormat = "yyyy-MM-dd";
    private const int FlushAt = 1 << 16;

    // No log has a longer record; what is longer was made to fill the reader's memory.
    private const int MaxRecordLength = 1 << 24;

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the lines and counts them while they pass.</summary>
    public static async Task<ActivityCount> WriteAsync(IAsyncEnumerable<ActivityLine> lines, Stream stream, CancellationToken cancellationToken = default)
    {
        var tally = new Tally();
        var text = new StringBuilder(Header).Append("\r\n");
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            tally.Add(line);
            text.Append(CsvText.Cell(line.Account)).Append(',').Append(line.Day.ToString(DayFormat, CultureInfo.InvariantCulture)).Append(',')
                .Append(CsvText.Cell(line.Capability)).Append(',').Append(CsvText.Cell(line.Model)).Append(CultureInfo.InvariantCulture, $",{line.Interactions},{line.InputTokens},{line.OutputTokens}\r\n");
            if (text.Length < FlushAt) continue;
            await stream.WriteAsync(Utf8.GetBytes(text.ToString()), cancellationToken);
            text.Clear();
        }

        await stream.WriteAsync(Utf8.GetBytes(text.ToString()), cancellationToken);
        return tally.Count();
    }

    /// <summary>Reads the lines of a file that <see cref="WriteAsync"/> wrote.</summary>
    /// <exception cref="FormatException">The file is not such a file; the message says where.</exception>
    public static async IAsyncEnumerable<ActivityLine> ReadAsync(
        Stream stream, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var reader = new StreamReader(stream, Utf8, leaveOpen: true);
        var block = new char[FlushAt];
        var first = $"{Header}\r\n";
        if (await reader.ReadBlockAsync(block.AsMemory(0, first.Length), cancellationToken) < first.Length || !block.AsSpan().StartsWith(first))
            throw new FormatException($"The first line is not '{Header}'.");
        var (record, plain) = (new RecordReader(), new PlainRecords());
        var (kept, read) = (0, 0);
        while ((read = await reader.ReadBlockAsync(block.AsMemory(kept), cancellationToken)) > 0)
        {
            var (at, length) = (0, kept + read);
            kept = 0;
            while (at < length)
            {
                // A record without quotes is cut as it stands; one with quotes, and one longer than the block, character by character.
                var end = record.IsUnfinished ? -1 : Array.IndexOf(block, '\n', at, length - at);
                if (end >= 0 && plain.TryParse(block.AsSpan(at..end), out var line))
                {
                    record.Skip();
                    at = end + 1;
                    yield return line;
                }
                else if (end < 0 && at > 0 && !record.IsUnfinished)
                {
                    kept = length - at;
                    block.AsSpan(at, kept).CopyTo(block);
                    at = length;
                }
                else if (record.Take(block[at++]))
                {
                    yield return Parse(record.Finish(), record.Number);
                }
            }
        }

        for (var i = 0; i < kept; i++) _ = record.Take(block[i]);
        if (record.IsUnfinished) yield return Parse(record.Finish(), record.Number);
    }

    /// <summary>Counts a file that <see cref="WriteAsync"/> wrote.</summary>
    /// <exception cref="FormatException">The file is not such a file; the message says where.</exception>
    public static async Task<ActivityCount> CountAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        var tally = new Tally();
        await foreach (var line in ReadAsync(stream, cancellationToken)) tally.Add(line);
        return tally.Count();
    }

    private static ActivityLine Parse(string[] fields, long number)
    {
        if (fields.Length == 7
            && DateOnly.TryParseExact(fields[1], DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && long.TryParse(fields[4], NumberStyles.None, CultureInfo.InvariantCulture, out var interactions)
            && long.TryParse(fields[5], NumberStyles.None, CultureInfo.InvariantCulture, out var inputTokens)
            && long.TryParse(fields[6], NumberStyles.None, CultureInfo.InvariantCulture, out var outputTokens))
        {
            return new ActivityLine(CsvText.Read(fields[0]), day, CsvText.Read(fields[2]), CsvText.Read(fields[3]), interactions, inputTokens, outputTokens);
        }

        throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Record {number} is not an account, a day, a capability, a model and three counts."));
    }

    /// <summary>Reads records that have no quotes: nearly all. Names and days come again and again, and are kept.</summary>
    private sealed class PlainRecords
    {
        private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);
        private readonly Dictionary<string, DateOnly> days = new(StringComparer.Ordinal);

        /// <summary>Whether it is a whole record without quotes; what is not is left to be read with care, or refused.</summary>
        public bool TryParse(ReadOnlySpan<char> record, out ActivityLine line)
        {
            line = default;
            if (record.EndsWith('\r')) record = record[..^1];
            if (record.ContainsAny('"', '\r')) return false;
            Span<Range> fields = stackalloc Range[8];
            if (record.Split(fields, ',') != 7) return false;
            if (!TryDay(record[fields[1]], out var day)
                || !long.TryParse(record[fields[4]], NumberStyles.None, CultureInfo.InvariantCulture, out var interactions)
                || !long.TryParse(record[fields[5]], NumberStyles.None, CultureInfo.InvariantCulture, out var inputTokens)
                || !long.TryParse(record[fields[6]], NumberStyles.None, CultureInfo.InvariantCulture, out var outputTokens)) return false;
            line = new ActivityLine(Text(record[fields[0]]), day, Text(record[fields[2]]), Text(record[fields[3]]), interactions, inputTokens, outputTokens);
            return true;
        }

        private string Text(ReadOnlySpan<char> cell)
        {
            var known = texts.GetAlternateLookup<ReadOnlySpan<char>>();
            if (!known.TryGetValue(cell, out var text)) known[cell] = text = CsvText.Read(cell.ToString());
            return text;
        }

        private bool TryDay(ReadOnlySpan<char> cell, out DateOnly day)
        {
            var known = days.GetAlternateLookup<ReadOnlySpan<char>>();
            if (known.TryGetValue(cell, out day)) return true;
            if (!DateOnly.TryParseExact(cell, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)) return false;
            known[cell] = day;
            return true;
        }
    }

    /// <summary>Splits RFC 4180 text into records, a character at a time: a quoted value may hold line breaks.</summary>
    private sealed class RecordReader
    {
        private readonly List<string> fields = [];
        private readonly StringBuilder value = new();
        private int recordLength;
        private bool isQuoted;
        private bool isAfterQuote;

        /// <summary>The record being read, the header counted as 1.</summary>
        public long Number { get; private set; } = 1;

        public bool IsUnfinished => isQuoted || isAfterQuote || fields.Count > 0 || value.Length > 0;

        /// <summary>Takes a character; true when it ends the record.</summary>
        /// <exception cref="FormatException">The record is longer than any.</exception>
        public bool Take(char c)
        {
            if (++recordLength > MaxRecordLength) throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Record {Number + 1} is longer than {MaxRecordLength:N0} characters."));
            if (c == '"')
            {
                // A quote right after a closing one is a quote of the value, which goes on.
                if (isAfterQuote) value.Append(c);
                isAfterQuote = isQuoted;
                isQuoted = !isQuoted;
                return false;
            }

            isAfterQuote = false;
            if (isQuoted || c is not (',' or '\r' or '\n')) value.Append(c);
            else if (c == ',') EndField();
            else return c == '\n';
            return false;
        }

        /// <summary>Counts a record that was read otherwise.</summary>
        public void Skip() => Number++;

        public string[] Finish()
        {
            EndField();
            Number++;
            recordLength = 0;
            var record = fields.ToArray();
            fields.Clear();
            (isQuoted, isAfterQuote) = (false, false);
            return record;
        }

        private void EndField()
        {
            fields.Add(value.ToString());
            value.Clear();
        }
    }

    private sealed class Tally
    {
        private readonly HashSet<string> accounts = new(StringComparer.Ordinal);
        private readonly HashSet<DateOnly> days = [];
        private long interactions;
        private long inputTokens;
        private long outputTokens;

        public void Add(ActivityLine line)
        {
            // An interaction of nobody counts; nobody is not an account.
            if (line.Account.Length > 0) accounts.Add(line.Account);
            days.Add(line.Day);
            checked
            {
                interactions += line.Interactions;
                inputTokens += line.InputTokens;
                outputTokens += line.OutputTokens;
            }
        }

        public ActivityCount Count() => new(accounts.Count, interactions, inputTokens, outputTokens, days.Count);
    }
}
