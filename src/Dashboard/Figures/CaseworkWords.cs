using Dashboard.Casework.Standings;

namespace Dashboard.Figures;

/// <summary>The shapes of standings: each is told apart without colour.</summary>
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
}
