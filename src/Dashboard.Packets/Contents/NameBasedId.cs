using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Packets.Contents;

/// <summary>UUIDs made of names (RFC 9562, 5.5, version 5), so that one content has one id for everything in it.</summary>
internal static class NameBasedId
{
    /// <summary>The program's own namespace.</summary>
    public static readonly Guid Dashboard = Guid.Parse("6f1b1c0e-6a52-4b0e-9a53-2f0d7c3a9e41");

    public static Guid Of(Guid space, string name)
    {
#pragma warning disable CA5350 // A UUIDv5 is made with SHA-1; nothing is protected by it.
        var hash = SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
