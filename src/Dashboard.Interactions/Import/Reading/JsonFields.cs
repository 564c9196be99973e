using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// Picks values out of JSON objects by their paths, in one pass and without building a tree. A list of
/// <c>{"key": …, "value": …}</c>, as OpenTelemetry writes attributes, is read as an object of those keys, and a path leads
/// into a text that holds JSON: it is unpacked only where one does.
/// </summary>
internal sealed class JsonFields
{
    /// <summary>How deep a record may be nested: as far as <see cref="Utf8JsonReader"/> goes.</summary>
    public const int MaxNesting = 64;

    private const ulong Odd = 0x9E3779B97F4A7C15;

    private readonly Node root = new([]);
    private readonly Found[] values;
    private byte[] made = new byte[256];
    private int madeLength;

    /// <param name="places">For each value the paths that lead to it, of which a record has one.</param>
    public JsonFields(IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> places)
    {
        values = new Found[places.Count];
        for (var i = 0; i < places.Count; i++)
        {
            foreach (var path in places[i])
            {
                var node = root;
                foreach (var key in path) node = node.ChildOf(Encoding.UTF8.GetBytes(key));
                node.Places.Add(i);
            }
        }
    }

    /// <summary>Whether any value was found in the object read last.</summary>
    public bool HasAny { get; private set; }

    /// <summary>Whether the object read last was nested too deeply to be read.</summary>
    public bool IsTooDeep { get; private set; }

    /// <summary>
    /// Which keys the object read last has, and in which order, as one number: two objects of one number have the same columns.
    /// Keys inside lists and inside texts are in it only as far as a path leads there.
    /// </summary>
    public ulong Shape { get; private set; }

    /// <summary>Reads an object; false when the text is none.</summary>
    /// <param name="json">The text.</param>
    /// <param name="isList">Whether it may be a list of keys and values.</param>
    public bool Read(ReadOnlySpan<byte> json, bool isList = false)
    {
        Array.Clear(values);
        (madeLength, HasAny, IsTooDeep, Shape) = (0, false, false, 0);
        return ReadText(json, root, new Source(0, IsMade: false), isList);
    }

    /// <summary>
    /// A value of the object read last: a text without its quotes, an object or a list as its JSON, anything else as it
    /// stands; empty for null and for none.
    /// </summary>
    public ReadOnlySpan<byte> Value(int place, ReadOnlySpan<byte> json)
    {
        var value = values[place];
        return (value.IsMade ? made : json).Slice(value.Start, value.Length);
    }

    /// <summary>Whether a value of the object read last is an object or a list, so that it is given as JSON.</summary>
    public bool IsStructure(int place) => values[place].IsStructure;

    private bool ReadText(ReadOnlySpan<byte> json, Node node, Source source, bool isList = true)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            if (!reader.Read()) return false;
            if (reader.TokenType == JsonTokenType.StartObject) ReadObject(ref reader, node, source);
            else if (isList && reader.TokenType == JsonTokenType.StartArray) ReadKeyed(ref reader, node, source);
            else return false;
            return !reader.Read();
        }
        catch (JsonException)
        {
            IsTooDeep |= node == root && reader.CurrentDepth >= MaxNesting;
            return false;
        }
    }

    private void ReadObject(ref Utf8JsonReader reader, Node node, Source source)
    {
        var next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            AddKey(reader.ValueSpan);

            // Records mostly have their keys in one order: the child after the last one is tried first.
            Node? found = null;
            for (var i = 0; i < node.Children.Count && found is null; i++, next++)
            {
                if (next >= node.Children.Count) next = 0;
                if (JsonText.Is(ref reader, node.Children[next].Name)) found = node.Children[next];
            }

            reader.Read();
            if (found is null) SkipValue(ref reader);
            else ReadValue(ref reader, found, source);
        }

        Shape = (Shape * Odd) + 1;
    }

    // A value that nobody asked for, whose keys count all the same.
    private void SkipValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            AddKey(reader.ValueSpan);
            reader.Read();
            SkipValue(ref reader);
        }

        Shape = (Shape * Odd) + 1;
    }

    private void AddKey(ReadOnlySpan<byte> key)
    {
        var hash = (ulong)key.Length;
        while (key.Length >= sizeof(ulong))
        {
            hash = (hash * Odd) ^ BinaryPrimitives.ReadUInt64LittleEndian(key);
            key = key[sizeof(ulong)..];
        }

        foreach (var letter in key) hash = (hash * 257) + letter;
        Shape = BitOperations.RotateLeft((Shape ^ hash) * Odd, 29);
    }

    private void ReadValue(ref Utf8JsonReader reader, Node node, Source source)
    {
        var start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return;
            case JsonTokenType.String:
                ReadString(ref reader, node, source);
                return;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                if (node.Children.Count > 0)
                {
                    var inside = reader;
                    if (inside.TokenType == JsonTokenType.StartObject) ReadObject(ref inside, node, source);
                    else ReadKeyed(ref inside, node, source);
                    reader.Skip();
                }
                else
                {
                    SkipValue(ref reader);
                }

                Keep(node, new Found(source.Base + start, (int)reader.BytesConsumed - start, source.IsMade, IsStructure: true));
                return;
            default:
                Keep(node, new Found(source.Base + start, reader.ValueSpan.Length, source.IsMade));
                return;
        }
    }

    private void ReadString(ref Utf8JsonReader reader, Node node, Source source)
    {
        if (node.Places.Count == 0 && node.Children.Count == 0) return;
        Found text;
        if (reader.ValueIsEscaped)
        {
            Reserve(reader.ValueSpan.Length);
            var length = JsonText.Unescape(reader.ValueSpan, made.AsSpan(madeLength));
            text = new Found(madeLength, length, IsMade: true);
            madeLength += length;
        }
        else
        {
            text = new Found(source.Base + (int)reader.TokenStartIndex + 1, reader.ValueSpan.Length, source.IsMade);
        }

        Keep(node, text);
        if (node.Children.Count == 0) return;

        // What is made inside goes behind it, and may move it: the text itself stays where it was read.
        var inside = reader.ValueIsEscaped ? made.AsSpan(text.Start, text.Length) : reader.ValueSpan;
        if (JsonText.MayBeJson(inside) && !ReadText(inside, node, new Source(text.Start, text.IsMade))) ForgetBelow(node);
    }

    private void ReadKeyed(ref Utf8JsonReader reader, Node node, Source source)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String && TaggedValue.Split(reader, out var length))
            {
                ReadTag(ref reader, node, source, length);
                continue;
            }

            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            if (!TypedValue.Read(ref reader, out var key, out var value)) continue;
            AddKey(key.ValueSpan);
            Node? found = null;
            foreach (var child in node.Children)
            {
                if (JsonText.Is(ref key, child.Name)) found = child;
            }

            if (found is null) continue;
            var form = TypedValue.Unwrap(ref value);
            if (form == TypedValue.Form.Plain) ReadValue(ref value, found, source);
            else ReadTyped(ref value, form, found);
        }
    }

    // "user_id:7" among the tags is the value 7 of user_id.
    private void ReadTag(ref Utf8JsonReader reader, Node node, Source source, int length)
    {
        var tag = reader.ValueSpan;
        AddKey(tag[..length]);
        foreach (var child in node.Children)
        {
            if (tag[..length].SequenceEqual(child.Name))
                Keep(child, new Found(source.Base + (int)reader.TokenStartIndex + 1 + length + 1, tag.Length - length - 1, source.IsMade));
        }
    }

    // A list or an object of typed values is read as the plain JSON that it stands for.
    private void ReadTyped(ref Utf8JsonReader reader, TypedValue.Form form, Node node)
    {
        var plain = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(plain, new JsonWriterOptions { SkipValidation = true }))
            TypedValue.Write(ref reader, form, writer);
        Reserve(plain.WrittenCount);
        plain.WrittenSpan.CopyTo(made.AsSpan(madeLength));
        var text = new Found(madeLength, plain.WrittenCount, IsMade: true, IsStructure: true);
        madeLength += text.Length;
        Keep(node, text);
        if (node.Children.Count > 0) ReadText(plain.WrittenSpan, node, new Source(text.Start, IsMade: true));
    }

    private void Reserve(int length)
    {
        if (made.Length - madeLength < length) Array.Resize(ref made, (made.Length + length) * 2);
    }

    private void Keep(Node node, Found value)
    {
        foreach (var place in node.Places)
        {
            values[place] = value;
            HasAny |= value.Length > 0;
        }
    }

    private void ForgetBelow(Node node)
    {
        foreach (var child in node.Children)
        {
            foreach (var place in child.Places) values[place] = default;
            ForgetBelow(child);
        }
    }

    /// <summary>Where a value stands.</summary>
    /// <param name="Start">From the record's start; in what was made of it where <paramref name="IsMade"/>.</param>
    private readonly record struct Found(int Start, int Length, bool IsMade = false, bool IsStructure = false);

    /// <summary>Where a text that is being read stands.</summary>
    private readonly record struct Source(int Base, bool IsMade);

    private sealed class Node(byte[] name)
    {
        public byte[] Name { get; } = name;

        public List<Node> Children { get; } = [];

        public List<int> Places { get; } = [];

        public Node ChildOf(byte[] key)
        {
            if (Children.Find(c => c.Name.AsSpan().SequenceEqual(key)) is { } known) return known;
            var child = new Node(key);
            Children.Add(child);
            return child;
        }
    }
}
