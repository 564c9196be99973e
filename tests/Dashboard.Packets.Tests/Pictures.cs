using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Dashboard.Casework.Exhibits;
using Dashboard.Packets.Containers;

namespace Dashboard.Packets.Tests;

/// <summary>Pictures such as panels make: a timeline as SVG, a heatmap as PNG.</summary>
internal static class Pictures
{
    public static ExhibitPicture Timeline()
    {
        var svg = new StringBuilder(
            """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 300" width="900" height="300" font-family="DejaVu Sans" font-size="11"><rect width="900" height="300" fill="#fff"/>""");
        for (var day = 0; day < 45; day++)
        {
            var (lower, upper) = (60 + (40 * Math.Sin(day / 3.0)), 50 + (25 * Math.Cos(day / 4.0)));
            svg.Append(
                CultureInfo.InvariantCulture,
                $"""<rect x="{50 + (day * 18.5):0.0}" y="{260 - lower:0.0}" width="15" height="{lower:0.0}" fill="#0072b2"/><rect x="{50 + (day * 18.5):0.0}" y="{260 - lower - upper:0.0}" width="15" height="{upper:0.0}" fill="#e69f00"/>""");
        }

        svg.Append(
            """<path d="M50 260H890" stroke="#687386"/><text x="50" y="280">22 Apr</text><text x="450" y="280" style="font-family: serif">四月 – 五月</text><text x="850" y="280">5 Jun</text></svg>""");
        return new ExhibitPicture(PictureFormat.Svg, Encoding.UTF8.GetBytes(svg.ToString()));
    }

    public static ExhibitPicture Heatmap()
    {
        const int Width = 720, Height = 240;
        var pixels = new byte[Height * (1 + (Width * 3))];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var value = (Math.Sin((x / 60 * 1.3) + (y / 30)) + 1) / 2;
                var at = (y * (1 + (Width * 3))) + 1 + (x * 3);
                (pixels[at], pixels[at + 1], pixels[at + 2]) =
                    ((byte)(84 + (163 * value)), (byte)(39 + (208 * value)), (byte)(136 + (111 * value)));
            }
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(pixels);
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        (header[8], header[9]) = (8, 2);
        Chunk(png, "IHDR", header);
        Chunk(png, "IDAT", packed.ToArray());
        Chunk(png, "IEND", []);
        return new ExhibitPicture(PictureFormat.Png, png.ToArray());
    }

    private static void Chunk(MemoryStream png, string type, byte[] content)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        png.Write(body);
        var crc = new Crc32();
        crc.Append(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, crc.Value);
        png.Write(number);
    }
}
