using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace Dashboard.Casework.Shown;

/// <summary>
/// Passes the text of a page, or of a part of one, through <see cref="ShownText"/>: what stands between tags, read as one
/// where only inline elements part it, and the attributes. Tags, scripts, styles and comments stay as they are, to the letter.
/// </summary>
public sealed class Markup
{
    private readonly string markup;
    private readonly ShownText text;
    private readonly List<string> output = [];
    private readonly List<(int Place, string Raw)> run = [];
    private bool isField;

    private Markup(string markup, ShownText text) => (this.markup, this.text) = (markup, text);

    /// <summary>The markup as it is shown.</summary>
    public static string Shown(string markup, ShownText text) => new Markup(markup, text).Show();

    private string Show()
    {
        for (var at = 0; at < markup.Length;)
        {
            var open = markup.IndexOf('<', at);
            if (open < 0) open = markup.Length;
            if (open > at) Words(markup[at..open]);
            if (open == markup.Length) break;
            at = Tag(open);
        }

        EndRun();
        return string.Concat(output);
    }

    // Returns where what comes after it begins.
    private int Tag(int open)
    {
        if (Starts(open, "<!--")) return Copy(open, After("-->", open + 4));
        if (Starts(open, "<!") || Starts(open, "<?")) return Copy(open, After(">", open + 2));
        var isEnd = Starts(open, "</");
        var name = open + (isEnd ? 2 : 1);
        if (name >= markup.Length || !char.IsAsciiLetter(markup[name]))
        {
            Words("<");
            return open + 1;
        }

        var end = name;
        while (end < markup.Length && !(char.IsWhiteSpace(markup[end]) || markup[end] is '>' or '/')) end++;
        var element = markup[name..end];
        if (!MarkupElements.IsInline(element)) EndRun();
        isField = MarkupElements.IsField(element) && !isEnd;
        var tag = new StringBuilder().Append(markup, open, end - open);
        var after = Attributes(end, tag);
        output.Add(tag.ToString());
        if (isEnd || !MarkupElements.IsRaw(element)) return after;
        var close = markup.IndexOf("</" + element, after, StringComparison.OrdinalIgnoreCase);
        return Copy(after, close < 0 ? markup.Length : close);
    }

    private int Attributes(int at, StringBuilder tag)
    {
        while (at < markup.Length && markup[at] != '>')
        {
            if (char.IsWhiteSpace(markup[at]) || markup[at] is '/' or '=')
            {
                tag.Append(markup[at++]);
                continue;
            }

            var start = at;
            while (at < markup.Length && !(char.IsWhiteSpace(markup[at]) || markup[at] is '>' or '/' or '=')) at++;
            var name = markup[start..at];
            tag.Append(name);
            while (at < markup.Length && char.IsWhiteSpace(markup[at])) tag.Append(markup[at++]);
            if (at >= markup.Length || markup[at] != '=') continue;
            tag.Append(markup[at++]);
            while (at < markup.Length && char.IsWhiteSpace(markup[at])) tag.Append(markup[at++]);
            at = Value(at, name, tag);
        }

        if (at < markup.Length) tag.Append(markup[at++]);
        return at;
    }

    private int Value(int at, string name, StringBuilder tag)
    {
        if (at >= markup.Length) return at;
        var quote = markup[at] is '"' or '\'' ? markup[at] : '\0';
        var start = quote == '\0' ? at : at + 1;
        var end = start;
        while (end < markup.Length && (quote == '\0' ? !(char.IsWhiteSpace(markup[end]) || markup[end] == '>') : markup[end] != quote))
            end++;
        var raw = markup[start..end];
        var value = WebUtility.HtmlDecode(raw);
        var shown = MarkupAttributes.Shown(name, value, text);
        var written = shown == value ? raw : HtmlEncoder.Default.Encode(shown);
        tag.Append(quote == '\0' && written != raw ? $"\"{written}\"" : quote == '\0' ? written : $"{quote}{written}{quote}");
        return quote != '\0' && end < markup.Length ? end + 1 : end;
    }

    private void Words(string raw)
    {
        run.Add((output.Count, raw));
        output.Add(raw);
    }

    private void EndRun()
    {
        if (run.Count == 0) return;
        string[] before = [.. run.Select(r => WebUtility.HtmlDecode(r.Raw))];
        string[] after = [.. before];
        if (isField) after = [.. before.Select(text.Kept)];
        else text.Words(after);
        for (var i = 0; i < after.Length; i++)
        {
            if (!string.Equals(after[i], before[i], StringComparison.Ordinal)) output[run[i].Place] = HtmlEncoder.Default.Encode(after[i]);
        }

        run.Clear();
        isField = false;
    }

    private int Copy(int from, int to)
    {
        output.Add(markup[from..to]);
        return to;
    }

    private int After(string end, int from) =>
        markup.IndexOf(end, Math.Min(from, markup.Length), StringComparison.Ordinal) is >= 0 and var at ? at + end.Length : markup.Length;

    private bool Starts(int at, string with) => string.CompareOrdinal(markup, at, with, 0, with.Length) == 0;
}
