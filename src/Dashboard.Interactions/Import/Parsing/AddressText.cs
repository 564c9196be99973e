namespace Dashboard.Interactions.Import.Parsing;

/// <summary>The client's address in what gateways write: a list of the addresses on the way, a port, brackets.</summary>
internal static class AddressText
{
    /// <summary>
    /// The first address of a list, without brackets and port; a JSON list of values, and a text that is none, stays as it stands.
    /// </summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'[', (byte)'"', ..]) return text;
        var comma = text.IndexOf((byte)',');
        if (comma >= 0) text = text[..comma].Trim(" \t"u8);
        if (text is [(byte)'[', ..] && text.IndexOf((byte)']') is > 0 and var end) return text[1..end];
        var colon = text.IndexOf((byte)':');
        return colon > 0 && text.LastIndexOf((byte)':') == colon && text[..colon].Contains((byte)'.') && !text[(colon + 1)..]
            .ContainsAnyExceptInRange((byte)'0', (byte)'9') ? text[..colon] : text;
    }
}
