using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Dashboard.Core;

namespace Dashboard.Casework;

/// <summary>Puts pseudonyms in the place of accounts, in what a reader sees who may not see accounts by their own ids.</summary>
public sealed partial class AccountMask
{
    private readonly FrozenDictionary<string, string> names;
    private readonly Func<string, string>? pseudonym;

    private AccountMask(FrozenDictionary<string, string> names, Func<string, string>? pseudonym)
    {
        this.names = names;
        this.pseudonym = pseudonym;
    }

    /// <summary>Leaves everything as it is.</summary>
    public static AccountMask None { get; } = new(FrozenDictionary<string, string>.Empty, null);

    /// <summary>Whether it leaves everything as it is.</summary>
    public bool IsNone => pseudonym is null;

    /// <summary>Words shorter than this are too likely to be ordinary ones; an account with such an id keeps it in running text.</summary>
    public static int MinLength => 4;

    /// <summary>The text with a pseudonym for each account that it names.</summary>
    public string Text(string text) => names.Count == 0 ? text : Words().Replace(text, word => Name(word.Value));

    /// <summary>One value that is an account's id.</summary>
    public string Account(string account) => pseudonym is null ? account : pseudonym(account);

    /// <summary>The selection with pseudonyms for accounts, and for the values that accounts share.</summary>
    public Selection Selection(Selection selection)
    {
        if (pseudonym is null) return selection;
        foreach (var dimension in (Dimension[])[Dimension.Account, Dimension.Attribute])
        {
            var facet = selection[dimension];
            if (!facet.IsEverything) selection = selection.With(dimension, Facet.Of(facet.Included.Select(Shared), facet.Excluded.Select(Shared)));
        }

        return selection;
    }

    /// <summary>The candidates for accounts in these texts.</summary>
    internal static HashSet<string> WordsOf(IEnumerable<string> texts)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (Match word in Words().Matches(text)) words.UnionWith(Readings(word.Value));
        }

        return words;
    }

    internal static AccountMask Of(IEnumerable<string> accounts, Func<string, string> pseudonym) =>
        new(accounts.ToFrozenDictionary(account => account, pseudonym, StringComparer.Ordinal), pseudonym);

    // What stands between blanks and quotation marks, as it is, and without the marks that a sentence puts around it.
    [GeneratedRegex("""[^\s"“”‘’«»()\[\]{}<>*`,;]{4,}""")]
    private static partial Regex Words();

    [GeneratedRegex(@"[\p{L}\p{N}]{4,}")]
    private static partial Regex Parts();

    private static IEnumerable<string> Readings(string word) =>
        Parts().Matches(word).Select(part => part.Value).Append(word).Append(word.TrimEnd('.', ':', '!', '?', '\'')).Where(reading => reading.Length >= MinLength);

    // The longest reading first: an id may be a part of another.
    private string Name(string word)
    {
        var shown = word;
        foreach (var reading in Readings(word).Distinct(StringComparer.Ordinal).OrderByDescending(r => r.Length))
        {
            if (names.TryGetValue(reading, out var name)) shown = shown.Replace(reading, name, StringComparison.Ordinal);
        }

        return shown;
    }

    private string Shared(string value)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? Account(value) : $"{value[..colon]}:{Account(value)}";
    }
}
