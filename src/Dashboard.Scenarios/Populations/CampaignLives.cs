using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Populations;

/// <summary>One of a campaign's accounts before it is fitted out.</summary>
/// <param name="Batch">Accounts with the same number were made together.</param>
/// <param name="Aged">Made long before, with an ordinary past.</param>
/// <param name="Succeeds">The index of the banned account whose work it carries on; null for none.</param>
internal sealed record CampaignLife(Life Life, int Batch, bool Aged, int? Succeeds = null);

/// <summary>Draws the lives of a campaign's accounts, exactly so many, from the first of its days to the last.</summary>
internal delegate List<CampaignLife> Provision(int accounts, int firstDay, int lastDay, ref RandomStream random);

/// <summary>How a campaign's accounts come and go.</summary>
internal static class CampaignLives
{
    /// <summary>
    /// Some are bought with a past, most made in batches shortly before, some as it grows; towards the end the provider
    /// bans in waves, part of the banned are replaced within a day, and after the last day most of the rest are banned
    /// at once.
    /// </summary>
    public static List<CampaignLife> InBatches(int accounts, int firstDay, int lastDay, ref RandomStream random)
    {
        var replacements = accounts < 50 ? 0 : (int)(accounts * random.Between(.05, .12));
        var lives = Founded(accounts - replacements, Math.Clamp(accounts / 20, 12, 160), firstDay, lastDay, ref random);
        BanInWaves(lives, replacements, firstDay, lastDay, ref random);
        BanAtTheEnd(lives, lastDay, random.Between(.55, .85), ref random);
        return lives;
    }

    /// <summary>Accounts of many ages that somebody else made, each for itself: nothing in their lives tells them from others.</summary>
    public static List<CampaignLife> Scattered(int accounts, int firstDay, int lastDay, ref RandomStream random)
    {
        var lives = new List<CampaignLife>(accounts);
        for (var i = 0; i < accounts; i++)
        {
            var life = Life.Ordinary(ref random, banShare: 0);
            var start = Math.Max(firstDay, life.FirstDay) + (random.Chance(.5) ? 0 : random.Below(12));
            if (life.FirstDay > lastDay - 14)
                (life, start) = (life with { CreatedAt = World.MidnightOf(0).AddDays(-random.Between(1.0, 300)), FirstDay = 0 }, firstDay);
            var leaves = random.Chance(.3) ? random.Between(start + 7, Math.Max(start + 7, lastDay)) : lastDay;
            lives.Add(new CampaignLife(Made(life.CreatedAt, Math.Min(start, lastDay), Math.Min(leaves, lastDay)), i + 1, Aged: true));
        }

        BanAtTheEnd(lives, lastDay, random.Between(.05, .3), ref random);
        return lives;
    }

    /// <summary>
    /// The provider bans in waves all through the campaign; within hours most of the banned are replaced, each by an
    /// account made for it after the ban or by one that was kept in reserve.
    /// </summary>
    public static List<CampaignLife> WithFailover(int accounts, int firstDay, int lastDay, ref RandomStream random)
    {
        var waves = Math.Max(1, (lastDay - firstDay) / random.Between(5, 9));
        var (bannedShare, replacedShare) = (random.Between(.12, .3), random.Between(.75, .95));
        var initial = Math.Min(accounts, (int)Math.Ceiling(accounts / (1 + waves * bannedShare * replacedShare)));
        var lives = Founded(initial, Math.Clamp(accounts / 20, 12, 160), firstDay, lastDay, ref random);
        for (var (wave, batch) = (0, lives[^1].Batch); wave < waves; wave++)
        {
            var day = firstDay + (wave + 1) * (lastDay - firstDay) / (waves + 1);
            var at = World.MidnightOf(day).AddHours(random.Between(1.0, 22));
            var alive = Enumerable.Range(0, lives.Count).Where(i => lives[i].Life.BannedAt is null && lives[i].Life.FirstDay < day)
                .ToList();
            var replaced = (accounts - lives.Count) / (waves - wave);
            var reserve = random.Between(.1, .5);
            batch++;
            for (var i = 0; i < (int)(replaced / replacedShare); i++)
            {
                var bannedAt = Life.Seconds(at.AddSeconds(random.Below(2400)));
                int? banned = null;
                if (alive.Count > 0)
                {
                    var place = random.Below(alive.Count);
                    banned = alive[place];
                    alive.RemoveAt(place);
                    lives[banned.Value] =
                        lives[banned.Value] with { Life = lives[banned.Value].Life with { LastDay = day, Status = "banned",
                            BannedAt = bannedAt } };
                }

                if (i >= replaced) continue;
                var from = bannedAt.AddMinutes(10 + Math.Min(random.Exponential(150), 1200));
                var created = random.Chance(reserve)
                    ? World.MidnightOf(firstDay).AddHours(-random.Between(1.0, 200)) : bannedAt.AddMinutes(random.Between(1.0, 9));
                lives.Add(
                    new CampaignLife(
                        Made(created, World.DayOf(from), lastDay) with { HeldUntil = from }, batch, Aged: false, Succeeds: banned));
            }
        }

        BanAtTheEnd(lives, lastDay, random.Between(.4, .85), ref random);
        return lives;
    }

    private static List<CampaignLife> Founded(int accounts, int largestBatch, int firstDay, int lastDay, ref RandomStream random)
    {
        var aged = (int)(accounts * random.Between(.08, .2));
        var late = (int)(accounts * random.Between(.1, .3));
        var lives = new List<CampaignLife>(accounts);
        var batch = 0;
        for (var i = 0; i < aged; i++)
        {
            var created = World.MidnightOf(firstDay).AddDays(-random.Between(70.0, 500));
            lives.Add(new CampaignLife(Made(created, firstDay, lastDay), ++batch, Aged: true));
        }

        while (lives.Count < accounts)
        {
            var size = Math.Min(random.Between(6, largestBatch), accounts - lives.Count);
            var growth = lives.Count >= accounts - late;
            var day = growth
                ? firstDay + random.Below((lastDay - firstDay) * 2 / 3) : firstDay - 2 - Math.Min(firstDay - 3, (int)random.Exponential(8));
            AddBatch(
                lives, ++batch, size, day, World.MidnightOf(day).AddHours(random.Between(0.0, 22)), Math.Max(day + 1, firstDay), lastDay,
                ref random);
        }

        return lives;
    }

    private static void AddBatch(
        List<CampaignLife> lives, int batch, int size, int day, DateTime from, int firstDay, int lastDay, ref RandomStream random)
    {
        var minutes = random.Between(15, 110);
        var endOfDay = World.MidnightOf(day + 1).AddMinutes(-1);
        for (var i = 0; i < size; i++)
        {
            var created = from.AddMinutes(random.Between(0.0, minutes));
            // Some are kept back and come into use later than the rest of their batch.
            var keptBack = random.Chance(.15) ? random.Between(1, 6) : 0;
            var start = Math.Min(firstDay + keptBack, lastDay - 1);
            lives.Add(new CampaignLife(Made(created < endOfDay ? created : endOfDay, Math.Max(start, day), lastDay), batch, Aged: false));
        }
    }

    private static void BanInWaves(List<CampaignLife> lives, int replacements, int firstDay, int lastDay, ref RandomStream random)
    {
        if (replacements == 0) return;
        var waves = random.Between(2, 4);
        var batch = lives[^1].Batch;
        var alive = Enumerable.Range(0, lives.Count).Where(i => lives[i].Life.FirstDay < lastDay - 14).ToList();
        for (var wave = 0; wave < waves; wave++)
        {
            var day = lastDay - 12 + wave * 3 + random.Below(2);
            if (day <= firstDay) continue;
            var replaced = wave == waves - 1 ? replacements : replacements / (waves - wave);
            replacements -= replaced;
            var banned = Math.Min(alive.Count, (int)(replaced / random.Between(.5, .9)));
            var hour = random.Between(0.2, 3);
            for (var i = 0; i < banned; i++)
            {
                var at = random.Below(alive.Count);
                Ban(lives, alive[at], day, World.MidnightOf(day).AddHours(hour).AddSeconds(random.Below(2400)));
                alive.RemoveAt(at);
            }

            while (replaced > 0)
            {
                var size = Math.Min(replaced, random.Between(5, 60));
                AddBatch(
                    lives, ++batch, size, day, World.MidnightOf(day).AddHours(hour + random.Between(1.0, 16)), day + 1, lastDay,
                    ref random);
                replaced -= size;
            }
        }
    }

    private static void BanAtTheEnd(List<CampaignLife> lives, int lastDay, double share, ref RandomStream random)
    {
        var from = World.MidnightOf(lastDay + 1).AddHours(random.Between(0.2, 5));
        for (var i = 0; i < lives.Count; i++)
        {
            if (lives[i].Life.BannedAt is null && random.Chance(share)) Ban(lives, i, lastDay + 1, from.AddSeconds(random.Below(9000)));
        }
    }

    private static void Ban(List<CampaignLife> lives, int index, int day, DateTime at) =>
        lives[index] = lives[index] with { Life = lives[index].Life with { LastDay = day - 1, Status = "banned",
            BannedAt = Life.Seconds(at) } };

    private static Life Made(DateTime created, int firstDay, int lastDay) => new(Life.Seconds(created), firstDay, lastDay, "active", null);
}
