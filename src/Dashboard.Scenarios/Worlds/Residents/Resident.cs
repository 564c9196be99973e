using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Language;

namespace Dashboard.Scenarios.Worlds.Residents;

/// <summary>An account of a world with whoever is behind it.</summary>
internal sealed class Resident
{
    /// <summary>Its place among all in the order they settled.</summary>
    public int Number { get; set; }

    public required Dice Dice { get; init; }

    public required string AccountId { get; init; }

    public DateTime CreatedAt { get; set; }

    public string Plan { get; set; } = "free";

    public string? Programme { get; set; }

    public string? Organisation { get; set; }

    public string? EmailDomain { get; set; }

    public string? Payment { get; set; }

    /// <summary>When the provider banned it, in milliseconds from the first midnight; nothing is sent after.</summary>
    public long? BannedAt { get; set; }

    public WorldRole Role { get; set; } = WorldRole.Innocent;

    /// <summary>The innocent group; empty for campaigns' accounts.</summary>
    public string Group { get; set; } = "";

    /// <summary>The campaign it acts for, counted from 1; 0 for none.</summary>
    public int Campaign { get; set; }

    /// <summary>The days of its life in this log, counted from 0, both included.</summary>
    public int FirstDay { get; set; }

    public int LastDay { get; set; }

    public required Tone Tone { get; set; }

    public required Line Line { get; set; }

    public required string[] UserAgents { get; set; }

    /// <summary>None for whoever comes by program, which sends no fingerprint.</summary>
    public required string[] Devices { get; set; }

    public Rhythm Rhythm { get; set; } = Rhythm.Evening;

    public int OffsetHours { get; set; }

    /// <summary>
    /// How long after a release it takes up the new model; models that it never takes up come later than the world's end.
    /// </summary>
    public double AdoptsAfterHours { get; set; } = 200;

    public double SmallModelShare { get; set; }
}
