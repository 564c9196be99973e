using Dashboard.Casework;
using Dashboard.Investigations.Words;

namespace Dashboard.Figures;

/// <summary>The words, and for standings the shapes, of what casework keeps as enumerations.</summary>
public static class CaseworkWords
{
    public static string Shape(this Standing standing) => standing switch
    {
        Standing.Corroborated => "●",
        Standing.Alleged => "◐",
        Standing.Disputed => "⇄",
        Standing.Unverifiable => "○",
        Standing.Superseded => "⊝",
        Standing.Retracted => "⊘",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    /// <summary>The word, which is the style class as well.</summary>
    public static string Word(this Standing standing) => standing switch
    {
        Standing.Corroborated => "corroborated",
        Standing.Alleged => "alleged",
        Standing.Disputed => "disputed",
        Standing.Unverifiable => "unverifiable",
        Standing.Superseded => "superseded",
        Standing.Retracted => "retracted",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    public static string Word(this AllegationStatus status) => status switch
    {
        AllegationStatus.Draft => "draft",
        AllegationStatus.InReview => "in review",
        AllegationStatus.Approved => "approved",
        AllegationStatus.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
