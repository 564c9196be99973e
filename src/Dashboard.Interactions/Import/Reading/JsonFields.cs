using System.Text;
using System.Text.Json;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// Picks values out of JSON objects by their paths, in one pass and without building a tree. A list of
/// <c>{"key": …, "value": …}</c>, as OpenTelemetry writes attributes, is read as an object of those keys.
/// </summary>
internal sealed class JsonFields
{
    /// <summary>How deep columns are looked for.</summary>
    private const int MaxDepth = 5;

    private readonly Node root = new([]);
    private readonly (int Start, int Length, bool IsUnescaped)[] values;
    private byte[] unescaped = new byte[256];
    private int unescapedLength;

    /// <param name="paths">The keys that lead to each value.</param>
    public JsonFields(IReadOnlyList<IReadOnlyList<string>> paths)
    {
        values = new (int, int, bool)[paths.Count];
        for (var i = 0; i < paths.Count; i++)
        {
            var node = root;
            foreach (var key in paths[i])
            {
                var name = Encoding.UTF8.GetBytes(key);
                var child = node.Children.Find(c => c.Name.AsSpan().SequenceEqual(name));
                if (child is null) node.Children.Add(child = new Node(name));
                node = child;
            }

            node.Places.Add(i);
        }
    }

    /// <summary>Reads an object; false when the text is none.</summary>
    public bool Read(ReadOnlySpan<byte> json)
    {
        Array.Clear(values);
        unescapedLength = 0;
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            ReadObject(ref reader, root);
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A value of the object read last: a text without its quotes, anything else as it stands; empty for null and for none.</summary>
    public ReadOnlySpan<byte> Value(int place, ReadOnlySpan<byte> json)
    {
        var (start, length, isUnescaped) = values[place];
        return (isUnescaped ? unescaped : json).Slice(start, length);
    }

    /// <summary>The paths of all values in an object, in their order.</summary>
    /// <param name="json">The object's text; anything else has no paths.</param>
    public static IEnumerable<IReadOnlyList<string>> Paths(ReadOnlySpan<byte> json)
    {
        var paths = new List<IReadOnlyList<string>>();
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!JsonDocument.TryParseValue(ref reader, out var document)) return [];
            using (document)
            {
                if (document.RootElement.ValueKind == JsonValueKind.Object) AddPaths(document.RootElement, [], paths);
            }
        }
        catch (JsonException)
        {
            // The record is rejected when it is read; it only tells no columns.
        }

        return paths;
    }

    private static void AddPaths(JsonElement element, IReadOnlyList<string> path, List<IReadOnlyList<string>> paths)
    {
        foreach (var (key, value) in Members(element))
        {
            IReadOnlyList<string> longer = [.. path, key];
            if (longer.Count < MaxDepth && Members(value).Any()) AddPaths(value, longer, paths);
            else paths.Add(longer);
        }
    }

    private static IEnumerable<(string Key, JsonElement Value)> Members(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object) return element.EnumerateObject().Select(p => (p.Name, p.Value));
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() == 0 || !element.EnumerateArray().All(IsKeyed)) return [];
        return element.EnumerateArray().Select(e => (e.GetProperty("key").GetString()!, Typed(e.GetProperty("value"))));
    }

    private static bool IsKeyed(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("key", out var key) && key.ValueKind == JsonValueKind.String && element.TryGetProperty("value", out _);

    // {"stringValue": "x"} stands for "x".
    private static JsonElement Typed(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.EnumerateObject().ToList() is [{ } only] && only.Name.EndsWith("Value", StringComparison.Ordinal) ? only.Value : value;

    private void ReadObject(ref Utf8JsonReader reader, Node node)
    {
        var next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // Records mostly have their keys in one order: the child after the last one is tried first.
            Node? found = null;
            for (var i = 0; i < node.Children.Count && found is null; i++, next++)
            {
                if (next >= node.Children.Count) next = 0;
                if (reader.ValueTextEquals(node.Children[next].Name)) found = node.Children[next];
            }

            reader.Read();
            if (found is null) reader.Skip();
            else ReadValue(ref reader, found);
        }
    }

    private void ReadValue(ref Utf8JsonReader reader, Node node)
    {
        if (node.Children.Count > 0 && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            var inside = reader;
            if (inside.TokenType == JsonTokenType.StartObject) ReadObject(ref inside, node);
            else ReadKeyed(ref inside, node);
        }

        var start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return;
            case JsonTokenType.String when !reader.ValueIsEscaped:
                Keep(node, (start + 1, reader.ValueSpan.Length, false));
                return;
            case JsonTokenType.String:
                if (node.Places.Count == 0) return;
                if (unescaped.Length - unescapedLength < reader.ValueSpan.Length) Array.Resize(ref unescaped, (unescaped.Length + reader.ValueSpan.Length) * 2);
                var length = reader.CopyString(unescaped.AsSpan(unescapedLength));
                Keep(node, (unescapedLength, length, true));
                unescapedLength += length;
                return;
            default:
                reader.Skip();
                Keep(node, (start, (int)reader.BytesConsumed - start, false));
                return;
        }
    }

    private void ReadKeyed(ref Utf8JsonReader reader, Node node)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            Node? found = null;
            Utf8JsonReader value = default;
            var hasValue = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isKey = reader.ValueTextEquals("key"u8);
                var isValue = reader.ValueTextEquals("value"u8);
                reader.Read();
                if (isKey && reader.TokenType == JsonTokenType.String)
                {
                    foreach (var child in node.Children)
                    {
                        if (reader.ValueTextEquals(child.Name)) found = child;
                    }
                }

                if (isValue)
                {
                    value = reader;
                    hasValue = true;
                }

                
                reader.Skip();
            }

            if (found is null || !hasValue) continue;
            var typed = value;
            if (typed.TokenType == JsonTokenType.StartObject && typed.Read() && typed.TokenType == JsonTokenType.PropertyName && typed.ValueSpan.EndsWith("Value"u8) && typed.Read()) value = typed;
            ReadValue(ref value, found);
        }
    }

    private void Keep(Node node, (int Start, int Length, bool IsUnescaped) value)
    {
        foreach (var place in node.Places) values[place] = value;
    }

    private sealed class Node(byte[] name)
    {
        public byte[] Name { get; } = name;

        public List<Node> Children { get; } = [];

        public List<int> Places { get; } = [];
    }
}
