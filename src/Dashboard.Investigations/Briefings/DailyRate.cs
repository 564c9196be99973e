using System.Globalization;
using Dashboard.Core;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Briefings;

/// <summary>
/// Interactions by one account in one day, on average: why no threshold on single accounts sees such a campaign.
/// </summary>
public static class DailyRate
{
    private static readonly Method Method = new("interactions-per-account-and-day", 1);

    /// <summary>The average, between the least and the most that the given numbers allow.</summary>
    /// <param name="interactions">What is said of the interactions; the first is the headline's.</param>
    /// <param name="accounts">What is said of the accounts; the first is the headline's.</param>
    /// <param name="days">The window's days, both ends included.</param>
    /// <returns>Null where a number is missing or not positive.</returns>
    public static Figure.Inferred? Of(IReadOnlyList<double> interactions, IReadOnlyList<double> accounts, int days)
    {
        if (interactions.Count == 0 || accounts.Count == 0 || days <= 0 || accounts.Min() <= 0) return null;
        return new Figure.Inferred(
            Measure.InteractionsPerAccountAndDay,
            interactions[0] / accounts[0] / days,
            interactions.Min() / accounts.Max() / days,
            interactions.Max() / accounts.Min() / days,
            string.Create(CultureInfo.InvariantCulture, $"{Format.Compact(interactions[0])} ÷ {Format.Compact(accounts[0])} ÷ {days} days"),
            Method);
    }
}
