using Dashboard.Core;

namespace Dashboard.Scenarios.Worlds.Residents;

/// <summary>What an account of a world was made to be.</summary>
public enum WorldRole
{
    /// <summary>Runs the campaign's machinery: tries prompts out, pays, watches.</summary>
    Operator,

    /// <summary>Harvests for a campaign.</summary>
    Pool,

    /// <summary>Innocent, and behind the same proxy, reseller or tool as a campaign.</summary>
    Bystander,
    Innocent,
}

/// <summary>A row of a world's <c>truth.csv</c>.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Role">What it was made to be.</param>
/// <param name="Campaign">The campaign it acts for; null for innocents.</param>
/// <param name="Window">The campaign's planted window; null for innocents.</param>
/// <param name="Group">The innocent group that it belongs to; null for campaigns' accounts.</param>
public sealed record WorldTruth(string AccountId, WorldRole Role, string? Campaign, TimeRange? Window, string? Group);
