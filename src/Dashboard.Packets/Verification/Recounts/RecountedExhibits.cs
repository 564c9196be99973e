using System.Text;
using Dashboard.Casework.Exhibits;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Contents;
using Dashboard.Packets.Files;

namespace Dashboard.Packets.Verification.Recounts;

/// <summary>The exhibits' activity, counted while it is hashed: it is most of a packet, and is unpacked once.</summary>
internal sealed class RecountedExhibits
{
    private const string Folder = BagInfo.PayloadFolder + "exhibits/";

    private readonly Dictionary<string, ExhibitRecount> byPath = new(StringComparer.Ordinal);

    /// <summary>Looks which rows each exhibit shows, and so what has to be summed.</summary>
    public static RecountedExhibits Of(PacketFiles files)
    {
        var recounts = new RecountedExhibits();
        foreach (var path in files.Sizes.Keys.Where(
            p => p.StartsWith(Folder, StringComparison.Ordinal) && p.EndsWith("/" + ExhibitActivity.FileName, StringComparison.Ordinal)))
            recounts.byPath.Add(
                path, new ExhibitRecount(HeaderOf(files, path[..^ExhibitActivity.FileName.Length] + ExhibitStore.RowsFileName)));
        return recounts;
    }

    /// <summary>What takes a file's bytes beside its hash; null for a file that is not counted.</summary>
    public Action<ReadOnlySpan<byte>>? SinkOf(string path) => byPath.TryGetValue(path, out var recount) ? recount.Append : null;

    /// <summary>What an activity file came to, after it was read to its end.</summary>
    /// <exception cref="PacketFormatException">It is missing, or cannot be counted.</exception>
    public ExhibitRecount Of(string path)
    {
        var recount = byPath.GetValueOrDefault(path) ?? throw new PacketFormatException($"{path} is missing.");
        recount.Finish(path);
        return recount;
    }

    // What cannot be read here is found out when the file is hashed.
    private static string[] HeaderOf(PacketFiles files, string path)
    {
        if (!files.Sizes.ContainsKey(path)) return [];
        try
        {
            using var reader = new StreamReader(files.Open(path), Encoding.UTF8);
            return CsvPreview.Read(reader, 1) is [var header] ? header : [];
        }
        catch (Exception e) when (e is InvalidDataException or IOException or PacketFormatException)
        {
            return [];
        }
    }
}
