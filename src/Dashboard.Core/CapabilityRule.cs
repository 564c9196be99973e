using System.Text.RegularExpressions;

namespace Dashboard.Core;

/// <summary>Where a rule looks for its pattern.</summary>
public enum RuleField
{
    /// <summary>The prompt's text.</summary>
    Prompt,

    /// <summary>The system prompt's text.</summary>
    SystemPrompt,

    /// <summary>The tools that the request offers or calls, as the log writes them.</summary>
    Tools,

    /// <summary>Tags, paths and whatever else the log says about the request.</summary>
    Metadata,
}

/// <summary>
/// Says which capability an interaction exercises where the log does not: the first rule whose pattern occurs in its
/// field decides.
/// </summary>
/// <param name="Capability">The capability it assigns.</param>
/// <param name="Field">Where it looks.</param>
/// <param name="Pattern">A regular expression, matched without regard to case in time linear in the text.</param>
public sealed record CapabilityRule(string Capability, RuleField Field, string Pattern)
{
    /// <summary>The longest pattern.</summary>
    public const int MaxPatternLength = 500;

    /// <summary>The expression, without backtracking so that no text can make it slow.</summary>
    /// <exception cref="FormatException">The pattern is none, or needs backtracking; the message is for a person.</exception>
    public Regex Expression()
    {
        if (Capability.Trim().Length == 0) throw new FormatException("A rule needs the capability that it assigns.");
        if (Pattern.Length is 0 or > MaxPatternLength)
            throw new FormatException($"A rule's pattern has 1 to {MaxPatternLength} characters; this one has {Pattern.Length}.");
        try
        {
            return new Regex(Pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new FormatException($"'{Pattern}' cannot be used as a pattern: {e.Message}", e);
        }
    }
}
