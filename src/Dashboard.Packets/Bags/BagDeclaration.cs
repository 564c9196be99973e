using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Packets.Containers;

namespace Dashboard.Packets.Bags;

/// <summary>What <c>bagit.txt</c> declares: the version of the standard, and the encoding of the other tag files.</summary>
internal sealed partial record BagDeclaration(Version Version, Encoding Encoding)
{
    /// <summary>The first version that asks every manifest to list every file of the payload.</summary>
    public static Version One { get; } = new(1, 0);

    /// <summary>Whether the file that describes the bag has its older name, as before version 0.95.</summary>
    public bool HasPackageInfo => Version < new Version(0, 95);

    /// <summary>Reads the declaration: two lines, in UTF-8 without a byte order mark, with exactly one space after each colon.</summary>
    /// <exception cref="PacketFormatException">It is none of a version from 0.93 to 1.0; the message says why.</exception>
    public static BagDeclaration Parse(byte[] content)
    {
        if (content is [0xEF, 0xBB, 0xBF, ..])
            throw new PacketFormatException("bagit.txt begins with a byte order mark, which the standard forbids.");
        var text = Encoding.UTF8.GetString(content);
        if (Lines().Match(text) is not { Success: true } match)
            throw new PacketFormatException("bagit.txt is not the two lines 'BagIt-Version: M.N' and 'Tag-File-Character-Encoding: NAME'.");
        var version = Version.Parse(match.Groups["version"].Value);
        if (version < new Version(0, 93) || (version > new Version(0, 97) && version != One))
            throw new PacketFormatException(
                string.Create(
                    CultureInfo.InvariantCulture, $"bagit.txt declares version {version}; versions 0.93 to 0.97 and 1.0 are known."));
        return new BagDeclaration(version, EncodingOf(match.Groups["encoding"].Value));
    }

    /// <summary>A tag file's text; a byte order mark says what it says.</summary>
    /// <exception cref="PacketFormatException">The bytes are not of the declared encoding.</exception>
    public string TextOf(byte[] content, string name)
    {
        try
        {
            using var reader = new StreamReader(new MemoryStream(content), Encoding, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException e)
        {
            throw new PacketFormatException($"{name} is not {Encoding.WebName}, as bagit.txt declares.", e);
        }
    }

    private static Encoding EncodingOf(string name)
    {
        try
        {
            // Without a mark UTF-16 is read with the high byte first (RFC 2781, 4.3).
            var called = name.Equals("UTF-16", StringComparison.OrdinalIgnoreCase) ? "utf-16BE" : name;
            return Encoding.GetEncoding(called, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException e)
        {
            throw new PacketFormatException($"bagit.txt declares the encoding '{name}', which is not known.", e);
        }
    }

    [GeneratedRegex(
        @"\ABagIt-Version: (?<version>[0-9]{1,3}\.[0-9]{1,3})\r?\nTag-File-Character-Encoding: (?<encoding>[A-Za-z0-9._:-]+)(?:\r?\n)*\z")]
    private static partial Regex Lines();
}
