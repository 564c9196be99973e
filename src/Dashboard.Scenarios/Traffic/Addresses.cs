namespace Dashboard.Scenarios.Traffic;

/// <summary>
/// Addresses that can belong to nobody: the documentation ranges of RFC 5737, the benchmark range of RFC 2544 and
/// the shared range of RFC 6598, with the autonomous systems that RFC 5398 keeps for documentation.
/// An address always belongs to one autonomous system.
/// </summary>
internal static class Addresses
{
    private const uint AccessStart = 100u << 24 | 64u << 16;
    private const uint HostingStart = 198u << 24 | 18u << 16;

    private static readonly uint[] OfficeStarts =
        [192u << 24 | 2u << 8, 198u << 24 | 51u << 16 | 100u << 8, 203u << 24 | 113u << 8];

    /// <summary>A line or a mobile at an access carrier, 100.64.0.0/10.</summary>
    public static uint Access(ulong key) => AccessStart | (uint)(key & 0x3FFFFF);

    /// <summary>A machine at a hosting company, 198.18.0.0/15.</summary>
    public static uint Hosting(ulong key) => HostingStart | (uint)(key & 0x1FFFF);

    /// <summary>An organisation's exit, in one of the three small documentation ranges.</summary>
    public static uint Office(ulong key) => OfficeStarts[(int)(key >> 8 & 0xFF) % 3] | (uint)(key & 0xFF);

    public static uint AutonomousSystemOf(uint address) => (address >> 16) switch
    {
        >= (100 << 8 | 64) and < (100 << 8 | 128) => 64496 + (address >> 18 & 15),
        198 << 8 | 18 or 198 << 8 | 19 => 65536 + (address >> 13 & 15) % 12,
        _ => 65548 + (address >> 24) % 4,
    };
}
