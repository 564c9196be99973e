using Dashboard.Casework.Sources;

namespace Dashboard.Sources;

/// <summary>The words for grades and parties of sources.</summary>
public static class SourceWords
{
    public static string Word(this Reliability reliability) => reliability switch
    {
        Reliability.A => "completely reliable",
        Reliability.B => "usually reliable",
        Reliability.C => "fairly reliable",
        Reliability.D => "not usually reliable",
        Reliability.E => "unreliable",
        Reliability.F => "reliability cannot be judged",
        _ => throw new ArgumentOutOfRangeException(nameof(reliability)),
    };

    public static string Word(this SourceParty party) => party switch
    {
        SourceParty.Accuser => "the accuser",
        SourceParty.Accused => "the accused",
        SourceParty.ThirdParty => "a third party",
        _ => throw new ArgumentOutOfRangeException(nameof(party)),
    };

    /// <summary>Both axes of a source's grade in words, or that nobody has read it.</summary>
    public static string GradeWords(this Source source) => source is { Reliability: { } reliability, Credibility: { } credibility }
        ? $"{reliability.Word()}, {credibility.Word()}"
        : "none: nobody here has read it, and what is known of it others relay";

    public static string Word(this Credibility credibility) => credibility switch
    {
        Credibility.Confirmed => "confirmed by other sources",
        Credibility.ProbablyTrue => "probably true",
        Credibility.PossiblyTrue => "possibly true",
        Credibility.Doubtful => "doubtful",
        Credibility.Improbable => "improbable",
        Credibility.CannotBeJudged => "truth cannot be judged",
        _ => throw new ArgumentOutOfRangeException(nameof(credibility)),
    };
}
