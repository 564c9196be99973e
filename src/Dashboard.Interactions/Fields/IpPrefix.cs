using System.Net;
using System.Net.Sockets;

namespace Dashboard.Interactions.Fields;

/// <summary>The network that an address belongs to, as an attribute of its own: neighbours share it where they share no address.</summary>
internal static class IpPrefix
{
    public const string Kind = "ip_prefix";

    private const int VersionFourBytes = 3;
    private const int VersionSixBytes = 6;

    /// <summary>The /24 of an IPv4 address, the /48 of an IPv6 address; null when the text is no address.</summary>
    public static string? Of(string text)
    {
        // IPAddress also reads "1" and "0x7f.1"; a log's address is written in full.
        if (!text.Contains(':', StringComparison.Ordinal) && text.Count(c => c == '.') != 3) return null;
        if (!IPAddress.TryParse(text, out var address)) return null;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        var kept = address.AddressFamily == AddressFamily.InterNetwork ? VersionFourBytes : VersionSixBytes;
        bytes.AsSpan(kept).Clear();
        return $"{new IPAddress(bytes)}/{kept * 8}";
    }
}
