namespace Dashboard.Interactions.Import.Reading;

/// <summary>One record a line, as NDJSON has them; blank lines are no records.</summary>
internal sealed class LineScanner : RecordScanner
{
    private long lines;

    public LineScanner(Stream stream)
        : base(stream) => SkipByteOrderMark();

    protected override bool Find(out int length, out int consumed)
    {
        while (true)
        {
            (length, consumed) = LineAt();
            if (consumed == 0) return false;
            Line = ++lines;
            if (!Window.Bytes[..length].Trim(" \t"u8).IsEmpty) return true;
            Window.Skip(consumed);
        }
    }
}
