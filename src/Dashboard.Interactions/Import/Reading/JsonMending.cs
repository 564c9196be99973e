using System.Buffers;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// Puts right what programs write that is nearly JSON and can mean one thing only: <c>NaN</c> and <c>Infinity</c>, which
/// stand for no number, and a comma behind the last member.
/// </summary>
internal static class JsonMending
{
    private static readonly byte[][] NoNumbers = ["-Infinity"u8.ToArray(), "Infinity"u8.ToArray(), "NaN"u8.ToArray()];

    /// <summary>The text with these put right; null where it has none of them.</summary>
    public static byte[]? Mend(ReadOnlySpan<byte> json)
    {
        var mended = new ArrayBufferWriter<byte>(json.Length + 16);
        var (isText, kept) = (false, 0);
        for (var i = 0; i < json.Length; i++)
        {
            if (isText)
            {
                if (json[i] == '\\') i++;
                else if (json[i] == '"') isText = false;
                continue;
            }

            var skipped = json[i] == '"' || !IsValueStart(json, i) ? 0 : NoNumberAt(json[i..]);
            var isComma = json[i] == ',' && json[(i + 1)..].TrimStart(" \t\r\n"u8) is [(byte)'}' or (byte)']', ..];
            isText = json[i] == '"';
            if (skipped == 0 && !isComma) continue;
            mended.Write(json[kept..i]);
            if (!isComma) mended.Write("null"u8);
            kept = i + Math.Max(skipped, 1);
            i = kept - 1;
        }

        if (kept == 0) return null;
        mended.Write(json[kept..]);
        return mended.WrittenSpan.ToArray();
    }

    private static bool IsValueStart(ReadOnlySpan<byte> json, int at) =>
        json[at] is (byte)'N' or (byte)'I' or (byte)'-' && json[..at].TrimEnd(" \t\r\n"u8) is [.., (byte)':' or (byte)'[' or (byte)','];

    private static int NoNumberAt(ReadOnlySpan<byte> json)
    {
        foreach (var word in NoNumbers)
        {
            if (json.StartsWith(word) && json[word.Length..].TrimStart(" \t\r\n"u8) is [(byte)',' or (byte)'}' or (byte)']', ..])
                return word.Length;
        }

        return 0;
    }
}
