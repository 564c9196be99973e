using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Populations;

/// <summary>One of a campaign's accounts before it is fitted out.</summary>
/// <param name="Batch">Accounts with the same number were made together.</param>
/// <param name="Aged">Made long before, with an ordinary past.</param>
internal sealed record CampaignLife(Life Life, int Batch, bool Aged);

/// <summary>
/// How a campaign's accounts come and go: some bought with a past, most made in batches shortly before, some as it
/// grows; towards the end the provider bans in waves, part of the banned are replaced within a day, and after the
/// last day most of the rest are banned at once.
/// </summary>
internal static class CampaignLives
{
    public static List<CampaignLife> Draw(int accounts, int firstDay, int lastDay, ref RandomStream random)
    {
        var replacements = accounts < 50 ? 0 : (int)(accounts * random.Between(.05, .12));
        var initial = accounts - replacements;
        var aged = (int)(initial * random.Between(.08, .2));
        var late = (int)(initial * random.Between(.1, .3));
        var lives = new List<CampaignLife>(accounts);
        var batch = 0;
        for (var i = 0; i < aged; i++)
        {
            var created = World.MidnightOf(firstDay).AddDays(-random.Between(70.0, 500));
            lives.Add(new CampaignLife(Made(created, firstDay, lastDay), ++batch, Aged: true));
        }

        while (lives.Count < initial)
        {
            var size = Math.Min(random.Between(6, Math.Clamp(accounts / 20, 12, 160)), initial - lives.Count);
            var growth = lives.Count >= initial - late;
            var day = growth ? firstDay + random.Below((lastDay - firstDay) * 2 / 3) : firstDay - 2 - Math.Min(firstDay - 3, (int)random.Exponential(8));
            AddBatch(lives, ++batch, size, day, World.MidnightOf(day).AddHours(random.Between(0.0, 22)), Math.Max(day + 1, firstDay), lastDay, ref random);
        }

        BanInWaves(lives, replacements, ref batch, firstDay, lastDay, ref random);
        BanAtTheEnd(lives, lastDay, random.Between(.55, .85), ref random);
        return lives;
    }

    private static void AddBatch(List<CampaignLife> lives, int batch, int size, int day, DateTime from, int firstDay, int lastDay, ref RandomStream random)
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

    private static void BanInWaves(List<CampaignLife> lives, int replacements, ref int batch, int firstDay, int lastDay, ref RandomStream random)
    {
        if (replacements == 0) return;
        var waves = random.Between(2, 4);
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
                AddBatch(lives, ++batch, size, day, World.MidnightOf(day).AddHours(hour + random.Between(1.0, 16)), day + 1, lastDay, ref random);
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
        lives[index] = lives[index] with { Life = lives[index].Life with { LastDay = day - 1, Status = "banned", BannedAt = Life.Seconds(at) } };

    private static Life Made(DateTime created, int firstDay, int lastDay) => new(Life.Seconds(created), firstDay, lastDay, "active", null);
}
