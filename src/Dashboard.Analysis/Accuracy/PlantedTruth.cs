using System.Collections.Immutable;

namespace Dashboard.Analysis.Accuracy;

/// <summary>What is known of planted data: who acts for which campaign, who is a bystander, and when each campaign ran.</summary>
/// <param name="Campaigns">For each account, in the order of the analysed input, the campaign it acts for; null for the innocent.</param>
/// <param name="Bystanders">For each account, whether it is an innocent customer of what also carries a campaign.</param>
/// <param name="Windows">The first and the last day of each campaign, both part of it, by name.</param>
public sealed record PlantedTruth(
    ImmutableArray<string?> Campaigns, ImmutableArray<bool> Bystanders,
    ImmutableDictionary<string, (DateOnly First, DateOnly Last)> Windows);
