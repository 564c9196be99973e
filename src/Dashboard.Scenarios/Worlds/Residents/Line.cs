using System.Globalization;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;

namespace Dashboard.Scenarios.Worlds.Residents;

/// <summary>An address and the autonomous system that it belongs to; all from ranges that documentation and benchmarks have.</summary>
internal readonly record struct Exit(string Address, uint AutonomousSystem)
{
    public static Exit Access(ulong key) => Of(Addresses.Access(key));

    public static Exit Hosting(ulong key) => Of(Addresses.Hosting(key));

    /// <summary>A home on IPv6: a /64 of 2001:db8::/32, in which the device changes its part daily (RFC 8981).</summary>
    public static Exit Home6(ulong home, ulong device) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"2001:db8:{home >> 16 & 0xFFFF:x}:{home & 0xFFFF:x}:{device >> 48 | 1:x}:{device >> 32 & 0xFFFF | 1:x}:{device >> 16 & 0xFFFF | 1:x}:{device & 0xFFFF | 1:x}"),
        64496 + (uint)(home >> 32 & 15));

    private static Exit Of(uint address) =>
        new($"{address >> 24}.{address >> 16 & 255}.{address >> 8 & 255}.{address & 255}", Addresses.AutonomousSystemOf(address));
}

/// <summary>Where a resident's requests come from at some moment.</summary>
internal delegate Exit Line(long at, Dice dice);

/// <summary>The kinds of lines.</summary>
internal static class Lines
{
    private const long Day = Rhythm.MillisecondsPerDay;

    /// <summary>A line of one's own whose address the carrier changes every few days or weeks, in part over IPv6.</summary>
    public static Line Home(Dice dice)
    {
        var (key, period, six) = (dice.Next(), dice.Chance(.5) ? 400 : dice.Between(1, 30), dice.Chance(.35) ? dice.Between(.5, 1) : 0);
        return (at, moment) => moment.Chance(six)
            ? Exit.Home6(key, RandomStream.Mix(key, (ulong)(at / Day)))
            : Exit.Access(RandomStream.Mix(key, 7, (ulong)(at / Day / period)));
    }

    /// <summary>
    /// A mobile behind a carrier's translation: hundreds of subscribers share an address (Richter et al. 2016), and each wanders over
    /// several.
    /// </summary>
    public static Line Carrier(ulong carrier, int addresses, Dice dice)
    {
        var home = dice.Below(addresses);
        return (at, moment) => Exit.Access(
            RandomStream.Mix(
                carrier, 11, (ulong)((home + (moment.Chance(.7) ? (int)(at / Day % 3) : moment.Below(addresses))) % addresses)));
    }

    /// <summary>A few exits that many share.</summary>
    public static Line Shared(IReadOnlyList<Exit> exits) => (_, moment) => moment.Pick(exits);

    /// <summary>One exit after the other out of many, for some hours each.</summary>
    public static Line Rotating(IReadOnlyList<Exit> exits, double hours, Dice dice)
    {
        var (key, period) = (dice.Next(), (long)(hours * Rhythm.MillisecondsPerHour));
        return (at, _) => exits[(int)(RandomStream.Mix(key, (ulong)(at / period)) % (ulong)exits.Count)];
    }

    /// <summary>The first at a share of the sittings, otherwise the second.</summary>
    public static Line Either(Line first, Line second, double share) => (at, moment) => moment.Chance(share)
        ? first(at, moment) : second(at, moment);

    /// <summary>A home, and for most people a mobile of one of the country's few carriers beside it.</summary>
    public static Line Ordinary(Dice dice, ulong carriers)
    {
        var home = Home(dice);
        if (dice.Chance(.35)) return home;
        var carrier = Carrier(carriers + (ulong)dice.Below(9), 40, dice);
        return Either(carrier, home, dice.Chance(.2) ? dice.Between(.6, 1) : dice.Between(0, .4));
    }

    public static Exit[] HostingExits(int count, Dice dice) => [.. Enumerable.Range(0, count).Select(_ => Exit.Hosting(dice.Next()))];

    public static Exit[] HomeExits(int count, Dice dice) => [.. Enumerable.Range(0, count).Select(_ => Exit.Access(dice.Next()))];
}
