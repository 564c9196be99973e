using System.Collections.Immutable;

namespace Dashboard.Casework.Standings;

/// <summary>What the rule of standing looks at in a ground, and nothing else.</summary>
/// <param name="Statement">What kind of statement it makes.</param>
/// <param name="OriginKind">What its words come from.</param>
/// <param name="Origins">
/// What it goes back to. One data set is one origin however many exhibits show it; so is a document however often it is
/// rewritten, and everything of the accuser's. A document that draws on several has them all, and none of its own.
/// </param>
/// <param name="Bearing">Which way it points.</param>
/// <param name="IsIndependent">Whether a person assessed it as independent of the others, and said why.</param>
/// <param name="Name">What it is called on the page: “Exhibit 3”.</param>
public sealed record GroundFacts(
    StatementKind Statement, OriginKind OriginKind, ImmutableSortedSet<string> Origins, Bearing Bearing, bool IsIndependent = false,
    string Name = "a ground")
{
    /// <summary>The one origin of all that the accuser says or keeps.</summary>
    public const string Accuser = "the accuser";

    /// <summary>Whether it goes back to something that the other does, too.</summary>
    public bool SharesOriginWith(GroundFacts other) => Origins.Overlaps(other.Origins);
}
