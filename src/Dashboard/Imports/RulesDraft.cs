using System.Text.RegularExpressions;
using Dashboard.Core;

namespace Dashboard.Imports;

/// <summary>The rules of a case while a person edits them.</summary>
public sealed class RulesDraft
{
    private readonly List<Line> lines;
    private readonly IReadOnlyList<CapabilityRule> opened;

    /// <param name="rules">The rules as they are stored.</param>
    public RulesDraft(IReadOnlyList<CapabilityRule> rules)
    {
        opened = rules;
        lines = [.. rules.Select(Line.Of)];
    }

    /// <summary>The rules in the order they are tried.</summary>
    public IReadOnlyList<Line> Lines => lines;

    /// <summary>Whether they say something else than what is stored.</summary>
    public bool IsChanged => !lines.Select(l => l.ToRule()).SequenceEqual(opened);

    /// <summary>Whether every rule can be used.</summary>
    public bool IsSound => lines.TrueForAll(l => l.Problem is null);

    public IReadOnlyList<CapabilityRule> ToRules() => [.. lines.Select(l => l.ToRule())];

    public void Add() => lines.Add(new Line());

    public void Remove(Line line) => lines.Remove(line);

    /// <summary>Tries a rule earlier (-1) or later (1); at the end of the list it stays.</summary>
    public void Move(Line line, int by)
    {
        var at = lines.IndexOf(line);
        if (at < 0 || at + by < 0 || at + by >= lines.Count) return;
        lines.RemoveAt(at);
        lines.Insert(at + by, line);
    }

    /// <summary>Puts other rules in place of these, to be looked at and saved.</summary>
    public void Replace(IReadOnlyList<CapabilityRule> rules)
    {
        lines.Clear();
        lines.AddRange(rules.Select(Line.Of));
    }

    /// <summary>The rule that decides for a text, and its place; null when none does. A rule that cannot be used decides nothing.</summary>
    public (int Place, CapabilityRule Rule)? Decide(RuleField field, string text)
    {
        foreach (var (place, line) in lines.Index())
        {
            if (line.Field == field && line.Expression?.IsMatch(text) is true) return (place, line.ToRule());
        }

        return null;
    }

    /// <summary>One rule.</summary>
    public sealed class Line
    {
        // An expression without backtracking takes milliseconds to make, and every keystroke asks for all of them.
        private (CapabilityRule Rule, Regex? Expression, string? Problem)? made;

        public string Capability { get; set; } = "";

        public RuleField Field { get; set; }

        public string Pattern { get; set; } = "";

        /// <summary>Why it cannot be used, a sentence; null when it can.</summary>
        public string? Problem => Made.Problem;

        /// <summary>Its expression; null when it cannot be used.</summary>
        public Regex? Expression => Made.Expression;

        private (CapabilityRule Rule, Regex? Expression, string? Problem) Made
        {
            get
            {
                var rule = ToRule();
                if (made?.Rule != rule) made = Make(rule);
                return made!.Value;
            }
        }

        public static Line Of(CapabilityRule rule) => new() { Capability = rule.Capability, Field = rule.Field, Pattern = rule.Pattern };

        public CapabilityRule ToRule() => new(Capability.Trim(), Field, Pattern);

        private static (CapabilityRule, Regex?, string?) Make(CapabilityRule rule)
        {
            try
            {
                return (rule, rule.Expression(), null);
            }
            catch (FormatException failure)
            {
                return (rule, null, failure.Message);
            }
        }
    }
}
