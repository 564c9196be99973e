using System.Text.Json;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// Takes the records out of envelopes, one at a time, however deep these stand in each other. A record is given as an
/// object of its own, the members that it inherits before its own.
/// </summary>
internal sealed class EnvelopeOpener
{
    /// <summary>The most envelopes inside each other.</summary>
    public const int MaxDepth = 6;

    private const int MaxPaths = 8;

    private readonly EnvelopeMembers members = new();
    private readonly List<Frame> frames = [];
    private readonly SortedDictionary<string, Opened> opened = new(StringComparer.Ordinal);
    private readonly List<byte> around = [];
    private byte[] record = new byte[1 << 12];
    private int recordLength;
    private int depth;

    /// <summary>The record found last; valid until the next one is looked for.</summary>
    public ReadOnlySpan<byte> Record => record.AsSpan(0, recordLength);

    /// <summary>Why the record found last can be no request; null when it may be one.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was opened, in sentences.</summary>
    public IEnumerable<string> Notes =>
        opened.Where(o => !opened.Keys.Any(k => k.Length > o.Key.Length && k.StartsWith(o.Key, StringComparison.Ordinal)))
        .Select(o => Note(o.Key, o.Value));

    /// <summary>Opens an envelope, or a list of records; false when it is neither, or no JSON.</summary>
    /// <param name="json">An object or a list.</param>
    /// <param name="inherited">What every record inherits besides, each member with a comma behind it.</param>
    /// <param name="path">What was opened before, for people.</param>
    public bool Open(ReadOnlySpan<byte> json, ReadOnlySpan<byte> inherited = default, string path = "")
    {
        (depth, Problem) = (0, null);
        if (!inherited.IsEmpty && json is [(byte)'{', ..])
        {
            Merge(inherited, json);
            if (IsEnvelope(Record, path)) return true;
            Push(Record, 0, path, []).IsSingle = true;
            return true;
        }

        return json is [(byte)'[', ..] ? IsWhole(json) && Push(json, 1, path + "[]", inherited) is not null : IsEnvelope(json, path);
    }

    /// <summary>Finds the next record; false when there is none left.</summary>
    public bool Next()
    {
        while (depth > 0)
        {
            var frame = frames[depth - 1];
            Problem = frame.Problem;
            if (!frame.Next(out var start, out var end))
            {
                depth--;
                continue;
            }

            var element = frame.Text.AsSpan(start, end - start);
            if (element is [(byte)'[', ..] && depth < MaxDepth)
            {
                Push(element, 1, frame.Path + "[]", frame.Inherited);
                continue;
            }

            if (element is [(byte)'{', ..]) Merge(frame.Inherited, element);
            else Set(element);
            if (element is not [(byte)'{', ..] || frame.IsSingle || !IsEnvelope(Record, frame.Path)) return true;
        }

        return false;
    }

    private static string Note(string path, Opened how)
    {
        var inherited = how.Inherited.Count > 0 ? $" Each has what stands beside them, too: {string.Join(", ", how.Inherited)}." : "";
        return $"Its records stand inside “{path}”{(how.Title is null ? "" : $" ({how.Title})")}: each of those is a row.{inherited}";
    }

    private static bool IsWhole(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return reader.Read() && reader.TrySkip() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool IsEnvelope(ReadOnlySpan<byte> json, string path)
    {
        if (depth == MaxDepth || !members.Read(json) || members.Match(json) is not var (envelope, member)) return false;
        var (start, end) = members.ValueOf(member);
        var key = (path.Length > 0 ? path + "." : "") + members.NameOf(member);
        if (envelope.Content == EnvelopeContent.Nothing)
        {
            Problem = $"the record is {envelope.Title}";
            if (depth > 0) return false;
            Set(json);
            var frame = Push(Record, 0, path, []);
            (frame.IsSingle, frame.Problem) = (true, Problem);
            return true;
        }

        around.Clear();
        var inherited = members.WriteInherited(envelope, json, around);
        if (envelope.Content == EnvelopeContent.Text)
        {
            // What looks like JSON and is none, is a text: its record is read as it stands.
            var text = new byte[end - start - 2];
            var inside = text.AsSpan(0, JsonText.Unescape(json[(start + 1)..(end - 1)], text)).Trim(" \t\r\n"u8);
            if (!IsWhole(inside)) return false;
            Note(path, key, envelope, inherited);
            Push(inside, 0, key, [.. around]);
            return true;
        }

        if (envelope.Content == EnvelopeContent.List) key += "[]";
        Note(path, key, envelope, inherited);
        Push(json[start..end], envelope.Content == EnvelopeContent.List ? 1 : 0, key, [.. around]);
        return true;
    }

    private void Note(string path, string key, Envelope envelope, IReadOnlyList<string> inherited)
    {
        if (!opened.TryGetValue(key, out var how))
        {
            if (opened.Count >= MaxPaths) return;
            opened[key] = how = new Opened(envelope.IsPage ? opened.GetValueOrDefault(path)?.Title : envelope.Title);
            if (opened.TryGetValue(path, out var outer)) how.Inherited.UnionWith(outer.Inherited);
        }

        how.Inherited.UnionWith(inherited);
    }

    private Frame Push(ReadOnlySpan<byte> text, int start, string path, ReadOnlySpan<byte> inherited)
    {
        if (frames.Count == depth) frames.Add(new Frame());
        var frame = frames[depth++];
        frame.Begin(text, start, path, inherited);
        return frame;
    }

    private void Set(ReadOnlySpan<byte> json)
    {
        if (record.Length < json.Length) record = new byte[json.Length * 2];
        json.CopyTo(record);
        recordLength = json.Length;
    }

    private void Merge(ReadOnlySpan<byte> inherited, ReadOnlySpan<byte> json)
    {
        var isEmpty = json[1..].TrimStart(" \t\r\n"u8) is [(byte)'}'];
        if (inherited.IsEmpty || isEmpty)
        {
            Set(json);
            return;
        }

        var length = inherited.Length + json.Length;
        if (record.Length < length) record = new byte[length * 2];
        record[0] = (byte)'{';
        inherited.CopyTo(record.AsSpan(1));
        json[1..].CopyTo(record.AsSpan(1 + inherited.Length));
        recordLength = length;
    }

    /// <summary>How records were found.</summary>
    /// <param name="Title">Whose envelope it was; null for a page of any API.</param>
    private sealed record Opened(string? Title)
    {
        /// <summary>What they inherit, as far as the log has it.</summary>
        public SortedSet<string> Inherited { get; } = new(StringComparer.Ordinal);
    }

    /// <summary>A list that is being read, or a single record.</summary>
    private sealed class Frame
    {
        private int position;
        private int length;

        public byte[] Text { get; private set; } = [];

        public string Path { get; private set; } = "";

        public byte[] Inherited { get; private set; } = [];

        /// <summary>Whether what it holds is a record whatever it looks like.</summary>
        public bool IsSingle { get; set; }

        /// <summary>Why what it holds can be no request; null when it may be one.</summary>
        public string? Problem { get; set; }

        public void Begin(ReadOnlySpan<byte> text, int start, string path, ReadOnlySpan<byte> inherited)
        {
            if (Text.Length < text.Length) Text = new byte[Math.Max(text.Length, 1 << 12)];
            text.CopyTo(Text);
            (position, length, Path, IsSingle, Problem) = (start, text.Length, path, false, null);
            Inherited = inherited.ToArray();
        }

        /// <summary>The next element; the text is JSON, so that its brackets fit.</summary>
        public bool Next(out int start, out int end)
        {
            var rest = Text.AsSpan(position, length - position);
            position += rest.Length - rest.TrimStart(" \t\r\n,"u8).Length;
            (start, end) = (position, position);
            if (position >= length || Text[position] == ']') return false;
            var reader = new Utf8JsonReader(Text.AsSpan(position, length - position));
            reader.Read();
            reader.Skip();
            end = position += (int)reader.BytesConsumed;
            return true;
        }
    }
}
