using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Campaigns;

/// <summary>
/// A campaign's accounts as people who work for it and have conversations of their own beside, each at its own eagerness.
/// </summary>
internal static class Staff
{
    /// <summary>
    /// Lets them live. The first account has work on the first day and on the last, so that the campaign's window is what the world says.
    /// </summary>
    /// <param name="beside">What somebody asks beside the campaign's work.</param>
    /// <param name="share">The share of sittings that are the campaign's.</param>
    public static void Live(
        Settlement world, IReadOnlyList<Resident> pool, int campaign, int first, int last, Work work, Func<Resident, Talk> beside,
        double share, Dice dice)
    {
        var task = 0;
        foreach (var who in pool)
        {
            Talk given = (at, moment) => work(task++, who, at, moment) with { ForCampaign = true };
            if (who == pool[0])
            {
                foreach (var day in (int[])[first, last])
                    world.Hold(who, (day * 24L + 12) * Traffic.Rhythm.MillisecondsPerHour, given(0, dice), campaign);
            }

            Habits.Live(world, who, world.PerAccount * Math.Max(.4, Habits.Eagerness(dice)), Habits.Either(given, beside(who), share));
        }
    }
}
