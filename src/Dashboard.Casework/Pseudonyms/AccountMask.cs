using System.Text.RegularExpressions;
using Dashboard.Core;

namespace Dashboard.Casework.Pseudonyms;

/// <summary>What one case hides from a reader: its accounts, and by which pseudonyms they are known instead.</summary>
/// <param name="Case">The case.</param>
/// <param name="Accounts">The ids of its accounts, and the values that accounts share where casework names them.</param>
public sealed record HiddenAccounts(CaseId Case, AccountPatterns Accounts);

/// <summary>
/// Puts pseudonyms in the place of accounts, in whatever is sent to a reader who may not see accounts by their own ids,
/// and takes away hashes, from which ids can be found by trying.
/// </summary>
/// <param name="hidden">What the cases hide, the case that is looked at first.</param>
/// <param name="open">The accounts that the reader sees by their own ids in the case that is looked at; null for none.</param>
/// <param name="pseudonyms">The names by which they are known.</param>
public sealed partial class AccountMask(IReadOnlyList<HiddenAccounts> hidden, AccountPatterns? open, AccountPseudonyms pseudonyms)
{
    /// <summary>What stands in the place of a hash.</summary>
    public const string InsteadOfHash = "(hash)";

    /// <summary>The text with a pseudonym for each account that it names.</summary>
    public string Text(string text)
    {
        string[] one = [text];
        Text(one);
        return one[0];
    }

    /// <summary>Replaces accounts in pieces of text that are read as one, where an id may begin in one piece and end in another.</summary>
    public void Text(Span<string> pieces)
    {
        if (pieces.Length > 1) Joined(pieces);
        // A piece that is read with its neighbours may look like part of something longer: each is read for itself, too.
        for (var i = 0; i < pieces.Length; i++)
        {
            Joined(pieces.Slice(i, 1));
            pieces[i] = Hashes().Replace(pieces[i], InsteadOfHash);
        }
    }

    private void Joined(Span<string> pieces)
    {
        foreach (var of in hidden)
        {
            if (of.Accounts.IsEmpty) continue;
            var folded = new FoldedText(pieces);
            var found = of.Accounts.In(folded);
            for (var i = found.Count - 1; i >= 0; i--)
            {
                var (first, count, account) = found[i];
                if (open?.Has(account) is not true) Replace(pieces, folded, first, count, pseudonyms.Of(of.Case, account));
            }
        }
    }

    // From the end to the beginning, so that places before stay where they are. The pseudonym stands where the id began.
    internal static void Replace(Span<string> pieces, FoldedText folded, int first, int count, string pseudonym)
    {
        for (var last = first + count - 1; last >= first;)
        {
            var piece = folded.Letters[last].Piece;
            var from = last;
            while (from > first && folded.Letters[from - 1].Piece == piece) from--;
            // What stands between the letters goes with them, to the end of a piece and from the beginning of the next.
            var start = from == first ? folded.Letters[from].Start : 0;
            var end = last == first + count - 1 ? folded.Letters[last].End : pieces[piece].Length;
            pieces[piece] = string.Concat(pieces[piece].AsSpan(0, start), from == first ? pseudonym : "", pieces[piece].AsSpan(end));
            last = from - 1;
        }
    }

    // As they are shown, whole or abbreviated: digits and letters of base 16, of both kinds.
    [GeneratedRegex("(?<![0-9A-Za-z])(?=[a-fA-F]*[0-9])(?=[0-9]*[a-fA-F])(?:[0-9a-f]{10,}|[0-9A-F]{10,})(?![0-9A-Za-z])")]
    private static partial Regex Hashes();
}
