using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;

namespace Dashboard.Analysis.Linkage;

/// <summary>Why one shared attribute links two accounts, and why it may mean nothing.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Weight">Its rarity weight, in nats.</param>
/// <param name="Chance">
/// How likely two accounts both carry it: two that share as much as those in question do, where that is known, or any two.
/// </param>
/// <param name="IsHub">Whether so many carry it that it says little by itself.</param>
/// <param name="Benign">The innocent explanation that applies to attributes of this kind.</param>
/// <param name="Sentence">All of it in words.</param>
public sealed record LinkExplanation(AnalysisAttribute Attribute, double Weight, double Chance, bool IsHub, string Benign, string Sentence)
{
    /// <summary>Explains a shared attribute.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="population">N, all accounts.</param>
    /// <param name="hubShare">The share of all accounts above which an attribute is a hub.</param>
    /// <param name="pairChance">
    /// The chance that the two accounts in question both carry it (<see cref="SharingNull.PairChance"/>); NaN for any two.
    /// </param>
    public static LinkExplanation Of(AnalysisAttribute attribute, int population, double hubShare, double pairChance = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        var df = attribute.AccountCount;
        var isOfPair = !double.IsNaN(pairChance);
        var chance = isOfPair ? pairChance : population > 1 ? df * (df - 1.0) / ((double)population * (population - 1)) : 1;
        var isHub = RarityWeight.IsHub(population, df, hubShare);
        var benign = BenignOf(attribute, isHub);
        var sentence = string.Create(
            CultureInfo.InvariantCulture,
            $"Both carry {attribute.Kind} {attribute.Value}, as {df:N0} of {population:N0} accounts do{(isHub ? ", a hub" : "")}; two accounts {(isOfPair ? "that share as much as these do" : "drawn at random")} both would {Often(chance)}. It may be {benign}.");
        return new LinkExplanation(attribute, RarityWeight.Of(population, df, hubShare), chance, isHub, benign, sentence);
    }

    private static string Often(double chance) => chance switch
    {
        <= 0 => "never",
        > 0.1 => string.Create(CultureInfo.InvariantCulture, $"in {100 * chance:0} % of cases"),
        _ => string.Create(CultureInfo.InvariantCulture, $"1 time in {1 / chance:N0}"),
    };

    private static string BenignOf(AnalysisAttribute attribute, bool isHub) => attribute.Family switch
    {
        AttributeFamily.Network =>
            isHub ? "a carrier's or a hosting company's range, which unrelated customers share"
            : "a household, an office, a university or a proxy that both are customers of",
        AttributeFamily.Device =>
            isHub ? "a mass-market device or a common client" : "a device that two people use, or machines made from one image",
        AttributeFamily.Payment => "a reseller's, an employer's or a family's card",
        AttributeFamily.Identity => isHub ? "a public mail provider" : "an employer, a school or a mail provider that few use",
        AttributeFamily.Content =>
            isHub ? "a public agent's default system prompt, or what everybody asks"
            : "a public benchmark, a course's exercise, or a tool that both use",
        AttributeFamily.Timing => "a roll-out or an event that both took part in",
        _ => throw new ArgumentOutOfRangeException(nameof(attribute)),
    };
}
