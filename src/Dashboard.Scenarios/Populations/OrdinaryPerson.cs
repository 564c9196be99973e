using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Populations;

/// <summary>One person with one account, the matter that most populations are made of.</summary>
internal static class OrdinaryPerson
{
    private static readonly string[] WebmailDomains = [
        "postbox.example", "mailhub.example", "letterline.example", "inkmail.example", "webpost.example"];

    private static readonly Mix<byte> UserAgent = new(
        (0, 14), (1, 20), (2, 8), (3, 14), (4, 18), (5, 8), (6, 3), (7, 6), (8, 9), (9, 5), (11, 4), (12, 3), (13, 4));

    public static string Webmail(ref RandomStream random) => WebmailDomains[(int)(WebmailDomains.Length * Math.Pow(random.Unit(), 1.6))];

    /// <summary>The account of somebody who pays, if at all, with a card of their own.</summary>
    public static ScenarioAccount Account(World world, Life life, ref RandomStream random)
    {
        var pays = random.Chance(.72);
        return new ScenarioAccount
        {
            AccountId = world.NextAccountId(),
            CreatedAt = life.CreatedAt,
            Plan = pays ? random.Chance(.45) ? "api" : "plus" : "free",
            Programme = random.Chance(.03) ? "startup credits" : null,
            EmailDomain = MailDomain(ref random),
            Payment = pays ? world.NextCard() : null,
            Status = life.Status,
            BannedAt = life.BannedAt,
        };
    }

    private static string? MailDomain(ref RandomStream random) => random.Unit() switch
    {
        < .80 => Webmail(ref random),
        < .84 => World.DisposableDomain(random.Below(World.DisposableDomains)),
        < .96 => $"{random.Next() & 0xFFFFFFFF:x8}.example",
        _ => null,
    };

    /// <summary>A line at home, or a mobile behind one of the carrier's shared addresses.</summary>
    public static Exits Connection(ref RandomStream random) => random.Chance(.3)
        ? new SharedExits(World.CarrierAddresses(ref random))
        : new HomeConnection(random.Next(), random.Between(3, 40), random.Between(0, .25));

    /// <summary>Requests without a system prompt, or under the default of a public agent that thousands use.</summary>
    public static Mix<ulong> SystemPrompts(World world, ref RandomStream random)
    {
        if (random.Chance(.58)) return new Mix<ulong>((0, 1));
        return random.Chance(.8)
            ? new Mix<ulong>((world.PublicAgents[(int)(3 * Math.Pow(random.Unit(), 1.5))], .8), (0, .2))
            : new Mix<ulong>((random.Next() | 1, .9), (0, .1));
    }

    /// <summary>One to three devices of one's own, or none that the log knows; some are of a make that many others have.</summary>
    public static ulong[] Devices(World world, ref RandomStream random)
    {
        if (random.Chance(.12)) return [];
        var devices = new ulong[random.Between(1, 3)];
        foreach (ref var device in devices.AsSpan()) device = random.Chance(.07) ? world.CommonDevice(ref random) : world.NextDevice();
        return devices;
    }

    /// <summary>What a person does: a heavy-tailed rate, the persona's hours and wishes.</summary>
    public static Activity Activity(
        World world, int account, Persona persona, Life life, Exits exits, ref RandomStream random,
        PromptSource? prompts = null, int? offsetHours = null, double rateFactor = 1, byte[]? userAgents = null,
        ulong[]? devices = null)
    {
        var lagging = random.Chance(.12);
        return new Activity
        {
            Account = account,
            Rhythm = persona.Rhythm,
            Workload = persona.Workload,
            Exits = exits,
            Prompts = prompts ?? new OwnPrompts(
                world.Texts, persona.Capabilities, SystemPrompts(world, ref random), random.Between(.01, .09)),
            Devices = devices ?? Devices(world, ref random),
            UserAgents = userAgents ?? (random.Chance(.7)
                ? [UserAgent.Draw(ref random)] : [UserAgent.Draw(ref random), UserAgent.Draw(ref random)]),
            From = life.FromMilliseconds,
            Until = life.UntilMilliseconds,
            OffsetHours = offsetHours ?? random.Between(-8, 10),
            AdoptsAfterHours = lagging ? random.Between(500, 4000) : random.Exponential(60),
            SmallModelShare = random.Chance(.4) ? random.Between(.1, .8) : .02,
            DayWeights = life.DayWeights(
                world, rateFactor * random.LogNormal(1, 1.15), persona.Rhythm, persona.ActiveShare, .7, ref random),
        };
    }
}
