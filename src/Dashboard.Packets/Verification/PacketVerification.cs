namespace Dashboard.Packets.Verification;

/// <summary>What verifying a packet came to.</summary>
/// <param name="Valid">Whether every check holds.</param>
/// <param name="Sha256">The SHA-256 of the packet's file, to compare with the one that was given by another way; empty when the file cannot be read.</param>
/// <param name="Checks">The checks, in the order in which they were made. What cannot be looked at after an earlier failure is not among them.</param>
public sealed record PacketVerification(bool Valid, string Sha256, IReadOnlyList<PacketCheck> Checks);

/// <summary>One check.</summary>
/// <param name="Name">What was checked: <c>container</c>, <c>payload manifest</c>, <c>exhibit 3 figures</c>.</param>
/// <param name="Ok">Whether it holds.</param>
/// <param name="Detail">What was found: a sentence, whether it holds or not.</param>
public sealed record PacketCheck(string Name, bool Ok, string Detail);
