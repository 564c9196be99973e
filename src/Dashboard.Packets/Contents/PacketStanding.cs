using Dashboard.Casework.Allegations;
using Dashboard.Casework.Standings;

namespace Dashboard.Packets.Contents;

/// <summary>
/// <c>standing.json</c>: what the rule of standing says of the allegation. The one place where a packet takes the computed headline, what
/// is not shown, and the ceiling of each element.
/// </summary>
/// <param name="Headline">The strongest sentence that the chain bears.</param>
/// <param name="Limits">What it leaves out, and why.</param>
/// <param name="NotShown">What is not claimed, each a clause.</param>
/// <param name="Elements">Each element with the highest standing that its grounds allow.</param>
internal sealed record PacketStanding(
    string Headline, string Limits, IReadOnlyList<string> NotShown, IReadOnlyList<ElementCeiling> Elements)
{
    /// <summary>
    /// What the rule says of the contents. The same contents give the same answer, in a workspace or from a packet alone.
    /// </summary>
    public static PacketStanding Of(PacketContents contents)
    {
        var dossier = contents.Dossier;
        var headline = Casework.Headlines.Headline.Of(dossier);
        return new PacketStanding(
            headline.Claim, headline.Limits, headline.NotShown, [.. dossier.Chain.Select(e => ElementCeiling.Of(e, dossier.CeilingOf(e)))]);
    }
}

/// <summary>An element's ceiling.</summary>
/// <param name="Standing">How it stands.</param>
/// <param name="Ceiling">The highest that its grounds allow.</param>
/// <param name="Why">What that rests on, a sentence.</param>
/// <param name="Lifts">What would allow a higher one.</param>
/// <param name="Lowers">What would allow only a lower one.</param>
internal sealed record ElementCeiling(
    int Element, Standing Standing, Standing Ceiling, string Why, IReadOnlyList<string> Lifts, IReadOnlyList<string> Lowers)
{
    /// <summary>Whether it stands higher than its grounds allow, which the program lets nobody write.</summary>
    public bool IsAbove => Standing > Ceiling;

    public static ElementCeiling Of(AllegationElement element, StandingCeiling ceiling) =>
        new(element.Number, element.Standing, ceiling.Highest, ceiling.Why, ceiling.Lifts, ceiling.Lowers);
}
