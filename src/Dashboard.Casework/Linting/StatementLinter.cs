using Dashboard.Casework.Allegations;
using Dashboard.Casework.Standings;

namespace Dashboard.Casework.Linting;

/// <summary>
/// Reads a text for what it may not say: more than its standing carries, deeds laid at the door of states and people, the
/// language of guilt, nationality as evidence, statements of nobody, what everyone knows, and likelihoods badly put (ICD 203).
/// One set of rules for titles, paragraphs, elements, notes, events and sources. It reads words and what governs them, not
/// meaning: it remarks, and a person decides.
/// </summary>
public static class StatementLinter
{
    private static readonly Func<Voice, LintContext, IEnumerable<Fault>>[] Rules =
    [
        OverclaimRule.Faults, StateOrPersonRule.Faults, GuiltRule.Faults, NationalityRule.Faults,
        UnattributedRule.Faults, EveryoneKnowsRule.Faults, LikelihoodRule.Faults,
    ];

    /// <summary>The remarks on a text, in the order of their places; none on an empty one.</summary>
    /// <param name="text">What was written, Markdown.</param>
    /// <param name="context">What the text is part of; null for a statement that is alleged and no more.</param>
    public static IReadOnlyList<LintRemark> Check(string text, LintContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        context ??= LintContext.Alleged;
        var plain = PlainText.Of(text);
        var remarks = new List<LintRemark>();
        Sentence? before = null;
        foreach (var sentence in Sentence.Of(plain))
        {
            var voice = new Voice(sentence);
            foreach (var fault in Rules.SelectMany(rule => rule(voice, context)).Concat(OverclaimRule.Answers(before, voice)))
                Add(fault, sentence.Start);
            before = sentence;
        }

        foreach (var fault in MixedTermsRule.Faults(plain.Text)) Add(fault, 0);
        return [.. remarks.OrderBy(r => r.Start).ThenBy(r => r.Rule)];

        void Add(Fault fault, int offset)
        {
            var (start, length) = plain.PlaceOf(offset + fault.Start, fault.Length);
            if (!remarks.Any(r => r.Rule == fault.Rule && r.Start < start + length && start < r.Start + r.Length))
                remarks.Add(new LintRemark(fault.Rule, start, length, text.Substring(start, length), fault.Message));
        }
    }
}

/// <summary>What a text is part of.</summary>
/// <param name="Standings">The standing of each kind of element; of one that is not given, <see cref="Standing.Alleged"/>.</param>
public sealed record LintContext(IReadOnlyDictionary<ElementKind, Standing> Standings)
{
    /// <summary>Everything alleged, nothing corroborated.</summary>
    public static LintContext Alleged { get; } = OfAll(Standing.Alleged);

    /// <summary>Every element with one standing.</summary>
    public static LintContext OfAll(Standing standing) => new(Enum.GetValues<ElementKind>().ToDictionary(kind => kind, _ => standing));

    /// <summary>The standings of an allegation; where it has several elements of a kind, the weakest.</summary>
    public static LintContext Of(IEnumerable<ElementEdit> elements) =>
        new(elements.GroupBy(e => e.Kind).ToDictionary(g => g.Key, g => g.Min(e => e.Standing)));

    /// <summary>The standing of an element of this kind.</summary>
    public Standing this[ElementKind kind] => Standings.GetValueOrDefault(kind, Standing.Alleged);
}

/// <summary>A remark within a sentence.</summary>
internal readonly record struct Fault(LintRule Rule, int Start, int Length, string Message);
