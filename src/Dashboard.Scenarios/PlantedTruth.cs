using Dashboard.Core;

namespace Dashboard.Scenarios;

/// <summary>What an account was made to be. The first two act for a campaign, all others are innocent.</summary>
public enum AccountRole
{
    Operator,
    Pool,

    /// <summary>An innocent customer of the proxy network that also carries a campaign.</summary>
    Bystander,
    Individual,
    Company,
    University,
    ResellerCustomer,
    ContinuousIntegration,
    Evaluator,
    HackathonParticipant,
}

/// <summary>What the roles have in common.</summary>
public static class AccountRoles
{
    /// <summary>Whether the account acts for a campaign.</summary>
    public static bool IsCampaign(this AccountRole role) => role is AccountRole.Operator or AccountRole.Pool;

    /// <summary>The word for it in <c>truth.csv</c>.</summary>
    public static string Name(this AccountRole role) => role switch
    {
        AccountRole.Operator => "operator",
        AccountRole.Pool => "pool",
        AccountRole.Bystander => "bystander",
        AccountRole.Individual => "individual",
        AccountRole.Company => "company",
        AccountRole.University => "university",
        AccountRole.ResellerCustomer => "reseller-customer",
        AccountRole.ContinuousIntegration => "ci-runner",
        AccountRole.Evaluator => "evaluator",
        AccountRole.HackathonParticipant => "hackathon-participant",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role."),
    };
}

/// <summary>A row of <c>truth.csv</c>.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Role">What it was made to be.</param>
/// <param name="Campaign">The campaign it acts for; null for innocents.</param>
/// <param name="Window">The campaign's planted window; null for innocents.</param>
public sealed record AccountTruth(string AccountId, AccountRole Role, string? Campaign, TimeRange? Window);

/// <summary>When a campaign acted, and at what.</summary>
/// <param name="Campaign">The fictional actor's name.</param>
/// <param name="Range">Whole UTC days; all of its interactions lie within, and some on the first and on the last day.</param>
/// <param name="Capabilities">What it was aimed at, the most wanted first.</param>
/// <param name="Accounts">Accounts that act for it.</param>
/// <param name="Interactions">Interactions made for it.</param>
public sealed record PlantedWindow(string Campaign, TimeRange Range, IReadOnlyList<string> Capabilities, int Accounts, long Interactions);
