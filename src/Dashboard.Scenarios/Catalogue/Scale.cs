using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Catalogue;

/// <summary>How large a scenario is where a request leaves it open, and which part of it is the campaign's.</summary>
/// <param name="Accounts">All accounts at full scale.</param>
/// <param name="PerAccount">Interactions an account.</param>
/// <param name="CampaignAccounts">Share of the accounts; 0 for a scenario with nothing to find.</param>
/// <param name="CampaignInteractions">Share of the interactions.</param>
internal sealed record Scale(int Accounts, int PerAccount, Spread CampaignAccounts = default, Spread CampaignInteractions = default)
{
    public Sizes Of(ScenarioRequest request)
    {
        var random = new RandomStream(RandomStream.Mix(request.Seed, 60));
        var accounts = request.Accounts ?? (int)Math.Clamp(
            (request.Interactions ?? (long)Accounts * PerAccount) / PerAccount, Sizes.FewestAccounts, Accounts);
        var interactions = request.Interactions ?? (long)accounts * PerAccount;
        return new Sizes(
            accounts, interactions, (int)(accounts * CampaignAccounts.Draw(ref random)),
            (long)(interactions * CampaignInteractions.Draw(ref random)));
    }
}
