namespace Dashboard.Casework.Linting;

/// <summary>What a statement can be faulted for.</summary>
public enum LintRule
{
    /// <summary>It says more than its standing carries.</summary>
    Overclaim,

    /// <summary>It lays a deed at the door of a state or a person.</summary>
    NamesStateOrPerson,

    /// <summary>It uses the language of theft and guilt.</summary>
    Guilt,

    /// <summary>It takes a nationality, a country or a language for evidence.</summary>
    Nationality,

    /// <summary>It names no one who says so, or counts repetition as confirmation.</summary>
    Unattributed,

    /// <summary>It appeals to what everybody knows.</summary>
    EveryoneKnows,

    /// <summary>It states a likelihood and a confidence in one sentence.</summary>
    LikelihoodWithConfidence,

    /// <summary>It takes terms from both columns of likelihoods.</summary>
    MixedTerms,
}

/// <summary>The rules' public names.</summary>
public static class LintRules
{
    /// <summary>The name in files and on the command line.</summary>
    public static string Name(this LintRule rule) => rule switch
    {
        LintRule.Overclaim => "overclaim",
        LintRule.NamesStateOrPerson => "names-state-or-person",
        LintRule.Guilt => "guilt",
        LintRule.Nationality => "nationality",
        LintRule.Unattributed => "unattributed",
        LintRule.EveryoneKnows => "everyone-knows",
        LintRule.LikelihoodWithConfidence => "likelihood-with-confidence",
        LintRule.MixedTerms => "mixed-terms",
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };
}

/// <summary>Something in a text to mend.</summary>
/// <param name="Rule">What it is faulted for.</param>
/// <param name="Start">Where the words begin, in UTF-16 units.</param>
/// <param name="Length">How long they are.</param>
/// <param name="Excerpt">The words, as written.</param>
/// <param name="Message">What is wrong with them, and what to write instead.</param>
public sealed record LintRemark(LintRule Rule, int Start, int Length, string Excerpt, string Message);
