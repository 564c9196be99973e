namespace Dashboard.Interactions.Import.Parsing;

/// <summary>The texts of one field for the rows of a batch, as ranges of the batch's bytes.</summary>
internal sealed class TextColumn(int capacity)
{
    private readonly int[] starts = new int[capacity];
    private readonly int[] lengths = new int[capacity];

    public void Set(int row, int start, int length) => (starts[row], lengths[row]) = (start, length);

    public void Clear(int row) => lengths[row] = -1;

    public bool Has(int row) => lengths[row] >= 0;

    public ReadOnlySpan<byte> Of(int row, ReadOnlySpan<byte> bytes) => bytes.Slice(starts[row], lengths[row]);
}

/// <summary>Rows that have been read and checked, by columns, on their way from the reader to the store. Used again and again.</summary>
/// <param name="capacity">The most rows.</param>
/// <param name="texts">How many fields of text there are.</param>
internal sealed class ParsedBatch(int capacity, int texts)
{
    /// <summary>A batch of long texts is handed on before it is full.</summary>
    private const int EnoughBytes = 8 << 20;

    private byte[] bytes = new byte[capacity * 64];
    private int used;

    public int Count { get; private set; }

    /// <summary>Rows that were read for it, the rejected ones included.</summary>
    public long RowsRead { get; set; }

    /// <summary>Of those, the rejected ones.</summary>
    public long Rejected { get; set; }

    /// <summary>Share of the file read when it was filled.</summary>
    public double Fraction { get; set; }

    public bool IsFull => Count == capacity || used > EnoughBytes;

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, used);

    public long[] Lines { get; } = new long[capacity];

    /// <summary>Microseconds since 1970-01-01 UTC.</summary>
    public long[] Times { get; } = new long[capacity];

    public UInt128[] Keys { get; } = new UInt128[capacity];

    /// <summary>
    /// What tells rows of one id apart: how complete it is in the upper half, its content's hash in the lower; 0 for a row without an id.
    /// </summary>
    public ulong[] Contents { get; } = new ulong[capacity];

    /// <summary>Requests, all input tokens, output tokens, tokens read from a cache and written to one; -1 for none.</summary>
    public long[][] Counts { get; } = [new long[capacity], new long[capacity], new long[capacity], new long[capacity], new long[capacity]];

    /// <summary>Which of its columns named the account, from 0; -1 for no account.</summary>
    public int[] AccountSources { get; } = new int[capacity];

    /// <summary>Messages before the user's last; -1 where that is not known.</summary>
    public int[] Turns { get; } = new int[capacity];

    /// <summary>When an account was made and when it was banned, as <see cref="Times"/>; -1 for unknown.</summary>
    public long[][] Moments { get; } = [new long[capacity], new long[capacity]];

    /// <summary>The rule that gave the capability: -1 where the log did, 0 for none, else its place from 1.</summary>
    public int[] Rules { get; } = new int[capacity];

    public TextColumn[] Texts { get; } = [.. Enumerable.Range(0, texts).Select(_ => new TextColumn(capacity))];

    public void Clear() => (Count, used, RowsRead, Rejected) = (0, 0, 0, 0);

    /// <summary>Where the texts of the row being filled in begin among <see cref="Bytes"/>.</summary>
    public int Start => used;

    /// <summary>Adds the row that was filled in at <see cref="Count"/>.</summary>
    public void Add() => Count++;

    /// <summary>A field's text of the row being filled in.</summary>
    public void SetText(int column, ReadOnlySpan<byte> text)
    {
        if (bytes.Length - used < text.Length) Array.Resize(ref bytes, (bytes.Length + text.Length) * 2);
        text.CopyTo(bytes.AsSpan(used));
        Texts[column].Set(Count, used, text.Length);
        used += text.Length;
    }

    public ReadOnlySpan<byte> Text(int column, int row) => Texts[column].Of(row, bytes);
}
