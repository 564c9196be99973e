using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Innocents;

/// <summary>
/// Customers of one mobile carrier who use the service mostly on the way: hundreds behind each of a few dozen addresses (Richter et al.
/// 2016).
/// </summary>
internal static class CarrierCustomers
{
    public static void Settle(Settlement world, int accounts, Dice dice, string group = "a mobile carrier's customers")
    {
        var (carrier, zone) = (dice.Next(), dice.Between(-6, 9));
        var addresses = Math.Max(2, accounts / 60);
        for (var i = 0; i < accounts; i++)
        {
            var who = Newcomers.Person(world, dice);
            (who.Group, who.OffsetHours) = (group, zone);
            who.Line = Lines.Either(Lines.Carrier(carrier, addresses, dice), who.Line, dice.Between(.7, 1));
            world.Add(who);
            Habits.Live(world, who, world.PerAccount * Habits.Eagerness(dice), Habits.Own(who));
        }
    }
}
