using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Innocents;

/// <summary>
/// A reseller: it makes accounts in stock by the dozen, pays all with a few cards, sends them through its gateway with its
/// prompt in front, and sells them to people who have nothing to do with each other.
/// </summary>
internal sealed class Reseller
{
    private readonly string[] cards;
    private readonly Exit[] gateway;
    private readonly string domain;
    private double stockDay;
    private int stock;

    public Reseller(Settlement world, Dice dice)
    {
        cards = [.. Enumerable.Range(0, dice.Between(2, 5)).Select(_ => world.NextCard())];
        gateway = Lines.HostingExits(dice.Between(2, 5), dice);
        domain = $"{Invented.Word(dice)}.example";
        System = SystemPrompts.OfTool(dice);
        Agent = $"{Invented.Word(dice)}-relay/1.{dice.Below(9)}";
    }

    public string System { get; }

    public string Agent { get; }

    /// <summary>Its gateway.</summary>
    public Line Line => Lines.Shared(gateway);

    /// <summary>One of its cards.</summary>
    public string Card(Dice dice) => dice.Pick(cards);

    public void Settle(
        Settlement world, int accounts, Dice dice, string group = "a reseller's customers", WorldRole role = WorldRole.Innocent,
        double eagerness = 1)
    {
        for (var i = 0; i < accounts; i++)
        {
            var who = Newcomers.Person(world, dice);
            (who.Group, who.Role) = (group, role);
            Take(world, who, dice);
            world.Add(who);
            Habits.Live(world, who, world.PerAccount * eagerness * Habits.Eagerness(dice), TalkOf(who, dice));
        }
    }

    /// <summary>Makes a resident a customer: the reseller's card, mail, stock of accounts, gateway and program.</summary>
    public void Take(Settlement world, Resident who, Dice dice)
    {
        if (stock-- <= 0) (stock, stockDay) = (dice.Between(10, 50), dice.Between(-40, world.Days - 12.0));
        Newcomers.Born(world, who, stockDay + dice.Unit() * .05, dice);
        // Sold when somebody comes.
        if (stockDay > 0) who.FirstDay = Math.Min(world.Days - 5, who.FirstDay + (int)dice.Exponential(6));
        (who.Payment, who.EmailDomain, who.Plan, who.Devices) = (Card(dice), dice.Chance(.8) ? domain : who.EmailDomain, "api", []);
        who.UserAgents = [Agent];
        who.Line = Line;
    }

    public Talk TalkOf(Resident who, Dice dice) => Habits.Either(Habits.Own(who, System), Habits.Own(who), dice.Between(.6, 1));
}
