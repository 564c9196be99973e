using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Core;

namespace Dashboard.Interactions.Import.Parsing;

/// <summary>Finds the rule that says which capability an interaction exercises: the first whose pattern occurs in its field.</summary>
internal sealed class CapabilityClassifier
{
    /// <summary>How much of a text is looked at, in bytes: what a request is for is said at its beginning.</summary>
    public const int MaxBytes = 64 << 10;

    private readonly (RuleField Field, Regex Expression)[] rules;
    private readonly string?[] texts = new string?[Enum.GetValues<RuleField>().Length];

    /// <exception cref="ImportException">A rule's pattern cannot be used.</exception>
    public CapabilityClassifier(IReadOnlyList<CapabilityRule> rules)
    {
        Rules = rules;
        try
        {
            this.rules = [.. rules.Select(r => (r.Field, r.Expression()))];
        }
        catch (FormatException e)
        {
            throw new ImportException($"A rule of this case cannot be used: {e.Message} Nothing was changed. Correct the rule first.", e);
        }
    }

    public IReadOnlyList<CapabilityRule> Rules { get; }

    /// <summary>Gives it the text of a field of the interaction to come; an empty one is none.</summary>
    public void Set(RuleField field, ReadOnlySpan<byte> text) =>
        texts[(int)field] = text.IsEmpty ? null : Encoding.UTF8.GetString(text[..Math.Min(text.Length, MaxBytes)]);

    /// <summary>The place of the rule that fits the texts given since the last call, from 1; 0 when none does.</summary>
    public int Classify()
    {
        var found = 0;
        for (var i = 0; i < rules.Length && found == 0; i++)
        {
            if (texts[(int)rules[i].Field] is { } text && rules[i].Expression.IsMatch(text)) found = i + 1;
        }

        Array.Clear(texts);
        return found;
    }
}
