using System.Reflection;
using Dashboard.Packets.Contents;

namespace Dashboard.Packets.Tools;

/// <summary>
/// What a packet carries so that it can be checked without this program: a how-to, a script, and a page that works offline.
/// </summary>
internal static class PacketTools
{
    private const string Folder = "check/";

    private static readonly (string Name, string Description)[] Tools =
    [
        ("HOW-TO.txt", "how to check the packet by hand: sha256sum, openssl, a spreadsheet"),
        ("check_packet.py", "checks the packet with Python's standard library, the signature by openssl"),
        ("check-packet.html", "a page that checks a packet dropped on it, in a browser, offline"),
    ];

    public static IEnumerable<PayloadFile> Files() => Tools.Select(t => PayloadFile.Of(Folder + t.Name, Read(t.Name)));

    public static string Describe(string path) => Tools.FirstOrDefault(t => Folder + t.Name == path).Description ?? "";

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
