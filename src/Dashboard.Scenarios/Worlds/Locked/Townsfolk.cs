using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Locked;

/// <summary>
/// The ordinary people of locked worlds: half of them write other languages or as people of open worlds do, and all live by their own
/// clock.
/// </summary>
internal static class Townsfolk
{
    public static void Settle(Settlement world, int? accounts = null)
    {
        var dice = world.Dice(3);
        var agents = Enumerable.Range(0, 2).Select(_ => SystemPrompts.OfTool(dice)).ToArray();
        for (var left = accounts ?? world.Left; left > 0; left--)
            Settle(world, "townsfolk", dice, system: dice.Chance(.15) ? dice.Pick(agents) : null);
    }

    /// <summary>Settles one and lets it live.</summary>
    public static Resident Settle(
        Settlement world, string group, Dice dice, double eagerness = 1, string? system = null, Action<Resident>? change = null,
        Talk? talk = null)
    {
        var who = Newcomers.Person(world, dice, program: dice.Chance(.2));
        who.Group = group;
        change?.Invoke(who);
        world.Add(who);
        Renewal.Live(world, who, world.PerAccount * eagerness * dice.LogNormal(.5, 1.2), talk ?? Talk(who, dice, system));
        return who;
    }

    public static Talk Talk(Resident who, Dice dice, string? system = null) => who.Tone.Tongue != Tongue.English || dice.Chance(.4)
        ? Habits.Own(who, system) : new WordStock(who.Dice).Own(system);
}
