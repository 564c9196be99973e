using System.Globalization;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;

namespace Dashboard.Packets.Verification;

/// <summary>What RFC 8493 asks of a bag.</summary>
internal static class BagChecks
{
    private static readonly string[] TagFiles = [BagInfo.InfoFile, BagInfo.DeclarationFile, BagInfo.ManifestFile];

    public static async Task<string> DeclarationAsync(UnpackedBag bag, CancellationToken cancellation) =>
        await bag.ReadTextAsync(BagInfo.DeclarationFile, cancellation) == BagInfo.Declaration
            ? "BagIt 1.0, UTF-8."
            : throw new PacketFormatException($"{BagInfo.DeclarationFile} is not the declaration of a BagIt 1.0 bag.");

    public static async Task<string> OxumAsync(UnpackedBag bag, CancellationToken cancellation)
    {
        var payload = bag.Files.Where(f => IsPayload(f.Key)).Select(f => f.Value.Entry.Size).ToList();
        var counted = BagInfo.Oxum(payload.Sum(), payload.Count);
        var stated = BagInfo.Find(await bag.ReadTextAsync(BagInfo.InfoFile, cancellation), BagInfo.PayloadOxum)
            ?? throw new PacketFormatException($"{BagInfo.InfoFile} does not state the {BagInfo.PayloadOxum}, once.");
        return stated == counted ? Invariant($"{payload.Sum():N0} bytes in {payload.Count:N0} files, as stated.") : throw new PacketFormatException($"{BagInfo.InfoFile} states {stated}, and the payload is {counted} (bytes.files).");
    }

    public static async Task<string> ManifestAsync(UnpackedBag bag, CancellationToken cancellation)
    {
        var listed = BagManifest.Parse(await bag.ReadTextAsync(BagInfo.ManifestFile, cancellation), BagInfo.ManifestFile);
        RequireMatches(bag, listed);
        return Invariant($"{listed.Count:N0} files listed, all there, every SHA-256 as listed.");
    }

    public static async Task<string> UnlistedAsync(UnpackedBag bag, CancellationToken cancellation)
    {
        var listed = BagManifest.Parse(await bag.ReadTextAsync(BagInfo.ManifestFile, cancellation), BagInfo.ManifestFile);
        var known = TagFiles.Append(BagInfo.TagManifestFile).Concat(listed.Keys.Where(IsPayload)).ToHashSet(StringComparer.Ordinal);
        var unlisted = bag.Files.Keys.Where(p => !known.Contains(p)).ToList();
        return unlisted.Count == 0 ? "Nothing is there that the manifest does not list." : throw new PacketFormatException($"{List(unlisted)} in the packet and not in the manifest.");
    }

    public static async Task<string> TagManifestAsync(UnpackedBag bag, CancellationToken cancellation)
    {
        var listed = BagManifest.Parse(await bag.ReadTextAsync(BagInfo.TagManifestFile, cancellation), BagInfo.TagManifestFile);
        if (!listed.Keys.SequenceEqual(TagFiles.Order(StringComparer.Ordinal)))
            throw new PacketFormatException($"{BagInfo.TagManifestFile} does not list exactly {string.Join(", ", TagFiles)}.");
        RequireMatches(bag, listed);
        return "The manifest, the declaration and the bag's description have the SHA-256 that is listed.";
    }

    private static void RequireMatches(UnpackedBag bag, IReadOnlyDictionary<string, string> listed)
    {
        var missing = listed.Keys.Where(p => !bag.Files.ContainsKey(p)).ToList();
        if (missing.Count > 0) throw new PacketFormatException($"{List(missing)} listed and missing.");
        var changed = listed.Where(l => bag.Files[l.Key].Sha256 != l.Value).Select(l => l.Key).ToList();
        if (changed.Count > 0) throw new PacketFormatException($"{List(changed)} not what was sealed: the SHA-256 differs from the one listed.");
    }

    private static bool IsPayload(string path) => path.StartsWith(BagInfo.PayloadFolder, StringComparison.Ordinal);

    private static string List(List<string> paths) => paths.Count switch
    {
        1 => $"{paths[0]} is",
        <= 5 => $"{string.Join(", ", paths)} are",
        _ => $"{string.Join(", ", paths.Take(5))} and {paths.Count - 5} more are",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
