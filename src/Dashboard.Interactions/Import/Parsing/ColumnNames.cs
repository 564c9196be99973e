using System.Text.RegularExpressions;

namespace Dashboard.Interactions.Import.Parsing;

/// <summary>A column's name taken apart into plain words: <c>Client IP</c>, <c>clientIp</c> and <c>client_addr</c> say the same.</summary>
internal static partial class ColumnNames
{
    private static readonly Dictionary<string, string> Plain = new(StringComparer.Ordinal)
    {
        ["tok"] = "tokens", ["toks"] = "tokens", ["tkn"] = "tokens", ["tkns"] = "tokens", ["token"] = "token",
        ["addr"] = "address", ["usr"] = "user", ["msg"] = "message", ["messages"] = "message", ["ts"] = "timestamp", ["dt"] = "datetime",
        ["resp"] = "response", ["req"] = "request", ["acct"] = "account", ["sys"] = "system", ["ua"] = "useragent", ["cust"] = "customer",
        ["org"] = "organisation", ["organization"] = "organisation", ["sess"] = "session", ["cnt"] = "count", ["num"] = "count",
        ["n"] = "count",
        ["in"] = "input", ["out"] = "output", ["completion"] = "output", ["completions"] = "output", ["generated"] = "output",
        ["identifier"] = "id", ["no"] = "id", ["number"] = "count", ["prompts"] = "prompt", ["uid"] = "user",
    };

    /// <summary>The words of the last part of a path, in their order.</summary>
    public static IReadOnlyList<string> WordsOf(string column)
    {
        var dot = column.LastIndexOf('.');
        var name = dot >= 0 && dot < column.Length - 1 ? column[(dot + 1)..] : column;
        return [.. Word().Matches(name).Select(m => m.Value.ToLowerInvariant()).Select(w => Plain.GetValueOrDefault(w, w))];
    }

    /// <summary>
    /// Whether a column's name is another one written as a title: the same letters and digits in the same order, whatever stands between
    /// them.
    /// </summary>
    public static bool IsTitleOf(string column, string name)
    {
        var at = 0;
        foreach (var letter in column)
        {
            if (letter is ' ' or '_' or '-') continue;
            while (at < name.Length && name[at] is '_') at++;
            if (at == name.Length || char.ToLowerInvariant(letter) != name[at]) return false;
            at++;
        }

        return at == name.Length;
    }

    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\d+")]
    private static partial Regex Word();
}
