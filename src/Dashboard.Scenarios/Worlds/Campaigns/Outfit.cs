using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Campaigns;

/// <summary>When a campaign's accounts were made.</summary>
internal enum Births
{
    /// <summary>Some dozens within an hour or two, a few days before they are used.</summary>
    Batches,

    /// <summary>One by one over weeks.</summary>
    Scattered,

    /// <summary>Bought: months or years old, each from somebody else.</summary>
    Aged,
}

/// <summary>What a campaign gives its accounts. Left alone, each has an own card, webmail, program and line at home.</summary>
internal sealed record Outfit
{
    public Births Births { get; init; } = Births.Batches;

    /// <summary>Accounts on one card in the mean; 1 for a card each, 0 for none.</summary>
    public double PerCard { get; init; } = 1;

    /// <summary>Share of the accounts with one of <see cref="Domains"/>; the rest have webmail.</summary>
    public double DomainShare { get; init; }

    /// <summary>Mail domains of the campaign's own.</summary>
    public int Domains { get; init; } = 4;

    /// <summary>Accounts on one device fingerprint in the mean; 0 for none, 1 for one each.</summary>
    public double PerDevice { get; init; }

    /// <summary>User agents in use; 0 for whatever others have.</summary>
    public int Agents { get; init; }

    public string Plan { get; init; } = "api";

    /// <summary>The line of an account; null for a home of its own that stays for weeks, as residential proxies sell them.</summary>
    public Func<Dice, Line>? Line { get; init; }

    /// <summary>Whether its people come by browser and live by their own clock rather than by program.</summary>
    public bool Browser { get; init; }

    /// <summary>Makes the pool and a few operators, and settles them.</summary>
    /// <param name="firstDay">The campaign's first day, counted from 0.</param>
    public Resident[] Settle(Settlement world, int campaign, int accounts, int firstDay, int lastDay, Dice dice)
    {
        var domains = Enumerable.Range(0, Domains)
            .Select(_ => $"{Invented.Word(dice)}{dice.Pick(["mail", "", "hub", "labs", "box"])}.example").ToArray();
        var cards = Shared(accounts, PerCard, world.NextCard);
        var devices = Shared(accounts, PerDevice, () => Newcomers.OwnDevice(dice));
        var agents = Enumerable.Range(0, Agents).Select(_ => Newcomers.Program(dice)).Distinct().ToArray();
        var pool = new Resident[accounts];
        var (batch, batchDay, batchHours) = (0, 0.0, 0.0);
        for (var i = 0; i < accounts; i++)
        {
            var who = Newcomers.Person(world, dice, program: !Browser);
            (who.Campaign, who.Group, who.Role) = (campaign, "", i < Math.Max(1, accounts / 200) ? WorldRole.Operator : WorldRole.Pool);
            if (batch-- <= 0)
                (batch, batchDay, batchHours) = (dice.Between(5, 40), firstDay - 1 - dice.Exponential(5), dice.Between(.3, 3));
            var born = Births switch
            {
                Births.Batches => batchDay + dice.Unit() * batchHours / 24,
                Births.Scattered => firstDay - dice.Exponential(25),
                _ => -dice.Between(60.0, 700),
            };
            who.CreatedAt = world.Midnight.AddDays(born);
            (who.FirstDay, who.LastDay) = (firstDay, lastDay);
            who.Payment = PerCard switch { 0 => null, <= 1 => world.NextCard(), _ => dice.Pick(cards) };
            who.Plan = who.Payment is null ? "free" : Plan;
            who.EmailDomain = dice.Chance(DomainShare) ? dice.Pick(domains) : dice.Chance(.85)
                ? Newcomers.Webmailer(dice) : Newcomers.ThrowawayDomain(dice);
            if (PerDevice > 0) who.Devices = [PerDevice <= 1 ? Newcomers.OwnDevice(dice) : dice.Pick(devices)];
            if (agents.Length > 0) who.UserAgents = [dice.Pick(agents)];
            who.Line = Line?.Invoke(dice) ?? Home(dice);
            pool[i] = who;
        }

        // Accounts settle in any order, so that nothing about their place tells what they have in common.
        foreach (var who in dice.Shuffled(pool)) world.Add(who);
        return pool;
    }

    private static Line Home(Dice dice)
    {
        var exit = Exit.Access(dice.Next());
        return (_, _) => exit;
    }

    private static string[] Shared(int accounts, double per, Func<string> make) =>
        per > 1 ? [.. Enumerable.Range(0, Math.Max(1, (int)Math.Round(accounts / per))).Select(_ => make())] : [];
}
