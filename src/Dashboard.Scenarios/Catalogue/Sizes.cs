namespace Dashboard.Scenarios.Catalogue;

/// <summary>How large a scenario is. Totals include the campaign's part.</summary>
internal sealed record Sizes(int Accounts, long Interactions, int CampaignAccounts = 0, long CampaignInteractions = 0)
{
    public const int FewestAccounts = 100;
    public const int FewestPerAccount = 10;

    /// <summary>Beyond these, ids would run out of digits.</summary>
    public const int MostAccounts = 1_000_000;
    public const long MostInteractions = 999_999_999;

    /// <summary>Cuts a whole into parts of the given weights, exactly, the largest remainders rounded up.</summary>
    public static long[] Apportion(long whole, params double[] weights)
    {
        var exact = weights.Select(weight => whole * weight / weights.Sum()).ToArray();
        var parts = exact.Select(part => (long)part).ToArray();
        foreach (var index in Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - parts[i]).ThenBy(i => i)
            .Take((int)(whole - parts.Sum())))
            parts[index]++;
        return parts;
    }
}
