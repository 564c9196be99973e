using System.Text;

namespace Dashboard.Investigations.Words;

/// <summary>The members of enumerations as words, in addresses and on the page.</summary>
public static class Slug
{
    /// <summary><c>HourOfWeek</c> as <c>hour-of-week</c>.</summary>
    public static string Of<T>(T value) where T : struct, Enum
    {
        var word = new StringBuilder();
        foreach (var c in value.ToString())
        {
            if (char.IsAsciiLetterUpper(c) && word.Length > 0) word.Append('-');
            word.Append(char.ToLowerInvariant(c));
        }

        return word.ToString();
    }
}
