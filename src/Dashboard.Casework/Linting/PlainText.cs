using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Dashboard.Casework.Linting;

/// <summary>
/// A text as the rules read it: compatibility forms folded (NFKC), curly marks straightened, characters that show nothing
/// left out, code, link targets and emphasis blanked. Knows where each character stood.
/// </summary>
internal sealed partial class PlainText
{
    private readonly int[] places;

    private PlainText(string text, int[] places) => (Text, this.places) = (text, places);

    /// <summary>The words.</summary>
    public string Text { get; }

    /// <summary>Where a stretch of the words stands in the text as written, in UTF-16 units.</summary>
    public (int Start, int Length) PlaceOf(int start, int length) => (places[start], places[start + length] - places[start]);

    public static PlainText Of(string text)
    {
        var blanked = Code().Replace(text, m => new string(' ', m.Length));
        var words = new StringBuilder(text.Length);
        var places = new List<int>(text.Length + 1);
        for (var i = 0; i < blanked.Length;)
        {
            if (!Rune.TryGetRuneAt(blanked, i, out var rune))
            {
                i++;
                continue;
            }

            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format && rune.Value is not ('*' or '_'))
            {
                foreach (var c in Straight(rune)) Add(c, i);
            }

            i += rune.Utf16SequenceLength;
        }

        places.Add(text.Length);
        return new PlainText(words.ToString(), [.. places]);

        void Add(char c, int place)
        {
            words.Append(c);
            places.Add(place);
        }
    }

    private static string Straight(Rune rune) => rune.Value switch
    {
        '’' or '‘' or 'ʼ' => "'",
        '“' or '”' or '„' or '«' or '»' => "\"",
        '‐' or '‑' => "-",
        < 128 => ((char)rune.Value).ToString(),
        '–' or '—' or '…' => rune.ToString(),
        _ => rune.ToString().Normalize(NormalizationForm.FormKC),
    };

    // Code, and the targets of links.
    [GeneratedRegex(@"`[^`]*`|(?<=\])\([^)\s]*\)")]
    private static partial Regex Code();
}
