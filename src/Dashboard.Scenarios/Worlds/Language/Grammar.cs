using System.Text;

namespace Dashboard.Scenarios.Worlds.Language;

/// <summary>
/// Sentences from rules. A rule is a line <c>name: choice | choice</c>; in a choice, <c>{rule}</c> stands for a choice of
/// that rule, <c>{?rule}</c> for one or nothing, and a name without a rule is asked of whoever speaks. <c>~</c> is a line's
/// end, and <c>«»</c> are braces.
/// </summary>
internal sealed class Grammar
{
    private readonly Dictionary<string, string[]> rules = new(StringComparer.Ordinal);

    /// <param name="texts">Rules, one a line; a line that begins with <c>|</c> continues the one before.</param>
    public Grammar(params string[] texts)
    {
        var name = "";
        foreach (var line in texts.SelectMany(
            text => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            var continued = line[0] == '|';
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (!continued) name = line[..colon];
            var choices = line[(continued ? 1 : colon + 1)..].Split('|', StringSplitOptions.TrimEntries);
            rules[name] = continued ? [.. rules[name], .. choices] : choices;
        }
    }

    public IReadOnlyList<string> Choices(string rule) => rules[rule];

    public bool Has(string rule) => rules.ContainsKey(rule);

    /// <summary>A choice of the rule, written out.</summary>
    /// <param name="own">What the speaker says for a name that is no rule.</param>
    public string Say(string rule, Dice dice, Func<string, Dice, string> own)
    {
        var text = new StringBuilder();
        Write(dice.Pick(rules[rule]), dice, own, text, 0);
        return text.ToString().Trim();
    }

    private void Write(string choice, Dice dice, Func<string, Dice, string> own, StringBuilder text, int depth)
    {
        if (depth > 12) throw new InvalidOperationException($"The rules run in a ring at “{choice}”.");
        for (var i = 0; i < choice.Length; i++)
        {
            if (choice[i] == ' ' && (text.Length == 0 || char.IsWhiteSpace(text[^1]))) continue;
            if (choice[i] != '{')
            {
                text.Append(choice[i] switch { '~' => '\n', '«' => '{', '»' => '}', var letter => letter });
                continue;
            }

            var end = choice.IndexOf('}', i);
            var (optional, name) = choice[i + 1] == '?' ? (true, choice[(i + 2)..end]) : (false, choice[(i + 1)..end]);
            i = end;
            if (optional && dice.Chance(.5)) continue;
            if (rules.TryGetValue(name, out var choices)) Write(dice.Pick(choices), dice, own, text, depth + 1);
            else text.Append(own(name, dice));
        }
    }
}
