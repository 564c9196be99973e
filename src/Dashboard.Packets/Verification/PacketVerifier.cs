using System.Security.Cryptography;
using Dashboard.Packets.Containers;

namespace Dashboard.Packets.Verification;

/// <summary>
/// Checks a packet from the outside in: the container, the bag, the exhibits, and last the figures, counted again
/// from the sealed data. It needs nothing but the file, and trusts nothing in it.
/// </summary>
public static class PacketVerifier
{
    private const string ContainerCheck = "container";

    /// <summary>Verifies the packet in a file.</summary>
    public static async Task<PacketVerification> VerifyAsync(string path, CancellationToken cancellation = default)
    {
        try
        {
            var sha256 = await HashAsync(path, long.MaxValue, cancellation);
            var checks = await ChecksAsync(path, cancellation);
            return new PacketVerification(checks.All(c => c.Ok), Convert.ToHexStringLower(sha256), checks);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new PacketVerification(false, "", [new PacketCheck(ContainerCheck, false, $"The file cannot be read: {e.Message}")]);
        }
    }

    private static async Task<List<PacketCheck>> ChecksAsync(string path, CancellationToken cancellation)
    {
        var checks = new List<PacketCheck>();
        ContainerReader? opened = null;
        try
        {
            UnpackedBag? bag = null;
            await CheckAsync(checks, ContainerCheck, async () =>
            {
                opened = await ContainerReader.OpenAsync(path, cancellation);
                bag = await UnpackedBag.ReadAsync(opened, cancellation);
                return $"{opened.Entries.Count} files in the layout of a packet, all unpack.";
            });
            if (opened is not null) await CheckAsync(checks, "seal", () => SealAsync(path, opened, cancellation));
            if (bag is null) return checks;

            await CheckAsync(checks, "bag declaration", () => BagChecks.DeclarationAsync(bag, cancellation));
            await CheckAsync(checks, "payload oxum", () => BagChecks.OxumAsync(bag, cancellation));
            await CheckAsync(checks, "payload manifest", () => BagChecks.ManifestAsync(bag, cancellation));
            await CheckAsync(checks, "unlisted files", () => BagChecks.UnlistedAsync(bag, cancellation));
            await CheckAsync(checks, "tag manifest", () => BagChecks.TagManifestAsync(bag, cancellation));
            await CheckAsync(checks, "description", () => ContentChecks.DescriptionAsync(bag, cancellation));
            await CheckAsync(checks, "audit head", () => ContentChecks.AuditHeadAsync(bag, cancellation));
            await CheckContentAsync(checks, bag, cancellation);
            return checks;
        }
        finally
        {
            if (opened is not null) await opened.DisposeAsync();
        }
    }

    private static async Task CheckContentAsync(List<PacketCheck> checks, UnpackedBag bag, CancellationToken cancellation)
    {
        IReadOnlyList<ExhibitIndexDocument>? index = null;
        await CheckAsync(checks, "exhibits", async () =>
        {
            index = await ContentChecks.IndexAsync(bag, cancellation);
            return ContentChecks.IndexMatches(bag, index);
        });
        if (index is null) return;
        foreach (var exhibit in index)
        {
            await CheckAsync(checks, $"exhibit {exhibit.Number} content", () => ContentChecks.ExhibitAsync(bag, exhibit, cancellation));
            await CheckAsync(checks, $"exhibit {exhibit.Number} figures", () => ContentChecks.FiguresAsync(bag, exhibit, cancellation));
        }

        await CheckAsync(checks, "citations", () => ContentChecks.CitationsAsync(bag, index, cancellation));
    }

    private static async Task CheckAsync(List<PacketCheck> checks, string name, Func<Task<string>> check)
    {
        try
        {
            checks.Add(new PacketCheck(name, true, await check()));
        }
        catch (PacketFormatException e)
        {
            checks.Add(new PacketCheck(name, false, e.Message));
        }
    }

    private static async Task<string> SealAsync(string path, ContainerReader container, CancellationToken cancellation) =>
        container.IsSealedWith(await HashAsync(path, container.SealedLength, cancellation))
            ? "No byte of the file differs from when it was written."
            : throw new PacketFormatException("The file is not as it was written: at least one byte was changed.");

    private static async Task<byte[]> HashAsync(string path, long length, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return await SHA256.HashDataAsync(new BoundedStream(file, 0, Math.Min(length, file.Length)), cancellation);
    }
}
