using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Dashboard.Interactions.Import.Requests;

/// <summary>
/// Reads an object or a list as Python or JavaScript prints it, as JSON: <c>{'role': 'user', 'content': None}</c>,
/// <c>[{ role: 'user' }]</c>, <c>HumanMessage(content='hi')</c>. Only what can mean one thing is read; a value that was
/// shortened as it was printed (<c>[Object]</c>, <c>...</c>) makes the whole unreadable.
/// </summary>
internal ref struct PrintedValue
{
    private const int MaxDepth = 60;

    private static readonly string[] Nothing = ["None", "null", "undefined", "NaN", "nan", "inf", "Infinity"];

    private readonly ReadOnlySpan<char> text;
    private readonly Utf8JsonWriter writer;
    private int at;

    private PrintedValue(ReadOnlySpan<char> text, Utf8JsonWriter writer)
    {
        this.text = text;
        this.writer = writer;
    }

    /// <summary>The same as JSON; null where it is no such text, or not all of it.</summary>
    public static byte[]? ToJson(ReadOnlySpan<char> text)
    {
        var json = new ArrayBufferWriter<byte>(text.Length);
        using var writer = new Utf8JsonWriter(json, new JsonWriterOptions { SkipValidation = true });
        var value = new PrintedValue(text, writer);
        if (!value.Write(MaxDepth) || !value.IsAtEnd()) return null;
        writer.Flush();
        return json.WrittenSpan.ToArray();
    }

    /// <summary>The value that a text begins with, as JSON, and how long it is; null where it begins with none.</summary>
    public static (byte[] Json, int Length)? First(ReadOnlySpan<char> text)
    {
        var json = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(json, new JsonWriterOptions { SkipValidation = true });
        var value = new PrintedValue(text, writer);
        if (!value.Write(MaxDepth)) return null;
        writer.Flush();
        return (json.WrittenSpan.ToArray(), value.at);
    }

    private bool Write(int depth)
    {
        if (depth == 0 || !Skip()) return false;
        return text[at] switch
        {
            '{' => WriteObject(depth),
            '[' => WriteList(']', depth),
            '(' => WriteGroup(depth),
            '\'' or '"' or '`' => WriteText(),
            '-' or '+' or (>= '0' and <= '9') => WriteNumber(),
            _ => WriteWord(depth),
        };
    }

    private bool WriteObject(int depth)
    {
        at++;
        writer.WriteStartObject();
        while (Skip() && text[at] != '}')
        {
            if (text[at] is '\'' or '"')
            {
                if (ReadText() is not { } key) return false;
                writer.WritePropertyName(key);
            }
            else
            {
                var name = Word();
                if (name.IsEmpty) return false;
                writer.WritePropertyName(name);
            }

            if (!Take(':') || !Write(depth - 1)) return false;
            if (!Take(',') && !(Skip() && text[at] == '}')) return false;
        }

        writer.WriteEndObject();
        return Take('}');
    }

    private bool WriteList(char end, int depth)
    {
        at++;
        writer.WriteStartArray();
        while (Skip() && text[at] != end)
        {
            if (!Write(depth - 1)) return false;
            if (!Take(',') && !(Skip() && text[at] == end)) return false;
        }

        writer.WriteEndArray();
        return Take(end);
    }

    // (1, 2) is a list, ('a' 'b') a text that is printed in pieces.
    private bool WriteGroup(int depth)
    {
        var start = at++;
        if (Skip() && text[at] is '\'' or '"')
        {
            var said = ReadText();
            if (said is not null && Take(')'))
            {
                writer.WriteStringValue(said);
                return true;
            }
        }

        at = start;
        return WriteList(')', depth);
    }

    private bool WriteText()
    {
        if (ReadText() is not { } said) return false;
        writer.WriteStringValue(said);
        return true;
    }

    private bool WriteNumber()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '+' or '-' or '.' or '_')) at++;
        var number = text[start..at];
        if (number is "-inf" or "-Infinity" or "-nan")
        {
            writer.WriteNullValue();
            return true;
        }

        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            return false;
        if (long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            writer.WriteNumberValue(whole);
        else writer.WriteNumberValue(value);
        return true;
    }

    // A word of the language, a text with a prefix (b'…'), or an object that is printed by its class: Name(field=value, …).
    private bool WriteWord(int depth)
    {
        var word = Word();
        if (word.IsEmpty) return false;
        if (word is "b" or "u" or "r" && at < text.Length && text[at] is '\'' or '"') return WriteText();
        if (word is "True" or "true" or "False" or "false")
        {
            writer.WriteBooleanValue(word[0] is 'T' or 't');
            return true;
        }

        foreach (var nothing in Nothing)
        {
            if (!word.SequenceEqual(nothing)) continue;
            writer.WriteNullValue();
            return true;
        }

        if (at >= text.Length || text[at] != '(') return false;
        at++;
        writer.WriteStartObject();
        writer.WriteString("type", word);
        while (Skip() && text[at] != ')')
        {
            var name = Word();
            if (name.IsEmpty || !Take('=')) return false;
            writer.WritePropertyName(name);
            if (!Write(depth - 1)) return false;
            if (!Take(',') && !(Skip() && text[at] == ')')) return false;
        }

        writer.WriteEndObject();
        return Take(')');
    }

    // Texts that stand beside each other, or with a plus between them, are one.
    private string? ReadText()
    {
        var said = new StringBuilder();
        do
        {
            if (!ReadPiece(said)) return null;
            var after = at;
            if (!Skip() || text[at] is not ('\'' or '"' or '+')) return Back(after, said);
            if (text[at] == '+') at++;
            if (!Skip() || text[at] is not ('\'' or '"')) return null;
        }
        while (true);
    }

    private string Back(int place, StringBuilder said)
    {
        at = place;
        return said.ToString();
    }

    private bool ReadPiece(StringBuilder said)
    {
        var quote = text[at++];
        while (at < text.Length && text[at] != quote)
        {
            if (text[at] != '\\') said.Append(text[at++]);
            else if (!ReadEscape(said)) return false;
        }

        return at++ < text.Length;
    }

    private bool ReadEscape(StringBuilder said)
    {
        if (at + 1 >= text.Length) return false;
        var letter = text[at + 1];
        at += 2;
        var digits = letter switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0)
        {
            if (at + digits > text.Length
                || !uint.TryParse(text.Slice(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                || code > 0x10FFFF) return false;
            at += digits;
            if (code > 0 && Rune.TryCreate(code, out var rune)) said.Append(rune.ToString());
            else said.Append(CultureInfo.InvariantCulture, $"\\u{code:x4}");
            return true;
        }

        // What is no character stays its escape, as everywhere (JsonText).
        if (letter == '0') said.Append("\\u0000");
        else
            said.Append(
                letter switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', 'v' => '\v', 'a' => '\a', var itself =>
                    itself });
        return true;
    }

    private ReadOnlySpan<char> Word()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '$' or '.')) at++;
        return start < at && !char.IsAsciiDigit(text[start]) && text[start] != '.' ? text[start..at] : default;
    }

    private bool Take(char mark)
    {
        if (!Skip() || text[at] != mark) return false;
        at++;
        return true;
    }

    private bool Skip()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at < text.Length;
    }

    private bool IsAtEnd() => !Skip();
}
