using Dashboard.Packets.Contents;

namespace Dashboard.Packets.Payloads;

/// <summary>The files of a packet's content.</summary>
/// <param name="Files">The files by path, the content's manifest among them.</param>
/// <param name="ContentId">The SHA-256 of the content's manifest.</param>
internal sealed record PacketPayload(IReadOnlyList<PayloadFile> Files, string ContentId);
