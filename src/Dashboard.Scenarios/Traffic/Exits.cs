namespace Dashboard.Scenarios.Traffic;

/// <summary>Where an account's sessions come from.</summary>
internal abstract class Exits
{
    /// <summary>The IPv4 address of a session.</summary>
    public abstract uint Draw(ref RandomStream random, int day);
}

/// <summary>A person's own connection, whose address the carrier renews, and a second place now and then.</summary>
internal sealed class HomeConnection(ulong key, int renewedEveryDays, double awayShare) : Exits
{
    public override uint Draw(ref RandomStream random, int day)
    {
        var place = random.Chance(awayShare) ? 1UL : 0;
        return Addresses.Access(RandomStream.Mix(key, place, (ulong)(day / renewedEveryDays)));
    }
}

/// <summary>One of a set of addresses that many share: a company's exit, a carrier's NAT, a gateway.</summary>
internal sealed class SharedExits(uint[] addresses) : Exits
{
    public override uint Draw(ref RandomStream random, int day) => addresses[random.Below(addresses.Length)];
}

/// <summary>Some sessions leave here, the others there.</summary>
internal sealed class EitherExit(Exits usual, Exits other, double otherShare) : Exits
{
    public override uint Draw(ref RandomStream random, int day) =>
        random.Chance(otherShare) ? other.Draw(ref random, day) : usual.Draw(ref random, day);
}

/// <summary>On some days all sessions leave elsewhere: people who meet in one place.</summary>
internal sealed class MeetingExits(Exits usual, Exits venue, int firstDay, int lastDay) : Exits
{
    public override uint Draw(ref RandomStream random, int day) =>
        (day >= firstDay && day <= lastDay ? venue : usual).Draw(ref random, day);
}

/// <summary>A proxy network's exits: an account keeps to a few of them for some days and now and then gets any.</summary>
internal sealed class RotatingExits(uint[] network, ulong key, int kept, int keptForDays, double anyShare) : Exits
{
    public override uint Draw(ref RandomStream random, int day)
    {
        if (random.Chance(anyShare)) return network[random.Below(network.Length)];
        var slot = RandomStream.Mix(key, (ulong)(day / keptForDays), (ulong)random.Below(kept));
        return network[(int)(slot % (ulong)network.Length)];
    }
}
