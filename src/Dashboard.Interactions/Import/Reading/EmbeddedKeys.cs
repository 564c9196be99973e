using System.IO.Hashing;
using System.Text;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>
/// Tells whether the JSON inside a text has a key that none before it had. It looks for what ends a key and takes no JSON apart: a key
/// that is none costs a closer look, and nothing else.
/// </summary>
/// <param name="quote">How a quotation mark stands in the text: <c>"</c>, or <c>\"</c> where the text stands within JSON.</param>
internal sealed class EmbeddedKeys(string quote)
{
    // A log whose keys are data has no end of them.
    private const int Most = 20_000;

    private readonly byte[] mark = Encoding.UTF8.GetBytes(quote);
    private readonly byte[] end = Encoding.UTF8.GetBytes(quote + ":");
    private readonly HashSet<ulong> seen = [];

    public bool HasNew(ReadOnlySpan<byte> text)
    {
        var isNew = false;
        while (seen.Count < Most && text.IndexOf(end) is >= 0 and var at)
        {
            var start = text[..at].LastIndexOf(mark);
            if (start >= 0) isNew |= seen.Add(XxHash3.HashToUInt64(text[(start + mark.Length)..at]));
            text = text[(at + end.Length)..];
        }

        return isNew;
    }
}
