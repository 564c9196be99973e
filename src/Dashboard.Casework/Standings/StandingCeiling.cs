namespace Dashboard.Casework.Standings;

/// <summary>
/// The highest standing that the grounds of a link allow. People may stay below it, never above.
/// <list type="number">
/// <item>Nothing that bears on the link: <see cref="Standing.Unverifiable"/>.</item>
/// <item>A fact against it, from an origin that none of its grounds has: <see cref="Standing.Disputed"/>.</item>
/// <item>Two grounds that corroborate, each assessed as independent, without an origin in common:
/// <see cref="Standing.Corroborated"/>.</item>
/// <item>Otherwise: <see cref="Standing.Alleged"/>.</item>
/// </list>
/// </summary>
/// <param name="Highest">The highest standing.</param>
/// <param name="Why">What it rests on, a sentence.</param>
/// <param name="Lifts">What would allow a higher one, sentences.</param>
/// <param name="Lowers">What would allow only a lower one, sentences.</param>
public sealed record StandingCeiling(Standing Highest, string Why, IReadOnlyList<string> Lifts, IReadOnlyList<string> Lowers)
{
    /// <summary>Whether a person may give the link this standing.</summary>
    public bool Allows(Standing standing) => standing <= Highest;

    /// <summary>The standing, or the ceiling where that is lower.</summary>
    public Standing Cap(Standing standing) => Allows(standing) ? standing : Highest;

    /// <summary>The ceiling of a link on its grounds.</summary>
    public static StandingCeiling Of(ElementKind element, IReadOnlyCollection<GroundFacts> grounds)
    {
        var rule = ElementRule.Of(element);
        var bearing = grounds.Where(rule.IsBorneBy).ToList();
        if (bearing.Count == 0) return Unverifiable(rule, grounds);
        var against = grounds.Where(
            g => g.Bearing == Bearing.Against && StatementKinds.Facts.Contains(g.Statement) && !bearing.Any(g.SharesOriginWith)).ToList();
        if (against.Count > 0) return Disputed(rule, bearing, against);
        return Pair(bearing.Where(rule.IsCorroboratedBy)) is { } pair ? Corroborated(pair.One, pair.Other) : Alleged(rule, bearing);
    }

    private static (GroundFacts One, GroundFacts Other)? Pair(IEnumerable<GroundFacts> grounds)
    {
        var all = grounds.ToList();
        foreach (var one in all)
        {
            if (all.Find(other => !other.SharesOriginWith(one)) is { } other) return (one, other);
        }

        return null;
    }

    private static StandingCeiling Unverifiable(ElementRule rule, IReadOnlyCollection<GroundFacts> grounds)
    {
        var cited = grounds.Any(g => g.Bearing == Bearing.For);
        return new(
            Standing.Unverifiable, cited ? $"Nothing that is cited bears on it. {rule.Why}" : "Nothing is cited for it.",
            [$"{Takes(rule)} → alleged."], []);
    }

    private static StandingCeiling Disputed(ElementRule rule, List<GroundFacts> bearing, List<GroundFacts> against) => new(
        Standing.Disputed,
        $"{Names(against)} {(against.Count == 1 ? "states" : "state")} the opposite as a fact, from an origin of its own.",
        [$"What {Names(against)} {(against.Count == 1 ? "says" : "say")} is settled or taken back → alleged at least."],
        [Loss(rule, bearing)]);

    private static StandingCeiling Corroborated(GroundFacts one, GroundFacts other) => new(
        Standing.Corroborated, $"{one.Name} and {other.Name} state it as a fact, and each is assessed as independent.", [],
        [
            $"{one.Name} and {other.Name} turn out to go back to one origin, or either is taken back → alleged.",
            "A fact against it from another origin → disputed.",
        ]);

    private static StandingCeiling Alleged(ElementRule rule, List<GroundFacts> bearing)
    {
        var stating = bearing.Where(g => rule.Corroborates.Contains(g.Statement)).ToList();
        var relayed = stating.Count == 0 ? $"{Names(bearing)} only {(bearing.Count == 1 ? "passes" : "pass")} it on." : "";
        var one = bearing.Skip(1).All(g => g.SharesOriginWith(bearing[0]))
            ? $"All that is cited goes back to one origin, {string.Join(" and ", bearing[0].Origins)}."
            : "No two independent origins state it as a fact.";
        var unassessed = stating.Where(g => !g.IsIndependent).ToList();
        var lifts =
            new List<string> { $"Two independent origins whose statements are {StatementKinds.Words(rule.Corroborates)} → corroborated." };
        if (unassessed.Count > 0 && Pair(stating) is not null)
            lifts.Add($"Somebody assesses whether {Names(unassessed)} {(unassessed.Count == 1 ? "is" : "are")} independent, and says why.");
        return new(
            Standing.Alleged, relayed.Length > 0 ? relayed : one, lifts,
            [Loss(rule, bearing), "A fact against it from another origin → disputed."]);
    }

    private static string Loss(ElementRule rule, List<GroundFacts> bearing) =>
        $"{Names(bearing)} {(bearing.Count == 1 ? "falls" : "fall")} away, and nothing else that bears on it is cited → unverifiable{(rule.TelemetryBears ? "" : "; telemetry does not count here")}.";

    private static string Takes(ElementRule rule) =>
        rule.Element == ElementKind.UsedInTraining ? "A test with a randomised null that was committed to beforehand, or an admission"
        : rule.TelemetryBears ? "An exhibit that shows it, or a document that says so"
        : "A document that says so, whoever it relays; telemetry alone never does";

    private static string Names(List<GroundFacts> grounds) =>
        grounds.Select(g => g.Name).Distinct().ToList() is var names && names.Count == 1
        ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
