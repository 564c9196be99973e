using Dashboard.Scenarios.Populations;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;

namespace Dashboard.Scenarios.Worlds.Residents;

/// <summary>Makes ordinary people: when they signed up, how they pay, what they type on, where and when they live.</summary>
internal static class Newcomers
{
    private static readonly string[] Webmail = [
        "postbox.example", "letterly.example", "mailhall.example", "quickpost.example", "inkmail.example", "openpost.example"];
    private static readonly string[] Throwaway = ["minutebox.example", "dropmail.example", "swiftpaper.example", "pebblepost.example"];

    private static readonly string[] Browsers =
    [
        "Mozilla/5.0 (Windows NT 10.0) Meridian/131", "Mozilla/5.0 (Macintosh) Meridian/131", "Mozilla/5.0 (Macintosh) Fjord/18.1",
        "Mozilla/5.0 (iPhone) Fjord/18.2",
        "Mozilla/5.0 (Linux; Android 15) Meridian/130", "Mozilla/5.0 (X11; Linux) Ember/133", "Mozilla/5.0 (Windows NT 10.0) Ember/133",
        "AtlasApp/4.12 (iOS)", "AtlasApp/4.12 (Android)",
    ];

    private static readonly string[] Programs =
        ["atlas-python/2.4.1", "atlas-python/2.5.0", "atlas-node/1.9.3", "atlas-node/1.10.0", "curl/8.6", "go-http/1.22", "okio/4.12",
            "atlas-java/0.8", "atlas-python/2.5.1", "atlas-dotnet/0.6"];

    // Where people live who use such services, by hours from UTC.
    private static readonly Mix<int> Zones = new(
        (-8, 9), (-7, 4), (-6, 8), (-5, 14), (-3, 7), (0, 8), (1, 16), (2, 8), (3, 8), (5, 8), (7, 4), (8, 9), (9, 5), (10, 2));

    public static Resident Person(Settlement world, Dice dice, Subject[]? about = null, Tongue? tongue = null, bool program = false)
    {
        var own = dice.Fork();
        var resident = new Resident
        {
            Dice = own,
            AccountId = world.NextAccountId(),
            Tone = new Tone(own, about, tongue),
            Line = Lines.Ordinary(own, world.CarrierKey),
            UserAgents = program ? own.Some(Programs, own.Chance(.8) ? 1 : 2) : own.Some(Browsers, own.Chance(.6) ? 1 : 2),
            Devices = program ? [] : [.. Enumerable.Range(0, own.Chance(.7) ? 1 : 2).Select(_ => Device(world, own))],
            OffsetHours = Zones.Draw(ref own.Stream),
            Rhythm = own.Chance(.55) ? Rhythm.Evening : own.Chance(.8) ? Rhythm.Office : Rhythm.Student,
            EmailDomain = own.Unit() switch { < .82 => own.Pick(Webmail), < .86 => own.Pick(Throwaway), < .96 =>
                Invented.Word(own) + ".example", _ => null },
            Plan = own.Unit() switch { _ when program => "api", < .62 => "free", < .93 => "plus", _ => "pro" },
            AdoptsAfterHours = Math.Max(1, own.LogNormal(90, 1.4)),
            SmallModelShare = own.Chance(.3) ? own.Between(.1, .8) : 0,
        };
        resident.Payment = resident.Plan == "free" ? null : world.NextCard();
        Born(world, resident, own.Chance(.62) ? -own.Between(1.0, 540) : own.Between(0, world.Days - 3.0), own);
        if (own.Chance(.12)) resident.LastDay = Math.Min(world.Days - 1, resident.FirstDay + 1 + (int)own.Exponential(14));
        return resident;
    }

    /// <summary>Signs a resident up so many days after the first midnight, which may be before it.</summary>
    public static void Born(Settlement world, Resident resident, double day, Dice dice)
    {
        resident.CreatedAt = world.Midnight.AddDays(day);
        // Many sign up and use it at once, others some days later.
        resident.FirstDay = day < 0 ? 0 : Math.Min(world.Days - 1, (int)day + 1 + (dice.Chance(.7) ? 0 : (int)dice.Exponential(5)));
        resident.LastDay = world.Days - 1;
    }

    public static string Program(Dice dice) => dice.Pick(Programs);

    public static string Browser(Dice dice) => dice.Pick(Browsers);

    public static string Webmailer(Dice dice) => dice.Pick(Webmail);

    public static string ThrowawayDomain(Dice dice) => dice.Pick(Throwaway);

    /// <summary>A fingerprint: mostly a device's own, sometimes that of a mass-market phone which many unrelated people have.</summary>
    public static string Device(Settlement world, Dice dice) =>
        dice.Chance(.12) ? $"dev_{RandomStream.Mix(world.CarrierKey, 21, (ulong)dice.Below(30)) >> 32:x8}" : OwnDevice(dice);

    public static string OwnDevice(Dice dice) => $"dev_{dice.Next() >> 32:x8}";
}
