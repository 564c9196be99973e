namespace Dashboard.Packets.Containers;

/// <summary>The checksum that zip files carry (CRC-32, ISO 3309). It finds accidents; the hashes find changes.</summary>
internal sealed class Crc32
{
    private readonly System.IO.Hashing.Crc32 state = new();

    public uint Value => state.GetCurrentHashAsUInt32();

    public void Append(ReadOnlySpan<byte> bytes) => state.Append(bytes);
}
