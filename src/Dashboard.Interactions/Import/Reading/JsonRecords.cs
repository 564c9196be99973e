namespace Dashboard.Interactions.Import.Reading;

/// <summary>The records of a JSON log in turn: those that stand in the file, and those inside envelopes.</summary>
internal sealed class JsonRecords(LogFile log) : IDisposable
{
    private readonly LogContent content = log.Open();
    private readonly EnvelopeOpener opener = new();
    private JsonScanner? opened;
    private bool isInside;
    private byte[]? mended;
    private long place;

    /// <summary>Whether envelopes are looked for in every record; otherwise only in those that have no value asked for.</summary>
    public bool HasEnvelopes { get; set; }

    public double Fraction => content.Fraction;

    /// <summary>Where people find the record: its line, or its place where it stands in a list or an envelope.</summary>
    public long Line => HasEnvelopes ? place : Scanner.Line;

    /// <summary>The record as an object of its own; valid until the next call.</summary>
    public ReadOnlySpan<byte> Raw => isInside ? opener.Record : mended ?? Scanner.Raw;

    /// <summary>Why the record cannot be read, in words; null when it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was opened, in sentences.</summary>
    public IEnumerable<string> Notes => opener.Notes;

    private JsonScanner Scanner => opened ??= new JsonScanner(content.Stream);

    /// <summary>The next record, its fields read; false at the end.</summary>
    public bool Read(JsonFields fields)
    {
        while (true)
        {
            if (isInside = opener.Next())
            {
                place++;
                Problem = fields.Read(opener.Record) ? opener.Problem : "the record is not a JSON object";
                return true;
            }

            mended = null;
            if (!Scanner.Read()) return false;
            Problem = Scanner.Problem;
            if (Problem is null && IsOpened(fields)) continue;
            place++;
            return true;
        }
    }

    public void Dispose()
    {
        opened?.Dispose();
        content.Stream.Dispose();
    }

    /// <summary>Whether the record that the scanner stands on is an envelope; its fields are read otherwise.</summary>
    private bool IsOpened(JsonFields fields)
    {
        mended = null;
        var isObject = fields.Read(Scanner.Raw);
        if (!isObject && Scanner.Rescan()) isObject = Scanner.Problem is null && fields.Read(Scanner.Raw);
        if (!isObject && Scanner.Problem is null && (mended = JsonMending.Mend(Scanner.Raw)) is not null
            && !(isObject = fields.Read(mended))) mended = null;
        var around = Scanner.Around;
        var mayBe = isObject ? HasEnvelopes || !fields.HasAny
            || around.Length > 0 : Scanner.IsList is true && Scanner.Raw is [(byte)'[', ..];
        if (mayBe && opener.Open(Raw, around, Scanner.Path)) return HasEnvelopes = true;
        Problem = isObject ? null : Scanner.Problem ?? Fault(Scanner.Raw, fields);
        return false;
    }

    private static string Fault(ReadOnlySpan<byte> record, JsonFields fields)
    {
        if (fields.IsTooDeep) return $"the record is nested more than {JsonFields.MaxNesting} levels deep";

        // {'a': 1} or { a: 1 }: what a console shows of an object.
        var isPrinted = record is [(byte)'{', ..] && record[1..]
            .TrimStart(" \t\r\n"u8) is [(byte)'\'' or (>= (byte)'A' and <= (byte)'z'), ..];
        return isPrinted ? "the record is an object as Python or JavaScript prints it, and no JSON: export it as JSON"
            : "the record is not a JSON object";
    }
}
