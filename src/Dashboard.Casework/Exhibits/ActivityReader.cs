using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Dashboard.Core;

namespace Dashboard.Casework.Exhibits;

/// <summary>
/// A line of <c>activity.csv</c>, its texts and its day as their numbers in the tables of the <see cref="ActivityReader"/>.
/// </summary>
public readonly record struct ActivityRow(
    int Account, int Day, int Capability, int Model, long Interactions, long InputTokens, long OutputTokens);

/// <summary>
/// Reads <c>activity.csv</c> from its bytes as they come, in blocks of any size, and counts it: so that a file is unpacked, hashed and
/// read in one pass. Each text and day is kept once.
/// </summary>
/// <param name="take">Takes each line, after its texts and day are in the tables.</param>
public sealed class ActivityReader(Action<ActivityRow>? take = null)
{
    internal const string Header = "account,day,capability,model,interactions,input_tokens,output_tokens";
    internal const string DayFormat = "yyyy-MM-dd";

    // No log has a longer record; what is longer was made to fill the reader's memory.
    private const int MaxRecordBytes = 1 << 24;

    private readonly Column<string> accounts = new(CsvText.Read);
    private readonly Column<DateOnly> days = new(text => DateOnly.ParseExact(text, DayFormat, CultureInfo.InvariantCulture));
    private readonly Column<string> capabilities = new(CsvText.Read);
    private readonly Column<string> models = new(CsvText.Read);

    // A record that is not whole yet; a quoted value may hold line breaks.
    private readonly ArrayBufferWriter<byte> begun = new();
    private bool isQuoted;
    private long records;
    private long interactions;
    private long inputTokens;
    private long outputTokens;

    /// <summary>The accounts, in the order in which they came first; empty is nobody.</summary>
    public IReadOnlyList<string> Accounts => accounts.Values;

    public IReadOnlyList<DateOnly> Days => days.Values;

    public IReadOnlyList<string> Capabilities => capabilities.Values;

    public IReadOnlyList<string> Models => models.Values;

    /// <summary>What was read so far comes to. An interaction of nobody counts; nobody is not an account.</summary>
    public ActivityCount Count => new(accounts.Values.Count(a => a.Length > 0), interactions, inputTokens, outputTokens, days.Values.Count);

    /// <summary>The line with its texts.</summary>
    public ActivityLine LineOf(ActivityRow row) =>
        new(Accounts[row.Account], Days[row.Day], Capabilities[row.Capability], Models[row.Model], row.Interactions, row.InputTokens,
            row.OutputTokens);

    /// <summary>Reads on.</summary>
    /// <exception cref="FormatException">It is not such a file; the message says where.</exception>
    /// <exception cref="OverflowException">A sum is larger than any.</exception>
    public void Append(ReadOnlySpan<byte> block)
    {
        int end;
        while ((end = block.IndexOf((byte)'\n')) >= 0)
        {
            var piece = block[..(end + 1)];
            block = block[(end + 1)..];
            if (begun.WrittenCount == 0 && records > 0 && TryTakePlain(piece)) continue;
            Begin(piece);
            if (!isQuoted) End();
        }

        Begin(block);
    }

    /// <summary>Ends the last record, which may lack its line break.</summary>
    /// <exception cref="FormatException">It is not such a file.</exception>
    public void Finish()
    {
        if (begun.WrittenCount > 0 || records == 0) End();
    }

    private void Begin(ReadOnlySpan<byte> piece)
    {
        if (begun.WrittenCount + piece.Length > MaxRecordBytes)
            throw new FormatException(
                string.Create(CultureInfo.InvariantCulture, $"Record {records + 1} is longer than {MaxRecordBytes:N0} bytes."));
        begun.Write(piece);
        isQuoted ^= int.IsOddInteger(piece.Count((byte)'"'));
    }

    private void End()
    {
        var record = begun.WrittenSpan;
        if (records > 0 && !TryTakePlain(record)) TakeQuoted(Encoding.UTF8.GetString(record));
        else if (records == 0 && record.SequenceEqual(Encoding.UTF8.GetBytes(Header + "\r\n"))) records++;
        else if (records == 0) throw new FormatException($"The first line is not '{Header}'.");
        begun.ResetWrittenCount();
        isQuoted = false;
    }

    // A record without quotes, as nearly all are; what is none is left to be read with care, or refused.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryTakePlain(ReadOnlySpan<byte> record)
    {
        var rest = record.EndsWith("\r\n"u8) ? record[..^2] : record.TrimEnd((byte)'\n');
        if (rest.ContainsAny((byte)'"', (byte)'\r')) return false;
        var account = Cell(ref rest);
        var day = Cell(ref rest);
        var capability = Cell(ref rest);
        var model = Cell(ref rest);
        if (!TryNumber(Cell(ref rest), out var some) || !TryNumber(Cell(ref rest), out var input) || !TryNumber(rest, out var output))
            return false;
        if (!days.TryFind(day, out var dayNumber) || !accounts.TryFind(account, out var accountNumber)) return false;
        if (!capabilities.TryFind(capability, out var capabilityNumber) || !models.TryFind(model, out var modelNumber)) return false;
        Take(new ActivityRow(accountNumber, dayNumber, capabilityNumber, modelNumber, some, input, output));
        return true;
    }

    private static ReadOnlySpan<byte> Cell(ref ReadOnlySpan<byte> rest)
    {
        var comma = rest.IndexOf((byte)',');
        var cell = comma < 0 ? rest : rest[..comma];
        rest = comma < 0 ? default : rest[(comma + 1)..];
        return cell;
    }

    private static bool TryNumber(ReadOnlySpan<byte> cell, out long number)
    {
        const int SafeDigits = 18;
        number = 0;
        if (cell.IsEmpty || cell.Length > SafeDigits)
            return long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out number);
        foreach (var c in cell)
        {
            var digit = (uint)(c - '0');
            if (digit > 9) return false;
            number = number * 10 + digit;
        }

        return true;
    }

    private void TakeQuoted(string record)
    {
        try
        {
            var cells = CsvText.Cells(record);
            long Number(int cell) => long.Parse(cells[cell], NumberStyles.None, CultureInfo.InvariantCulture);
            if (cells.Count != 7) throw new FormatException();
            Take(
                new ActivityRow(
                    accounts.Find(cells[0]), days.Find(cells[1]), capabilities.Find(cells[2]), models.Find(cells[3]), Number(4), Number(5),
                    Number(6)));
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new FormatException(
                string.Create(CultureInfo.InvariantCulture,
                    $"Record {records + 1} is not an account, a day, a capability, a model and three counts."), e);
        }
    }

    private void Take(ActivityRow row)
    {
        checked
        {
            interactions += row.Interactions;
            inputTokens += row.InputTokens;
            outputTokens += row.OutputTokens;
        }

        records++;
        take?.Invoke(row);
    }

    /// <summary>
    /// The values of a column, each once. The same value may be written in several ways, and comes often several times in a row.
    /// </summary>
    private sealed class Column<T>(Func<string, T> read)
        where T : notnull
    {
        private const int MaxPlainLength = 256;

        private readonly Dictionary<string, int> byCell = new(StringComparer.Ordinal);
        private readonly Dictionary<T, int> byValue = [];
        private readonly byte[] last = new byte[MaxPlainLength];
        private int lastLength = -1;
        private int lastNumber;

        public List<T> Values { get; } = [];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public bool TryFind(ReadOnlySpan<byte> cell, out int number)
        {
            number = lastNumber;
            if (cell.Length == lastLength && cell.SequenceEqual(last.AsSpan(0, lastLength))) return true;
            if (cell.Length > MaxPlainLength) return false;
            Span<char> text = stackalloc char[MaxPlainLength];
            text = text[..Encoding.UTF8.GetChars(cell, text)];
            if (!byCell.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out number) && !TryRead(text.ToString(), out number))
                return false;
            cell.CopyTo(last);
            (lastLength, lastNumber) = (cell.Length, number);
            return true;
        }

        /// <exception cref="FormatException">It is no value of the column.</exception>
        public int Find(string cell)
        {
            if (byCell.TryGetValue(cell, out var number)) return number;
            var value = read(cell);
            if (!byValue.TryGetValue(value, out number))
            {
                byValue.Add(value, number = Values.Count);
                Values.Add(value);
            }

            byCell.Add(cell, number);
            return number;
        }

        private bool TryRead(string cell, out int number)
        {
            try
            {
                number = Find(cell);
                return true;
            }
            catch (FormatException)
            {
                number = 0;
                return false;
            }
        }
    }
}
