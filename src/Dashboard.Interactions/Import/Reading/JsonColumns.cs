using System.Text;
using System.Text.Json;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// The columns inside JSON objects, as many of them as were looked at show: every path to a value, and every path to an
/// object or a list on the way there. Keys with dots and nested objects may spell one name in two ways: it is one column.
/// </summary>
/// <param name="prefix">Stands before the names; empty for none.</param>
internal sealed class JsonColumns(string prefix)
{
    /// <summary>How many keys deep columns are looked for.</summary>
    public const int MaxDepth = 6;

    /// <summary>The most columns that are told apart; a log whose keys are data has no end of them.</summary>
    public const int MaxColumns = 2_000;

    /// <summary>A longer key is data, and no column's name; in bytes.</summary>
    private const int MaxKeyBytes = 256;

    private readonly Node root = new([], []);
    private readonly List<Node> found = [];
    private byte[] unescaped = [];

    /// <summary>Whether there were more columns than are told apart.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Takes in the columns of an object, or of a list of keys and values. What is no JSON has none.</summary>
    public void Look(ReadOnlySpan<byte> json) => LookIntoText(json, root, 0);

    /// <summary>How many columns were found.</summary>
    public int Count => found.Count;

    /// <summary>The columns in the order in which they were found.</summary>
    /// <param name="index">The place of the cell that they are in; -1 in JSON records.</param>
    public IReadOnlyList<SourceColumn> ToList(int index)
    {
        var spellings = found.GroupBy(n => NameOf(n.Path), StringComparer.Ordinal);
        return [.. spellings.Select(s => new SourceColumn(s.Key, index, s.First().Path)
        {
            Spellings = [.. s.Select(n => n.Path)], IsContainer = s.All(n => n.IsStructure && !n.IsPlain),
        })];
    }

    private string NameOf(IReadOnlyList<string> path) => string.Join('.', prefix.Length == 0 ? path : [prefix, .. path]);

    private void LookIntoText(ReadOnlySpan<byte> json, Node node, int depth)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read()) return;
            if (reader.TokenType == JsonTokenType.StartObject) LookIntoObject(ref reader, node, depth);
            else if (TypedValue.IsKeyed(reader)) LookIntoKeyed(ref reader, node, depth);
        }
        catch (JsonException)
        {
            // The record is rejected when it is read; it only tells no further columns.
        }
    }

    private void LookIntoObject(ref Utf8JsonReader reader, Node node, int depth)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var child = ChildOf(node, ref reader);
            reader.Read();
            LookAt(ref reader, child, depth + 1);
        }
    }

    private void LookIntoKeyed(ref Utf8JsonReader reader, Node node, int depth)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String && TaggedValue.Split(reader, out var length))
            {
                ChildOf(node, Encoding.UTF8.GetString(reader.ValueSpan[..length]))?.IsPlain = true;
                continue;
            }

            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            if (!TypedValue.Read(ref reader, out var key, out var value)) continue;
            var child = ChildOf(node, ref key);
            var form = TypedValue.Unwrap(ref value);
            if (form == TypedValue.Form.Plain) LookAt(ref value, child, depth + 1);
            else if (child is not null) LookIntoTyped(ref value, form, child, depth + 1);
        }
    }

    private void LookIntoTyped(ref Utf8JsonReader reader, TypedValue.Form form, Node node, int depth)
    {
        node.IsStructure = true;
        if (form == TypedValue.Form.Keyed && depth < MaxDepth) LookIntoKeyed(ref reader, node, depth);
    }

    private void LookAt(ref Utf8JsonReader reader, Node? node, int depth)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when node is not null && depth < MaxDepth:
                node.IsStructure = true;
                LookIntoObject(ref reader, node, depth);
                break;
            case JsonTokenType.StartArray when node is not null && depth < MaxDepth
                && (TypedValue.IsKeyed(reader) || (node.IsTags && TaggedValue.IsTags(reader))):
                node.IsStructure = true;
                LookIntoKeyed(ref reader, node, depth);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                node?.IsStructure = true;
                reader.Skip();
                break;
            case JsonTokenType.String when node is not null:
                node.IsPlain = true;
                if (depth < MaxDepth) LookIntoString(ref reader, node, depth);
                break;
            case JsonTokenType.Null:
                break;
            default:
                node?.IsPlain = true;
                break;
        }
    }

    private void LookIntoString(ref Utf8JsonReader reader, Node node, int depth)
    {
        var text = reader.ValueSpan;
        if (text is not [(byte)'{' or (byte)'[' or (byte)' ' or (byte)'\\', ..]) return;
        if (reader.ValueIsEscaped)
        {
            // Of its own: a text inside this one is unescaped while this one is read.
            var own = text.Length <= unescaped.Length ? unescaped : new byte[text.Length * 2];
            unescaped = [];
            text = own.AsSpan(0, JsonText.Unescape(text, own));
            if (JsonText.MayBeJson(text)) LookIntoText(text, node, depth);
            unescaped = own;
            return;
        }

        if (JsonText.MayBeJson(text)) LookIntoText(text, node, depth);
    }

    // Null where the key is no column.
    private Node? ChildOf(Node node, ref Utf8JsonReader key)
    {
        // Records mostly have their keys in one order: the child after the last one is tried first.
        if (node.Next is { } next && JsonText.Is(ref key, next.Bytes)) return node.Follow(next);
        return key.ValueSpan.Length > MaxKeyBytes ? null : ChildOf(node, JsonText.Of(ref key));
    }

    private Node? ChildOf(Node node, string name)
    {
        if (node.Children.TryGetValue(name, out var known)) return node.Follow(known);
        if (found.Count == MaxColumns)
        {
            IsCut = true;
            return null;
        }

        var added = new Node(Encoding.UTF8.GetBytes(name), [.. node.Path, name]);
        node.Children.Add(name, added);
        node.Order.Add(added);
        found.Add(added);
        return node.Follow(added);
    }

    private sealed class Node(byte[] bytes, IReadOnlyList<string> path)
    {
        private int next;

        public byte[] Bytes { get; } = bytes;

        public IReadOnlyList<string> Path { get; } = path;

        public Dictionary<string, Node> Children { get; } = new(StringComparer.Ordinal);

        public List<Node> Order { get; } = [];

        /// <summary>The child after the one found last; null when there is none.</summary>
        public Node? Next => next < Order.Count ? Order[next] : null;

        /// <summary>Whether it may hold a list of tags.</summary>
        public bool IsTags { get; } = path is [.., var name] && name.Equals(TaggedValue.Member, StringComparison.OrdinalIgnoreCase);

        /// <summary>Whether a value of it was an object or a list.</summary>
        public bool IsStructure { get; set; }

        /// <summary>Whether a value of it was anything else but null.</summary>
        public bool IsPlain { get; set; }

        private int Place { get; set; }

        /// <summary>Notes that a child was found.</summary>
        public Node Follow(Node child)
        {
            if (child.Place == 0) child.Place = Order.Count;
            next = child.Place == Order.Count ? 0 : child.Place;
            return child;
        }
    }
}
