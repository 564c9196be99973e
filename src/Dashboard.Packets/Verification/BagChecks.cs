using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Containers;
using Dashboard.Packets.Files;
using static System.FormattableString;

namespace Dashboard.Packets.Verification;

/// <summary>What RFC 8493 and the drafts before it, from 0.93 on, ask of any bag, ours or not.</summary>
internal sealed partial class BagChecks(UnpackedBag bag, BagDeclaration declaration)
{
    /// <summary>The names of the checks, in order.</summary>
    public const string DeclarationName = "bag declaration";

    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> read = new(StringComparer.Ordinal);
    private readonly List<string> warnings = [];
    private readonly ILookup<string, string> byNormalForm = bag.Files.Keys.ToLookup(Normal, StringComparer.Ordinal);

    /// <summary>What the standard allows and advises against, sentences; complete when all checks were made.</summary>
    public IReadOnlyList<string> Warnings => [.. warnings.Distinct(), .. BagAdvice.On(Payload, PayloadManifests)];

    private IReadOnlyList<string> PayloadManifests =>
        [.. bag.Files.Keys.Where(BagManifest.IsPayloadManifest).Order(StringComparer.Ordinal)];

    private IReadOnlyList<string> TagManifests => [.. bag.Files.Keys.Where(BagManifest.IsTagManifest).Order(StringComparer.Ordinal)];

    private IReadOnlyList<string> Payload => [.. bag.Files.Keys.Where(IsPayload).Order(StringComparer.Ordinal)];

    /// <summary>Reads the declaration, without which nothing else can be judged.</summary>
    public static async Task<BagChecks> DeclaredAsync(UnpackedBag bag, CancellationToken cancellation) =>
        new(bag, BagDeclaration.Parse(await bag.ReadBytesAsync(BagInfo.DeclarationFile, cancellation)));

    public string Declaration() => Invariant($"BagIt {declaration.Version}, {declaration.Encoding.WebName.ToUpperInvariant()}.");

    public async Task<string> OxumAsync(CancellationToken cancellation)
    {
        var payload = Payload.Select(p => bag.Files[p].Size).ToList();
        var counted = BagInfo.Oxum(payload.Sum(), payload.Count);
        var name = declaration.HasPackageInfo ? "package-info.txt" : BagInfo.InfoFile;
        if (!bag.Files.ContainsKey(name)) return $"There is no {name}; {counted} (bytes.files) is what there is.";
        var stated = BagInfo.Find(declaration.TextOf(await bag.ReadBytesAsync(name, cancellation), name), BagInfo.PayloadOxum);
        if (stated.FirstOrDefault(s => s != counted) is { } wrong)
            throw new PacketFormatException($"{name} states {wrong}, and the payload is {counted} (bytes.files).");
        return stated.Count == 0
            ? $"{name} does not state how much there is." : Invariant($"{payload.Sum():N0} bytes in {payload.Count:N0} files, as stated.");
    }

    public async Task<string> ManifestsAsync(CancellationToken cancellation)
    {
        if (PayloadManifests.Count == 0)
            throw new PacketFormatException("There is no payload manifest: what the bag holds is listed nowhere.");
        if (!bag.HasFolder("data")) throw new PacketFormatException("There is no folder 'data' for the payload.");
        var counts = new List<string>();
        foreach (var name in PayloadManifests)
        {
            var listed = await ListedAsync(name, cancellation);
            if (listed is null) continue;
            if (listed.Keys.FirstOrDefault(p => !IsPayload(p)) is { } outside)
                throw new PacketFormatException($"{name} lists '{outside}', which is not in the payload.");
            RequireMatches(name, listed);
            counts.Add(Invariant($"{name}: {listed.Count:N0} files listed, all there, every hash as listed"));
        }

        return counts.Count > 0 ? string.Join("; ", counts) + "." : throw new PacketFormatException(
            $"No manifest uses a hash that this program knows ({string.Join(", ", PayloadManifests)}): nothing could be checked.");
    }

    /// <summary>Version 1.0 asks every manifest to list every file of the payload; before it one of them sufficed.</summary>
    public async Task<string> UnlistedAsync(CancellationToken cancellation)
    {
        var lists = new List<IReadOnlyDictionary<string, string>>();
        foreach (var name in PayloadManifests)
        {
            if (await ListedAsync(name, cancellation) is { } listed) lists.Add(listed);
        }

        var unlisted = Payload.Where(
            p => declaration.Version >= BagDeclaration.One
            ? lists.Any(l => !l.ContainsKey(p)) : lists.All(l => !l.ContainsKey(p))).ToList();
        return unlisted.Count == 0 ? "Nothing is in the payload that is not listed." : throw new PacketFormatException(
            $"{List(unlisted)} in the payload and not in {(lists.Count == 1 ? "the manifest" : "every manifest")}.");
    }

    public async Task<string> TagManifestsAsync(CancellationToken cancellation)
    {
        if (TagManifests.Count == 0) return "There is no tag manifest: nothing protects the bag's description and its manifests.";
        var files = 0;
        foreach (var name in TagManifests)
        {
            if (await ListedAsync(name, cancellation) is not { } listed) continue;
            if (listed.Keys.FirstOrDefault(BagManifest.IsTagManifest) is { } itself)
                throw new PacketFormatException($"{name} lists '{itself}'; a tag manifest lists no tag manifest.");
            RequireMatches(name, listed);
            files += listed.Count;
        }

        return Invariant($"{files:N0} files that describe the bag are listed, with the hashes they have.");
    }

    /// <summary>What <c>fetch.txt</c> names is part of the bag and has to be there; nothing is fetched.</summary>
    public async Task<string> FetchAsync(CancellationToken cancellation)
    {
        const string Name = "fetch.txt";
        if (!bag.Files.ContainsKey(Name)) return "Nothing is to be fetched from elsewhere.";
        var listed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var manifest in PayloadManifests) listed.UnionWith((await ListedAsync(manifest, cancellation))?.Keys ?? []);
        var lines = declaration.TextOf(await bag.ReadBytesAsync(Name, cancellation), Name).ReplaceLineEndings("\n").Split('\n');
        foreach (var line in lines.Where(l => l.Trim().Length > 0))
        {
            if (FetchLine().Match(line) is not { Success: true } match)
                throw new PacketFormatException($"A line of {Name} is not an address, a length and a path.");
            var path = Found(BagManifest.PathOf(match.Groups["path"].Value, Name));
            if (!IsPayload(path)) throw new PacketFormatException($"{Name} lists '{path}', which is not in the payload.");
            if (!listed.Contains(path)) throw new PacketFormatException($"{Name} lists '{path}', which no manifest lists.");
            if (!bag.Files.ContainsKey(path))
                throw new PacketFormatException($"{path} is to be fetched from elsewhere and is not here: the bag is not complete.");
        }

        return $"All that {Name} names is here.";
    }

    /// <summary>What a manifest lists: path in the bag → hash; null where this program does not know its algorithm.</summary>
    private async Task<IReadOnlyDictionary<string, string>?> ListedAsync(string manifest, CancellationToken cancellation)
    {
        if (!BagHash.IsKnown(BagManifest.AlgorithmOf(manifest)!)) return null;
        if (read.TryGetValue(manifest, out var known)) return known;
        var listed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in BagManifest.Lines(declaration.TextOf(await bag.ReadBytesAsync(manifest, cancellation), manifest), manifest))
        {
            var path = Found(line.Path);
            if (line.HasStar) warnings.Add($"{manifest} was made with md5sum or a program like it, which marks files with a star.");
            if (line.Path != BagManifest.Decode(line.Written))
                warnings.Add($"{manifest} lists '{line.Written}', a path with dots; other programs may not find the file.");
            if (path != line.Path) warnings.Add($"{manifest} writes the name of '{path}' in another way than the file has it.");
            if (listed.TryAdd(path, line.Hash)) continue;
            if (listed[path] != line.Hash || declaration.Version >= BagDeclaration.One)
                throw new PacketFormatException($"{manifest} lists '{path}' twice.");
            warnings.Add($"{manifest} lists '{path}' twice, with the same hash.");
        }

        return read[manifest] = listed;
    }

    private void RequireMatches(string manifest, IReadOnlyDictionary<string, string> listed)
    {
        var algorithm = BagManifest.AlgorithmOf(manifest)!;
        var missing = listed.Keys.Where(p => !bag.Files.ContainsKey(p)).ToList();
        if (missing.Count > 0) throw new PacketFormatException($"{List(missing)} listed and missing.");
        var changed = listed.Where(l => bag.Files[l.Key].Hashes[algorithm] != l.Value).Select(l => l.Key).ToList();
        if (changed.Count > 0)
            throw new PacketFormatException($"{List(changed)} not what was sealed: the hash differs from the one listed in {manifest}.");
    }

    // A file system may write the characters of a name in another of Unicode's forms than the manifest does, and before 1.0 some left % as
    // it was.
    private string Found(string path)
    {
        if (bag.Files.ContainsKey(path)) return path;
        if (declaration.Version < BagDeclaration.One && BagManifest.Encode(path) is var encoded && bag.Files.ContainsKey(encoded))
            return encoded;
        return byNormalForm[Normal(path)].FirstOrDefault() ?? path;
    }

    private static string Normal(string path) => path.All(char.IsAscii) ? path : path.Normalize(NormalizationForm.FormC);

    private static bool IsPayload(string path) => path.StartsWith(BagInfo.PayloadFolder, StringComparison.Ordinal);

    private static string List(List<string> paths) => paths.Count switch
    {
        1 => $"{paths[0]} is",
        <= 5 => $"{string.Join(", ", paths)} are",
        _ => $"{string.Join(", ", paths.Take(5))} and {paths.Count - 5} more are",
    };

    [GeneratedRegex(@"^\S+[ \t]+(?:-|[0-9]+)[ \t]+(?<path>.+)$")]
    private static partial Regex FetchLine();
}
