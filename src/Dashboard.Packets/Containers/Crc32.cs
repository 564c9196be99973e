namespace Dashboard.Packets.Containers;

/// <summary>The checksum that zip files carry (CRC-32, ISO 3309). It finds accidents; the hashes find changes.</summary>
internal sealed class Crc32
{
    private static readonly uint[] Table = MakeTable();

    private uint state = uint.MaxValue;

    public uint Value => ~state;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var crc = state;
        foreach (var b in bytes) crc = Table[(byte)crc ^ b] ^ (crc >> 8);
        state = crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320u;
            table[i] = crc;
        }

        return table;
    }
}
