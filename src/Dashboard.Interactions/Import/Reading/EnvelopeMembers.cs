using System.Text.Json;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>The members of an object, as far as an envelope has to know them.</summary>
internal sealed class EnvelopeMembers
{
    /// <summary>A frame has few members; what has more is a record.</summary>
    private const int MaxMembers = 64;

    /// <summary>The most that a record inherits, in bytes; a longer member stays where it is.</summary>
    private const int MaxInherited = 16 << 10;

    private readonly List<(string Name, int Start, int End, int Value, JsonTokenType Type)> all = [];

    /// <summary>Reads an object's members; false when it is none, is no JSON, or has too many to be a frame.</summary>
    /// <param name="json">The object, or its beginning.</param>
    /// <param name="isWhole">Whether it is the whole of it; otherwise reading ends with the first member that is cut off.</param>
    public bool Read(ReadOnlySpan<byte> json, bool isWhole = true)
    {
        all.Clear();
        try
        {
            var reader = new Utf8JsonReader(json, isWhole, default);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (all.Count == MaxMembers) return false;
                var start = (int)reader.TokenStartIndex;
                var name = reader.ValueSpan.Length < 64 ? JsonText.Of(ref reader) : "";
                if (!reader.Read()) return false;
                var (value, type) = ((int)reader.TokenStartIndex, reader.TokenType);
                if (!reader.TrySkip())
                {
                    all.Add((name, start, -1, value, type));
                    return true;
                }

                all.Add((name, start, (int)reader.BytesConsumed, value, type));
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The envelope that the object is, and the place of its member among the others; null when it is none.</summary>
    public (Envelope Envelope, int Member)? Match(ReadOnlySpan<byte> json)
    {
        if (!all.Exists(m => EnvelopeTable.Keys.Contains(m.Name))) return null;
        foreach (var envelope in EnvelopeTable.All)
        {
            var member = all.FindIndex(m => envelope.Keys.Contains(m.Name));
            if (member < 0 || !Holds(envelope, json, all[member])) continue;
            if (envelope.Beside.Count > 0 && !all.Exists(m => envelope.Beside.Contains(m.Name))) continue;
            if (!envelope.IsPage || IsPageBut(member)) return (envelope, member);
        }

        return null;
    }

    /// <summary>Where a member's value starts and ends; its end is -1 where it is cut off.</summary>
    public (int Start, int End) ValueOf(int member) => (all[member].Value, all[member].End);

    public string NameOf(int member) => all[member].Name;

    /// <summary>Writes the members that records inherit, each with a comma behind it.</summary>
    /// <returns>Their names.</returns>
    public IReadOnlyList<string> WriteInherited(Envelope envelope, ReadOnlySpan<byte> json, List<byte> target)
    {
        var names = new List<string>();
        foreach (var (name, start, end, _, type) in all)
        {
            if (end < 0 || type == JsonTokenType.Null || !envelope.Inherited.Contains(name) || target.Count + end - start > MaxInherited)
                continue;
            target.AddRange(json[start..end]);
            target.Add((byte)',');
            names.Add(name);
        }

        return names;
    }

    private bool IsPageBut(int member)
    {
        for (var i = 0; i < all.Count; i++)
        {
            if (i != member && !EnvelopeTable.PageWords.Contains(all[i].Name)) return false;
        }

        return true;
    }

    private static bool Holds(
        Envelope envelope, ReadOnlySpan<byte> json, (string Name, int Start, int End, int Value, JsonTokenType Type) member)
    {
        switch (envelope.Content)
        {
            case EnvelopeContent.List when member.Type == JsonTokenType.StartArray:
                return json[(member.Value + 1)..].TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)']', ..] or [];
            case EnvelopeContent.Object when member.Type == JsonTokenType.StartObject:
                // The object that a page holds is a frame only where it holds records again.
                return !(envelope.IsPage || envelope.HoldsRecords) || HoldsList(json[member.Value..]);
            case EnvelopeContent.Text when member is { Type: JsonTokenType.String, End: > 0 }:
                return json[(member.Value + 1)..].TrimStart(" "u8) is [(byte)'{', ..];
            case EnvelopeContent.Nothing:
                return true;
            default:
                return false;
        }
    }

    private static bool HoldsList(ReadOnlySpan<byte> json)
    {
        var inner = new EnvelopeMembers();
        return inner.Read(json, isWhole: false) && inner.Match(json) is not null;
    }
}
