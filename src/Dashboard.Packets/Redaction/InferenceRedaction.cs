using System.Buffers;
using System.Text.Json;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Payloads;

namespace Dashboard.Packets.Redaction;

/// <summary>
/// What an analysis looked at and found, with accounts and what they share under pseudonyms: the methods count who shares what, and ask for
/// no name, so that the same is inferred again from what is left.
/// </summary>
internal static class InferenceRedaction
{
    // Numbers that JSON writes by name.
    private static readonly HashSet<string> Numbers = new(StringComparer.Ordinal) { "NaN", "Infinity", "-Infinity" };

    /// <summary>The files as they may be seen.</summary>
    public static async Task<IReadOnlyList<PayloadFile>> FilesAsync(
        IReadOnlyList<PayloadFile> files, TextRedaction text, CancellationToken cancellation)
    {
        var names = new SharedNames();
        var redacted = new List<PayloadFile>();
        // What was looked at comes first: the texts of what was found name what is in it.
        foreach (var file in files.OrderBy(f => f.Path != Payload.InferenceInputFile))
        {
            using var content = new MemoryStream();
            await using (var stream = await file.OpenAsync(cancellation)) await stream.CopyToAsync(content, cancellation);
            var kind = "";
            redacted.Add(
                PayloadFile.Of(
                    file.Path, Copied(content.GetBuffer().AsSpan(0, (int)content.Length), (member, property, value) => file.Path switch
            {
                Payload.InferenceResultFile => names.Renamed(value),
                Payload.InferenceInputFile => Input(member, property, value, ref kind, text, names),
                _ => value,
            })));
        }

        return redacted;
    }

    private static string Input(string member, string property, string value, ref string kind, TextRedaction text, SharedNames names)
    {
        switch (member, property)
        {
            case ("accounts", _): return text.Account(value);
            case ("attributes", "value"): return names.Add(kind, value, text.Keyed(kind, value));
            case ("attributes", _):
                if (property == "kind") kind = value;
                return value;
            case (_, "kind") or ("answerSizes" or "content", "name"): return value;
            default: return names.Other(value, text.Text(value));
        }
    }

    // Column after column of numbers: it is copied as it is read.
    private static byte[] Copied(ReadOnlySpan<byte> json, Func<string, string, string, string> change)
    {
        var output = new ArrayBufferWriter<byte>(json.Length);
        using var writer = new Utf8JsonWriter(output);
        var reader = new Utf8JsonReader(json);
        var (member, property) = ("", "");
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject: writer.WriteStartObject(); break;
                case JsonTokenType.EndObject: writer.WriteEndObject(); break;
                case JsonTokenType.StartArray: writer.WriteStartArray(); break;
                case JsonTokenType.EndArray: writer.WriteEndArray(); break;
                case JsonTokenType.PropertyName:
                    property = reader.GetString()!;
                    if (reader.CurrentDepth == 1) member = property;
                    writer.WritePropertyName(property);
                    break;
                case JsonTokenType.String:
                    var value = reader.GetString()!;
                    writer.WriteStringValue(Numbers.Contains(value) ? value : change(member, property, value));
                    break;
                default: writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true); break;
            }
        }

        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>What is shared, by the names that texts of a result give it: its kind and its value.</summary>
    private sealed class SharedNames
    {
        private readonly Dictionary<string, Dictionary<string, string>> byKind = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> others = new(StringComparer.Ordinal);
        private int longest;

        public string Add(string kind, string value, string name)
        {
            if (!byKind.TryGetValue(kind, out var names)) byKind[kind] = names = new Dictionary<string, string>(StringComparer.Ordinal);
            longest = Math.Max(longest, value.Length);
            return names[value] = name;
        }

        /// <summary>Another name of the input, of a model or a plan, which is changed only where it names somebody.</summary>
        public string Other(string name, string changed)
        {
            if (name != changed) others[name] = changed;
            return changed;
        }

        public string Renamed(string text)
        {
            foreach (var (kind, names) in byKind)
            {
                for (var at = text.IndexOf(kind + " ", StringComparison.Ordinal); at >= 0; at = at < text.Length
                    ? text.IndexOf(kind + " ", at, StringComparison.Ordinal) : -1)
                {
                    at += kind.Length + 1;
                    var length = Math.Min(longest, text.Length - at);
                    while (length > 0 && !names.ContainsKey(text.Substring(at, length))) length--;
                    if (length == 0) continue;
                    var name = names[text.Substring(at, length)];
                    text = string.Concat(text.AsSpan(0, at), name, text.AsSpan(at + length));
                    at += name.Length;
                }
            }

            foreach (var (name, changed) in others.OrderByDescending(o => o.Key.Length))
                text = text.Replace(name, changed, StringComparison.Ordinal);
            return text;
        }
    }
}
