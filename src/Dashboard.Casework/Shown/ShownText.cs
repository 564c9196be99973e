using Dashboard.Casework.Pseudonyms;
using Dashboard.Core;

namespace Dashboard.Casework.Shown;

/// <summary>
/// Text on its way to one reader: with pseudonyms in the place of accounts where the reader may not see them, and with
/// marks in the place of what cannot be seen. Everything that is sent passes through here, and nothing else does it.
/// </summary>
/// <param name="mask">The reader's mask; null for whoever sees accounts by their own ids.</param>
public sealed class ShownText(AccountMask? mask)
{
    /// <summary>Whether the reader sees accounts by pseudonyms.</summary>
    public bool IsMasked => mask is not null;

    /// <summary>Pieces of running text that are read as one.</summary>
    public void Words(Span<string> pieces)
    {
        mask?.Text(pieces);
        foreach (ref var piece in pieces) piece = VisibleText.Of(piece);
    }

    /// <summary>Words in an attribute: a title, a name for a screen reader.</summary>
    public string Words(string text) => VisibleText.Of(Kept(text));

    /// <summary>What comes back as it was sent: the content of a field, an address, data. It gets no marks.</summary>
    public string Kept(string text) => mask?.Text(text) ?? text;

    /// <summary>An address: which page of which case it is stays, what it names does not.</summary>
    public string Address(string address)
    {
        if (mask is null) return address;
        var kept = PlaceOf(address);
        return string.Concat(address.AsSpan(0, kept), mask.Text(address[kept..]));
    }

    // /cases/ID/PAGE and /api/cases/ID/WHAT; what comes after may name an account. Files of the program name nobody.
    private static int PlaceOf(string address)
    {
        if (!address.StartsWith('/'))
            return address.StartsWith("data:image/", StringComparison.Ordinal) || address.StartsWith('_') ? address.Length : 0;
        if (address.StartsWith("/_", StringComparison.Ordinal)) return address.Length;
        var slashes = address.StartsWith("/api/cases/", StringComparison.Ordinal)
            ? 5 : address.StartsWith("/cases/", StringComparison.Ordinal) ? 4 : 2;
        for (var at = 0; at < address.Length; at++)
        {
            if (address[at] is '?' or '#' || (address[at] == '/' && --slashes == 0)) return at;
        }

        return address.Length;
    }
}
