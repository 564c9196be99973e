using Dashboard.Core;

namespace Dashboard.Casework.Packets;

/// <summary>For whom a packet is, and so what of it is redacted.</summary>
public enum PacketProfile
{
    Full,
    Counsel,
    Regulator,
    Public,
}

/// <summary>A packet that was exported.</summary>
public sealed class Packet
{
    public required CaseId CaseId { get; init; }

    public required int Number { get; init; }

    public required int AllegationNumber { get; init; }

    /// <summary>The version of the allegation that was sealed.</summary>
    public required long AllegationVersion { get; init; }

    public required string FileName { get; init; }

    public required string Sha256 { get; init; }

    public required long Bytes { get; init; }

    public required PacketProfile Profile { get; init; }

    /// <summary>How many exhibits it holds.</summary>
    public required int Exhibits { get; init; }

    /// <summary>How many pages its report has.</summary>
    public required int Pages { get; init; }

    /// <summary>The SHA-256 of the list of its content; empty for a packet of an earlier version of the program.</summary>
    public string ContentId { get; init; } = "";

    /// <summary>The marking that it bears, <c>TLP:AMBER</c>; empty for a packet of an earlier version of the program.</summary>
    public string Marking { get; init; } = "";

    /// <summary>To whom it went, as whoever exported it said; empty where nobody said.</summary>
    public string Recipient { get; init; } = "";

    /// <summary>
    /// The number that its page numbers begin with, of which no other packet has one; 0 for a packet of an earlier version of the program.
    /// </summary>
    public long Production { get; init; }

    /// <summary>Why it was exported although something was open; empty where nothing was.</summary>
    public string OverrideReason { get; init; } = "";

    /// <summary>The name of the load file that went with it; empty where none did.</summary>
    public string LoadFileName { get; init; } = "";

    /// <summary>The SHA-256 of that load file; empty where there is none.</summary>
    public string LoadFileSha256 { get; init; } = "";

    /// <summary>How many page numbers the load file uses, those of the report's pages among them; 0 where there is none.</summary>
    public int LoadFileNumbers { get; init; }

    /// <summary>The numbers that were given, first and last; empty where none were.</summary>
    public string BatesRange => Production == 0 || Pages == 0 ? "" : string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"P{Production:0000000}-00001 to {Math.Max(Pages, LoadFileNumbers):00000}");

    public required DateTime CreatedAt { get; init; }

    public required string CreatedBy { get; init; }
}

/// <summary>What is recorded of a packet once it is written.</summary>
public sealed record PacketDraft(
    int AllegationNumber, long AllegationVersion, string FileName, string Sha256, long Bytes, PacketProfile Profile, int Exhibits,
    int Pages)
{
    public string ContentId { get; init; } = "";

    public string Marking { get; init; } = "";

    public string Recipient { get; init; } = "";

    public long Production { get; init; }

    public string OverrideReason { get; init; } = "";

    public string LoadFileName { get; init; } = "";

    public string LoadFileSha256 { get; init; } = "";

    public int LoadFileNumbers { get; init; }
}
