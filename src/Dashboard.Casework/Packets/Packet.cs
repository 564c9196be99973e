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

    public required DateTime CreatedAt { get; init; }

    public required string CreatedBy { get; init; }
}

/// <summary>What is recorded of a packet once it is written.</summary>
public sealed record PacketDraft(
    int AllegationNumber, long AllegationVersion, string FileName, string Sha256, long Bytes, PacketProfile Profile, int Exhibits, int Pages);
