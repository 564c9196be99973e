namespace Dashboard.Casework.Standings;

/// <summary>
/// How far a statement is established. Declared from the weakest to the strongest, which is the order in which a
/// chain's weakest link is looked for:
/// what was retracted or superseded no longer stands as written; what is unverifiable cannot be settled with
/// anything within reach; what is disputed can be settled, and somebody holds the opposite with reasons; what is
/// alleged was said and not yet tested; what is corroborated has at least two independent origins, or, where it says only
/// that something was published, was read there.
/// </summary>
public enum Standing
{
    Retracted,
    Superseded,
    Unverifiable,
    Disputed,
    Alleged,
    Corroborated,
}

/// <summary>The words and shapes of standings, the same on pages, in packets and in commands.</summary>
public static class Standings
{
    /// <summary>The standing in lower case, as it stands in a sentence.</summary>
    public static string Word(this Standing standing) => standing switch
    {
        Standing.Retracted => "retracted",
        Standing.Superseded => "superseded",
        Standing.Unverifiable => "unverifiable",
        Standing.Disputed => "disputed",
        Standing.Alleged => "alleged",
        Standing.Corroborated => "corroborated",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };

    /// <summary>The standing's shape, by which it is told apart without colour.</summary>
    public static string Shape(this Standing standing) => standing switch
    {
        Standing.Retracted => "⊘",
        Standing.Superseded => "⊗",
        Standing.Unverifiable => "○",
        Standing.Disputed => "◑",
        Standing.Alleged => "◐",
        Standing.Corroborated => "●",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };
}
