using Dashboard.Casework;
using Dashboard.Investigations.Words;

namespace Dashboard.Sources;

/// <summary>The words for kinds and grades of sources.</summary>
public static class SourceWords
{
    public static string Word(this SourceKind kind) => kind switch
    {
        SourceKind.PrimaryDocument => "primary document",
        SourceKind.ProviderReport => "provider's report",
        SourceKind.Press => "press",
        SourceKind.Agency => "agency",
        SourceKind.Statement => "statement",
        SourceKind.Dataset => "data set",
        SourceKind.Other => "other",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

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
