using System.Text.RegularExpressions;

namespace Dashboard.Interactions.Import.Reading;

/// <summary>The names of tables and columns in the statements of a dump, without their quotes and schema.</summary>
internal static partial class SqlNames
{
    private static readonly HashSet<string> Constraints = new(
        StringComparer.OrdinalIgnoreCase) { "PRIMARY", "KEY", "UNIQUE", "INDEX", "CONSTRAINT", "FOREIGN", "CHECK", "FULLTEXT", "SPATIAL",
        "EXCLUDE" };

    /// <summary>The table of <c>INSERT INTO t (a, b)</c> or <c>COPY t (a, b)</c>, and the columns that it names.</summary>
    public static (string Table, IReadOnlyList<string> Names) OfInsert(string statement)
    {
        var bracket = statement.IndexOf('(', StringComparison.Ordinal);
        var head = bracket < 0 ? statement : statement[..bracket];
        if (bracket < 0) return (LastName(head), []);
        return (LastName(head), [.. Name().Matches(statement[(bracket + 1)..]).Select(m => Unquote(m.Value))]);
    }

    /// <summary>The table of <c>CREATE TABLE t (…</c> and its columns in their order.</summary>
    public static (string Table, IReadOnlyList<string> Names) OfCreate(string statement)
    {
        var bracket = statement.IndexOf('(', StringComparison.Ordinal);
        if (bracket < 0) return ("", []);
        var names = new List<string>();
        foreach (var definition in Definitions(statement[(bracket + 1)..]))
        {
            var first = Name().Match(definition);
            if (first.Success && (first.Value[0] is '`' or '"' or '[' || !Constraints.Contains(first.Value)))
                names.Add(Unquote(first.Value));
        }

        return (LastName(statement[..bracket]), names);
    }

    private static string LastName(string text) => Name().Matches(text) is { Count: > 0 } found ? Unquote(found[^1].Value) : "";

    private static string Unquote(string name) => name.Trim('`', '"', '[', ']');

    // Parted at the commas outside brackets and quotes.
    private static IEnumerable<string> Definitions(string text)
    {
        var (start, depth, quote) = (0, 0, '\0');
        for (var i = 0; i < text.Length; i++)
        {
            if (quote != 0) quote = text[i] == quote ? '\0' : quote;
            else if (text[i] is '\'' or '`' or '"') quote = text[i];
            else if (text[i] == '(') depth++;
            else if (text[i] == ')' && --depth < 0)
            {
                yield return text[start..i];
                yield break;
            }
            else if (text[i] == ',' && depth == 0)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    [GeneratedRegex("""`[^`]+`|"[^"]+"|\[[^\]]+\]|[\w$]+""", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
