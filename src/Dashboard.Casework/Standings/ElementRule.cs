using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Casework.Standings;

/// <summary>What a link of the chain may rest on.</summary>
/// <param name="Element">The link.</param>
/// <param name="Bears">The kinds of statement that lift it to <see cref="Standing.Alleged"/>.</param>
/// <param name="Corroborates">The kinds of statement of which two independent ones lift it to <see cref="Standing.Corroborated"/>.</param>
/// <param name="TelemetryBears">Whether logs bear on it at all.</param>
/// <param name="Why">Why so, a sentence.</param>
public sealed record ElementRule(
    ElementKind Element, FrozenSet<StatementKind> Bears, FrozenSet<StatementKind> Corroborates, bool TelemetryBears, string Why)
{
    /// <summary>The rule for every link: the one table from which pages, registers and tests read it.</summary>
    public static IReadOnlyList<ElementRule> All { get; } =
    [
        new(
            ElementKind.AccountsFraudulent, StatementKinds.Claims, StatementKinds.Facts, true,
            "Logs show how accounts were made, paid for and used; what only passes a claim on cannot confirm it."),
        new(
            ElementKind.Coordinated, StatementKinds.Claims, StatementKinds.Facts, true,
            "Logs show who shares what and who acts with whom; what only passes a claim on cannot confirm it."),
        new(
            ElementKind.OperatorIdentified, StatementKinds.Claims, StatementKinds.Facts, false,
            "Logs name accounts and addresses, never the people behind them: who ran it takes something from outside the logs."),
        new(
            ElementKind.DirectedByLab, StatementKinds.Claims, StatementKinds.Facts, false,
            "Logs cannot show who gave an order, and use in training does not either: relays resell logs."),
        new(
            ElementKind.UsedInTraining, StatementKinds.Proofs, StatementKinds.Proofs, true,
            "Only a test with a randomised null that was committed to beforehand, or an admission, bears on what a model was trained on; who ran or directed it does not."),
    ];

    /// <summary>Names the rule as it is: another table has another name. What was approved by another one is looked at again.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', All.Select(r =>
        $"{r.Element}: {string.Join(',', r.Bears.Order())}; {string.Join(',', r.Corroborates.Order())}; {r.TelemetryBears}")))))[..12];

    /// <summary>The rule for a link.</summary>
    public static ElementRule Of(ElementKind element) => All[(int)element];

    /// <summary>Whether a ground lifts the link above <see cref="Standing.Unverifiable"/>.</summary>
    public bool IsBorneBy(GroundFacts ground) =>
        ground.Bearing == Bearing.For && Bears.Contains(ground.Statement) && (TelemetryBears || ground.OriginKind == OriginKind.Document);

    /// <summary>Whether a ground counts as one of the two that corroborate the link.</summary>
    public bool IsCorroboratedBy(GroundFacts ground) =>
        IsBorneBy(ground) && ground.IsIndependent && Corroborates.Contains(ground.Statement);
}
