using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// The rows that a database's dump inserts, as <c>mysqldump</c>, <c>sqlite3 .dump</c> and <c>pg_dump</c> write them:
/// <c>INSERT INTO t (…) VALUES (…),(…);</c> with the columns of its <c>CREATE TABLE</c> where it names none, and
/// <c>COPY t (…) FROM stdin;</c> with its lines of tabs. Every other statement is passed over.
/// </summary>
internal sealed class SqlDumpScanner : RecordScanner
{
    private static readonly SearchValues<byte> InTuple = SearchValues.Create("'()\n,\"`"u8);
    private static readonly SearchValues<byte> InText = SearchValues.Create("'\\"u8);

    private readonly Dictionary<string, IReadOnlyList<string>> created = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(int Start, int Length)> fields = [];
    private readonly ArrayBufferWriter<byte> value = new();
    private Mode mode;
    private bool hasBackslashes;
    private long line = 1;

    public SqlDumpScanner(Stream stream)
        : base(stream)
    {
        SkipByteOrderMark();
        while (Window.Bytes.Length < 1 << 12 && Window.Extend())
        {
        }

        // Only MySQL and its kin escape with a backslash, and quote names with a backtick.
        var head = Window.Bytes[..Math.Min(Window.Bytes.Length, 1 << 12)];
        hasBackslashes = head.Contains((byte)'`') || head.IndexOf("MySQL"u8) >= 0 || head.IndexOf("MariaDB"u8) >= 0;
    }

    private enum Mode
    {
        Statements,
        Values,
        Lines,
    }

    /// <summary>The table that the row is for.</summary>
    public string Table { get; private set; } = "";

    /// <summary>Its columns; empty where the dump names none.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    public int FieldCount => fields.Count;

    /// <summary>Whether a field is NULL.</summary>
    public bool IsNull(int index) => mode == Mode.Lines ? Plain(index).SequenceEqual("\\N"u8) : Ascii(Plain(index), "NULL"u8);

    /// <summary>A field's text; valid until the next call.</summary>
    public ReadOnlySpan<byte> Field(int index)
    {
        var plain = Plain(index);
        if (mode == Mode.Lines) return plain.Contains((byte)'\\') ? Unescape(plain, hasQuotes: false) : plain;
        var quote = plain.IndexOf((byte)'\'');
        if (quote < 0 || plain[^1] != '\'') return plain;
        var text = plain[(quote + 1)..^1];
        return text.ContainsAny((byte)'\'', (byte)'\\') ? Unescape(text, hasQuotes: true) : text;
    }

    protected override bool Find(out int length, out int consumed)
    {
        while (true)
        {
            if (mode == Mode.Lines)
            {
                (length, consumed) = LineAt();
                if (consumed == 0) return false;
                Line = Math.Max(line++, Line + 1);
                if (!Window.Bytes[..length].SequenceEqual("\\."u8)) return Lines(length);
                Window.Skip(consumed);
                mode = Mode.Statements;
            }

            SkipSpace();
            if (Window.Bytes.IsEmpty)
            {
                (length, consumed) = (0, 0);
                return false;
            }

            if (mode == Mode.Values && Window.Bytes[0] == ',')
            {
                Window.Skip(1);
                continue;
            }

            if (mode == Mode.Values && Window.Bytes[0] == '(')
            {
                // One statement holds many rows on one line: each has a number of its own.
                Line = Math.Max(line, Line + 1);
                Tuple(out length, out consumed);
                line += Window.Bytes[..consumed].Count((byte)'\n');
                return true;
            }

            mode = Mode.Statements;
            Statement();
        }
    }

    private static bool Ascii(ReadOnlySpan<byte> text, ReadOnlySpan<byte> upper) => System.Text.Ascii.EqualsIgnoreCase(text, upper);

    private static bool Begins(ReadOnlySpan<byte> text, ReadOnlySpan<byte> upper) =>
        text.Length >= upper.Length && Ascii(text[..upper.Length], upper);

    private ReadOnlySpan<byte> Plain(int index)
    {
        var (start, length) = CollectionsMarshal.AsSpan(fields)[index];
        return Raw.Slice(start, length);
    }

    private bool Lines(int length)
    {
        fields.Clear();
        for (var start = 0; start <= length;)
        {
            var end = Window.Bytes[start..length].IndexOf((byte)'\t');
            end = end < 0 ? length : start + end;
            fields.Add((start, end - start));
            start = end + 1;
        }

        return true;
    }

    // Stands on the opening bracket.
    private void Tuple(out int length, out int consumed)
    {
        fields.Clear();
        var (start, depth) = (1, 0);
        for (var position = 1; ;)
        {
            var found = IndexOfAny(InTuple, position);
            if (found < 0)
            {
                Problem = Window.Bytes.Length > MaxRecordBytes ? TooLong : "the file ends inside this row";
                length = consumed = Math.Min(Window.Bytes.Length, MaxRecordBytes);
                if (Window.Bytes.Length > MaxRecordBytes) mode = Mode.Statements;
                return;
            }

            position = found + 1;
            switch (Window.Bytes[found])
            {
                case (byte)'\'':
                    position = EndOfText(position);
                    if (position >= 0) break;
                    Problem = "a text in this row is not closed";
                    (length, consumed) = LineAt();
                    mode = Mode.Statements;
                    return;
                case (byte)'(':
                    depth++;
                    break;
                case (byte)',' when depth == 0:
                    Add(start, found);
                    start = position;
                    break;
                case (byte)')' when depth > 0:
                    depth--;
                    break;
                case (byte)')':
                    Add(start, found);
                    length = consumed = position;
                    return;
            }
        }
    }

    private void Add(int start, int end)
    {
        var text = Window.Bytes[start..end];
        var trimmed = text.TrimStart(" \t\r\n"u8);
        fields.Add((start + text.Length - trimmed.Length, trimmed.TrimEnd(" \t\r\n"u8).Length));
    }

    private int EndOfText(int position)
    {
        while (true)
        {
            var found = IndexOfAny(InText, position);
            if (found < 0) return -1;
            var isQuote = Window.Bytes[found] == '\'';
            position = found + 1;
            if (!isQuote && !hasBackslashes) continue;
            while (Window.Bytes.Length <= position)
            {
                if (!Window.Extend()) return isQuote ? position : -1;
            }

            if (isQuote && Window.Bytes[position] != '\'') return position;
            position++;
        }
    }

    // Reads a line of statements, and what begins with it.
    private void Statement()
    {
        const int Enough = 1 << 16;
        while (Window.Bytes.Length < Enough && Window.Bytes.IndexOf((byte)'\n') < 0 && Window.Extend())
        {
        }

        var text = Window.Bytes[..Math.Min(Window.Bytes.Length, Enough)];
        if (Begins(text, "INSERT "u8) || Begins(text, "REPLACE INTO"u8))
        {
            var values = IndexOf(text, "VALUES"u8);
            if (values > 0 && text[..values].IndexOf((byte)';') < 0)
            {
                (Table, var names) = SqlNames.OfInsert(Encoding.UTF8.GetString(text[..values]));
                Names = names.Count > 0 ? names : created.GetValueOrDefault(Table) ?? [];
                mode = Mode.Values;
                Pass(values + "VALUES".Length);
                return;
            }
        }
        else if (Begins(text, "COPY "u8) && IndexOf(text, "FROM STDIN"u8) is > 0 and var from)
        {
            (Table, Names) = SqlNames.OfInsert(Encoding.UTF8.GetString(text[..from]));
            mode = Mode.Lines;
        }
        else if (Begins(text, "CREATE TABLE"u8))
        {
            var end = text.IndexOf(";"u8);
            var (table, names) = SqlNames.OfCreate(Encoding.UTF8.GetString(end < 0 ? text : text[..end]));
            if (names.Count > 0) created[table] = names;
        }

        var newline = Window.Bytes.IndexOf((byte)'\n');
        if (newline >= 0) Pass(newline + 1);
        else
        {
            Window.SkipPast((byte)'\n');
            line++;
        }
    }

    private static int IndexOf(ReadOnlySpan<byte> text, ReadOnlySpan<byte> upper)
    {
        for (var i = 0; i + upper.Length <= text.Length; i++)
        {
            if ((text[i] | 0x20) == (upper[0] | 0x20) && Ascii(text.Slice(i, upper.Length), upper)) return i;
        }

        return -1;
    }

    private void Pass(int count)
    {
        line += Window.Bytes[..count].Count((byte)'\n');
        Window.Skip(count);
    }

    private void SkipSpace()
    {
        while (true)
        {
            var rest = Window.Bytes.TrimStart(" \t\r\n;"u8);
            Pass(Window.Bytes.Length - rest.Length);
            if (!Window.Bytes.IsEmpty || !Window.Extend()) return;
        }
    }

    private ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> text, bool hasQuotes)
    {
        value.ResetWrittenCount();
        var target = value.GetSpan(text.Length);
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (hasQuotes && text[i] == '\'' && i + 1 < text.Length && text[i + 1] == '\'') i++;
            else if ((!hasQuotes || hasBackslashes) && text[i] == '\\' && i + 1 < text.Length)
            {
                i++;
                target[length++] =
                    text[i] switch { (byte)'n' => (byte)'\n', (byte)'r' => (byte)'\r', (byte)'t' => (byte)'\t', (byte)'b' =>
                        (byte)'\b', (byte)'Z' => 0x1a, var other => other };
                continue;
            }

            target[length++] = text[i];
        }

        return target[..length];
    }
}
