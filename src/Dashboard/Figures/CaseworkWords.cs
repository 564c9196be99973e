using Dashboard.Casework;

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

    public static string Word(this AllegationStatus status) => status switch
    {
        AllegationStatus.Draft => "draft",
        AllegationStatus.InReview => "in review",
        AllegationStatus.Approved => "approved",
        AllegationStatus.Released => "released",
        AllegationStatus.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
