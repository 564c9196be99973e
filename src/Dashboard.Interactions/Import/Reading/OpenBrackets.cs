using System.Buffers;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>How many brackets of JSON are open at a place, so that what is too long to be kept can be passed over.</summary>
/// <param name="depth">How many.</param>
internal struct OpenBrackets(int depth)
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"[]{}\n"u8);
    private static readonly SearchValues<byte> InText = SearchValues.Create("\"\\\n"u8);

    private bool isText;
    private bool isEscaped;

    public int Depth { get; private set; } = depth;

    /// <summary>What is open behind the beginning of a value; at least one, since the value goes on.</summary>
    public static OpenBrackets After(ReadOnlySpan<byte> beginning)
    {
        // One that is not there keeps it from ending before its time.
        var open = new OpenBrackets(1);
        for (var at = 0; at < beginning.Length;)
        {
            at += open.Skip(beginning[at..], out _);
            open.Depth = Math.Max(open.Depth, 1);
        }

        open.Depth = Math.Max(open.Depth - 1, 1);
        return open;
    }

    /// <summary>Passes over bytes until nothing is open or they end.</summary>
    /// <param name="bytes">What comes next.</param>
    /// <param name="lines">How many lines ended.</param>
    /// <returns>How many bytes were passed over.</returns>
    public int Skip(ReadOnlySpan<byte> bytes, out int lines)
    {
        lines = 0;
        var at = 0;
        while (at < bytes.Length && Depth > 0)
        {
            if (isEscaped)
            {
                isEscaped = false;
                at++;
                continue;
            }

            var found = bytes[at..].IndexOfAny(isText ? InText : Structure);
            if (found < 0) return bytes.Length;
            at += found + 1;
            switch (bytes[at - 1])
            {
                case (byte)'\\':
                    isEscaped = true;
                    break;
                case (byte)'"':
                    isText = !isText;
                    break;
                case (byte)'\n':
                    // No text of JSON goes over a line's end.
                    isText = false;
                    lines++;
                    break;
                case (byte)'[' or (byte)'{':
                    Depth++;
                    break;
                default:
                    Depth--;
                    break;
            }
        }

        return at;
    }
}
