using System.Text;
using Dashboard.Packets.Bags;
using Dashboard.Packets.Payloads;
using Dashboard.Packets.Verification;

namespace Dashboard.Packets.Tests.Verification;

/// <summary>
/// Bags of other makers. Those of <see cref="Suite"/> have the names of the Library of Congress's conformance suite
/// (github.com/LibraryOfCongress/bagit-conformance-suite, public domain), and are a reconstruction: a bag of each name, written after what
/// the name and those of its files that could be had say. Those of <see cref="Others"/> are kinds that RFC 8493 speaks of and the suite has
/// not. The second part of a name is the verdict: a valid bag may have advice, a warning has some, and the rest is no bag.
/// </summary>
public sealed class ForeignBagTests : IDisposable
{
    private const string Hello = "data/hello.txt";
    private static readonly byte[] Content = "Hello, bag.\n"u8.ToArray();

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dashboard-bags-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    public static TheoryData<string> Bags => [.. Suite.Concat(Others).Select(b => b.Name)];

    private static readonly (string Name, Action<Bag> Make)[] Suite =
    [
        .. ((string[])["0.93", "0.94", "0.95", "0.96"]).SelectMany(v => (IEnumerable<(string, Action<Bag>)>)
        [
            ($"v{v}/valid/basic-bag", b => b.Declare(v).With("md5")),
            ($"v{v}/valid/bag-in-a-bag", b => b.Declare(v).With("md5").BagInside()),
            ($"v{v}/valid/duplicate-metadata-entries", b => b.Declare(v).With("md5").Info(v, "Contact-Name: a\nContact-Name: b\n")),
        ]),
        ("v0.95/valid/basic-bag-md5", b => b.Declare("0.95").With("md5")),
        ("v0.97/valid/ISO-8859-1-encoded-tag-files",
            b => b.Declare("0.97", "ISO-8859-1").With("md5").Payload("data/b\u00e9.txt", "x"u8).In(Encoding.Latin1)),
        ("v0.97/valid/UTF-16-encoded-tag-files", b => b.Declare("0.97", "UTF-16BE").With("md5").In(Encoding.BigEndianUnicode)),
        ("v0.97/valid/bag-in-a-bag", b => b.Declare("0.97").With("md5").BagInside()),
        ("v0.97/valid/bag-with-encoded-names",
            b => b.Declare("0.97").With("md5").Payload("data/%7Edir2/test4.txt", "x"u8)
            .Manifest(m => m.Replace("%25", "%", StringComparison.Ordinal))),
        ("v0.97/valid/bag-with-escapable-characters",
            b => b.Declare("0.97").With("md5").Payload("data/test file with spaces.txt", "x"u8).Payload("data/100%\n.txt", "x"u8)),
        ("v0.97/valid/bag-with-leading-dot-slash-in-manifest",
            b => b.Declare("0.97").With("md5").Manifest(m => m.Replace("data/", "./data/", StringComparison.Ordinal))),
        ("v0.97/valid/bag-with-space", b => b.Declare("0.97").With("md5").Payload("data/a b.txt", "x"u8)),
        ("v0.97/valid/basic-bag", b => b.Declare("0.97").With("md5")),
        .. ((string[])["sha1", "sha224", "sha256", "sha512"])
        .Select(h => ($"v0.97/valid/basic-bag-{h}", (Action<Bag>)(b => b.Declare("0.97").With(h)))),
        ("v0.97/valid/duplicate-metadata-entries", b => b.Declare("0.97").With("md5").Info("0.97", "Contact-Name: a\nContact-Name: b\n")),
        ("v0.97/valid/holey-bag", b => b.Declare("0.97").With("md5").Tag("fetch.txt", $"http://example.org/hello 12 {Hello}\n")),
        ("v0.97/valid/minimal-bag", b => b.Declare("0.97").With("md5").Without("bag-info.txt").Without("tagmanifest-md5.txt")),
        ("v0.97/valid/uncommon-metadata-separators",
            b => b.Declare("0.97").With("md5").Info("0.97", "Contact-Name   :somebody\nPayload-Oxum:\t 12.1\n")),
        ("v0.97/warning/duplicate-file-with-different-case", b => b.Declare("0.97").Payload("data/HELLO.txt", "x"u8)),
        ("v0.97/warning/filename-normalization",
            b => b.Declare("0.97").With("sha512").Payload("data/N\u00fa\u00f1ez", [])
            .Manifest(m => m.Replace("N\u00fa\u00f1ez", "Nu\u0301n\u0303ez", StringComparison.Ordinal))),
        ("v0.97/warning/made-with-md5sum-tools",
            b => b.Declare("0.97").With("md5").Manifest(m => m.Replace("  ", " *", StringComparison.Ordinal))),
        ("v0.97/warning/relative-path",
            b => b.Declare("0.97").Payload("data/inner/x", "x"u8)
            .Manifest(m => m.Replace("data/hello", "data/inner/.././hello", StringComparison.Ordinal))),
        ("v0.97/warning/same-filename-listed-twice-with-different-normalization",
            b => b.Declare("0.97").With("sha512").Payload("data/N\u00fa\u00f1ez", []).Payload("data/Nu\u0301n\u0303ez", [])),
        ("v0.97/warning/same-filename-listed-twice-with-the-same-hash", b => b.Declare("0.97").Manifest(m => m + m)),
        ("v0.97/warning/special-system-files",
            b => b.Declare("0.97").Payload("data/.DS_Store", "x"u8).Payload("data/inner/Thumbs.db", "x"u8)),
        ("v0.97/invalid/baginfo-missing-encoding", b => b.Raw("bagit.txt", "BagIt-Version: 0.97\n"u8)),
        ("v0.97/invalid/bagit-with-invalid-whitespace",
            b => b.Raw("bagit.txt", "BagIt-Version : 0.97\nTag-File-Character-Encoding: UTF-8\n"u8)),
        ("v0.97/invalid/bom-in-bagit.txt",
            b => b.Raw("bagit.txt", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Bag.DeclarationOf("0.97", "UTF-8"))])),
        ("v0.97/invalid/corrupt-data-file", b => b.Declare("0.97").Damage(Hello)),
        ("v0.97/invalid/corrupt-tag-file", b => b.Declare("0.97").Damage("bag-info.txt")),
        ("v0.97/invalid/extra-file-in-bag", b => b.Declare("0.97").Add("data/bar", "x"u8)),
        ("v0.97/invalid/invalid-version-number", b => b.Declare(".97")),
        ("v0.97/invalid/missing-baginfo", b => b.Declare("0.97").Lose("bag-info.txt")),
        ("v0.97/invalid/missing-bagit.txt", b => b.Declare("0.97").Lose("bagit.txt")),
        ("v0.97/invalid/same-filename-listed-twice-with-different-hashes",
            b => b.Declare("0.97").Manifest(m => m + $"{new string('a', 64)}  {Hello}\n")),
        .. OutOfScope("v0.97/invalid", "dot-notation", "../../../README.md"),
        .. OutOfScope("v0.97/linux-only", "absolute-path", "/tmp/foo"),
        .. OutOfScope("v0.97/linux-only", "shortcut", "~/foo"),
        .. OutOfScope("v0.97/linux-only", "shortcut-username", "~root/foo"),
        .. OutOfScope("v0.97/windows-only", "absolute-path", @"C:\Windows\System32\setx.exe"),
        .. OutOfScope("v0.97/windows-only", "shortcut", @"%HomeDrive%\Windows\System32\setx.exe"),
        .. OutOfScope("v0.97/windows-only", "unc", @"\\?\UNC\server\Windows\System32\setx.exe"),
        ("v1.0/valid/basicBag", b => b.Declare("1.0").With("sha512")),
        ("v1.0/invalid/bagit-with-invalid-whitespace",
            b => b.Raw("bagit.txt", "BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n"u8)),
        ("v1.0/invalid/missing-from-manifest", b => b.Declare("1.0").With("sha512").Add("data/missingFromManifest.txt", "x"u8)),
        ("v1.0/invalid/same-filename-listed-twice-with-different-hashes",
            b => b.Declare("1.0").Manifest(m => m + $"{new string('a', 64)}  {Hello}\n")),
    ];

    private static readonly (string Name, Action<Bag> Make)[] Others =
    [
        ("v1.0/valid/two manifests of one payload", b => b.Declare("1.0").With("sha512").With("md5")),
        ("v0.97/valid/mark before a tag file", b => b.Declare("0.97").Raw("bag-info.txt", [0xEF, 0xBB, 0xBF, .. "Payload-Oxum: 12.1\n"u8])),
        ("v1.0/valid/empty file", b => b.Declare("1.0").Payload("data/empty", [])),
        ("v1.0/valid/upper-case hashes",
            b => b.Declare("1.0")
            .Manifest(
                m => string.Concat(
                    m.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => $"{l[..64].ToUpperInvariant()}{l[64..]}\n")))),
        ("v0.97/valid/several spaces between hash and path",
            b => b.Declare("0.97").Manifest(m => m.Replace("  ", " \t  ", StringComparison.Ordinal))),
        ("v1.0/valid/no tag manifest", b => b.Declare("1.0").Lose("tagmanifest-sha256.txt")),
        ("v0.97/valid/percent sign left as it is",
            b => b.Declare("0.97").Payload("data/a%25b.txt", "x"u8).Manifest(m => m.Replace("%2525", "%25", StringComparison.Ordinal))),
        ("v1.0/valid/tag folder of its own", b => b.Declare("1.0").Tag("notes/about.txt", "About.\n")),
        ("v0.97/valid/payload file in one manifest of two",
            b => b.Declare("0.97").Payload("data/other", "x"u8).With("sha256").With("md5").Cut("manifest-md5.txt", "data/other")),
        ("v1.0/warning/name that Windows reserves", b => b.Declare("1.0").Payload("data/aux.txt", "x"u8)),
        ("v1.0/warning/name that Windows cannot hold", b => b.Declare("1.0").Payload("data/a:b", "x"u8)),
        ("v1.0/warning/hash that can be forged", b => b.Declare("1.0").With("md5")),
        ("v1.0/invalid/percent sign left as it is",
            b => b.Declare("1.0").Payload("data/a%25b.txt", "x"u8).Manifest(m => m.Replace("%2525", "%25", StringComparison.Ordinal))),
        ("v1.0/invalid/no manifest", b => b.Declare("1.0").Lose("manifest-sha256.txt").Lose("tagmanifest-sha256.txt")),
        ("v1.0/invalid/no data folder", b => b.Declare("1.0").Without(Hello)),
        ("v1.0/invalid/no version", b => b.Raw("bagit.txt", "Tag-File-Character-Encoding: UTF-8\n"u8)),
        ("v1.0/invalid/white space before the label",
            b => b.Raw("bagit.txt", " BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"u8)),
        ("v1.0/invalid/two spaces after the colon", b => b.Raw("bagit.txt", "BagIt-Version:  1.0\nTag-File-Character-Encoding: UTF-8\n"u8)),
        ("v2.0/invalid/version that there is not", b => b.Declare("2.0")),
        ("v1.0/invalid/encoding that there is not", b => b.Declare("1.0", "KLINGON")),
        ("v1.0/invalid/tag file of another encoding", b => b.Declare("1.0").Payload("data/b\u00e9.txt", "x"u8).In(Encoding.Latin1)),
        ("v1.0/invalid/hash that is not known",
            b => b.Declare("1.0").Lose("tagmanifest-sha256.txt").Rename("manifest-sha256.txt", "manifest-blake3.txt")),
        ("v1.0/invalid/payload file missing", b => b.Declare("1.0").Payload("data/other", "x"u8).Lose("data/other")),
        ("v1.0/invalid/payload file in one manifest of two",
            b => b.Declare("1.0").Payload("data/other", "x"u8).With("sha256").With("md5").Cut("manifest-md5.txt", "data/other")),
        ("v1.0/invalid/tag manifest lists itself",
            b => b.Declare("1.0").Append("tagmanifest-sha256.txt", $"{new string('a', 64)}  tagmanifest-sha256.txt\n")),
        ("v1.0/invalid/tag manifest lists what leads out",
            b => b.Declare("1.0").Append("tagmanifest-sha256.txt", $"{new string('a', 64)}  notes/../../x\n")),
        ("v1.0/invalid/wrong oxum", b => b.Declare("1.0").Info("1.0", "Payload-Oxum: 13.1\n")),
        ("v1.0/invalid/oxum in lower case, wrong", b => b.Declare("1.0").Info("1.0", "payload-oxum: 13.1\n")),
        ("v1.0/invalid/same-filename-listed-twice-with-the-same-hash", b => b.Declare("1.0").Manifest(m => m + m)),
        ("v1.0/invalid/path from the root by dots",
            b => b.Declare("1.0").Manifest(m => m.Replace("data/", "/../data/", StringComparison.Ordinal))),
        ("v1.0/invalid/path outside of data", b => b.Declare("1.0").Manifest(m => m + $"{new string('a', 64)}  bagit.txt\n")),
        ("v1.0/invalid/path by dots to the description",
            b => b.Declare("1.0").Manifest(m => m + $"{new string('a', 64)}  data/../bagit.txt\n")),
        ("v1.0/invalid/hash too short", b => b.Declare("1.0").Manifest(m => m[1..])),
        ("v1.0/invalid/to be fetched and not here",
            b => b.Declare("1.0").Payload("data/far", "x"u8).Lose("data/far").Tag("fetch.txt", "http://example.org/far - data/far\n")),
        ("v1.0/invalid/to be fetched and in no manifest", b => b.Declare("1.0").Tag("fetch.txt", "http://example.org/x - data/x\n")),
        ("v1.0/invalid/to be fetched and no line", b => b.Declare("1.0").Tag("fetch.txt", $"{Hello}\n")),
    ];

    private static IEnumerable<(string, Action<Bag>)> OutOfScope(string kind, string name, string path) =>
    [
        ($"{kind}/out-of-scope-file-paths-using-{name}",
            b => b.Declare("0.97").With("md5").Manifest(m => m + $"{new string('a', 32)}  {path}\n")),
        ($"{kind}/out-of-scope-file-paths-using-{name}-for-fetch",
            b => b.Declare("0.97").With("md5").Tag("fetch.txt", $"http://example.org/x - {path}\n")),
    ];

    [Theory]
    [MemberData(nameof(Bags))]
    public async Task Verify_ForeignBag_IsJudgedAsItsNameSays(string name)
    {
        var bag = new Bag();
        Suite.Concat(Others).Single(b => b.Name == name).Make(bag);
        var path = Path.Combine(folder.FullName, "bag");
        bag.Save(path);

        var verification = await PacketVerifier.VerifyAsync(path);

        var verdict = name.Split('/')[1];
        Assert.True(
            verdict is "valid" or "warning" == verification.Bag,
            string.Join("; ", verification.Checks.Select(c => $"{c.Ok} {c.Name}: {c.Detail}")));
        Assert.Equal((verification.Bag, null, null), (verification.Valid, verification.Consistent, verification.SignedBy));
        if (verdict == "warning") Assert.NotEmpty(verification.Warnings);
    }

    [Fact]
    public async Task Verify_PlainBag_IsAdvisedOfNothing()
    {
        var path = Path.Combine(folder.FullName, "bag");
        new Bag().Declare("1.0").Save(path);

        Assert.Empty((await PacketVerifier.VerifyAsync(path)).Warnings);
    }

    [Fact]
    public async Task Verify_FolderWithALink_IsRefused()
    {
        if (OperatingSystem.IsWindows()) return;
        var bag = new Bag().Declare("1.0");
        var path = Path.Combine(folder.FullName, "bag");
        bag.Save(path);
        File.CreateSymbolicLink(Path.Combine(path, "data", "link"), "/etc/passwd");

        var verification = await PacketVerifier.VerifyAsync(path);

        Assert.Contains("is a link", Assert.Single(verification.Checks).Detail, StringComparison.Ordinal);
    }

    /// <summary>A bag in the making.</summary>
    private sealed class Bag
    {
        private readonly SortedDictionary<string, byte[]> payload = new(StringComparer.Ordinal) { [Hello] = Content };
        private readonly Dictionary<string, string> tags = new(StringComparer.Ordinal);
        private readonly Dictionary<string, byte[]> raw = new(StringComparer.Ordinal);
        private readonly List<string> algorithms = [];
        private readonly List<Action<string>> last = [];
        private string version = "1.0";
        private string encodingName = "UTF-8";
        private Encoding encoding = new UTF8Encoding(false);
        private Func<string, string> manifest = m => m;

        public static string DeclarationOf(string version, string encoding) =>
            $"BagIt-Version: {version}\nTag-File-Character-Encoding: {encoding}\n";

        public Bag Declare(string of, string name = "UTF-8") => Do(() => (version, encodingName) = (of, name));

        public Bag With(string algorithm) => Do(() => algorithms.Add(algorithm));

        public Bag Info(string of, string text) => Do(() => tags[of is "0.93" or "0.94" ? "package-info.txt" : "bag-info.txt"] = text);

        public Bag Payload(string path, ReadOnlySpan<byte> content)
        {
            payload[path] = content.ToArray();
            return this;
        }

        public Bag In(Encoding of) => Do(() => encoding = of);

        public Bag Tag(string path, string text) => Do(() => tags[path] = text);

        public Bag Raw(string path, ReadOnlySpan<byte> content)
        {
            raw[path] = content.ToArray();
            return this;
        }

        public Bag Manifest(Func<string, string> change) => Do(() => manifest = change);

        public Bag Without(string path) => Do(() => last.Add(root =>
        {
            File.Delete(Path.Combine(root, path));
            if (path == Hello) Directory.Delete(Path.Combine(root, "data"));
        }));

        public Bag BagInside() =>
            Payload("data/inner/bagit.txt", Encoding.UTF8.GetBytes(DeclarationOf("0.97", "UTF-8"))).Payload("data/inner/data/x", "x"u8);

        public Bag Rename(string from, string to) =>
            Do(() => last.Add(root => File.Move(Path.Combine(root, from), Path.Combine(root, to))));

        public Bag Append(string path, string text) => Do(() => last.Add(root => File.AppendAllText(Path.Combine(root, path), text)));

        public Bag Lose(string path) => Do(() => last.Add(root => File.Delete(Path.Combine(root, path))));

        public Bag Damage(string path) => Append(path, "!");

        public Bag Add(string path, ReadOnlySpan<byte> content)
        {
            var bytes = content.ToArray();
            last.Add(root => File.WriteAllBytes(Path.Combine(root, path), bytes));
            return this;
        }

        // Takes a line out of a manifest, and the tag manifest with it, which would tell.
        public Bag Cut(string file, string path) => Do(() => last.Add(root =>
        {
            File.WriteAllLines(
                Path.Combine(root, file),
                File.ReadAllLines(Path.Combine(root, file)).Where(l => !l.EndsWith(path, StringComparison.Ordinal)));
            foreach (var tag in Directory.GetFiles(root, "tagmanifest-*")) File.Delete(tag);
        }));

        public void Save(string root)
        {
            var used = algorithms.Count > 0 ? algorithms : ["sha256"];
            if (!tags.ContainsKey("package-info.txt"))
                tags.TryAdd("bag-info.txt", $"Contact-Name: somebody\nPayload-Oxum: {payload.Values.Sum(p => p.Length)}.{payload.Count}\n");
            foreach (var (path, content) in payload) Write(root, path, content);
            Write(root, "bagit.txt", Encoding.UTF8.GetBytes(DeclarationOf(version, encodingName)));
            foreach (var (path, content) in tags) Write(root, path, encoding.GetBytes(content));
            foreach (var (path, content) in raw) Write(root, path, content);
            foreach (var algorithm in used)
                Write(root, $"manifest-{algorithm}.txt", encoding.GetBytes(manifest(Lines(root, algorithm, payload.Keys))));
            var listed = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f))
                .Where(f => !f.StartsWith("data", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
            foreach (var algorithm in used) Write(root, $"tagmanifest-{algorithm}.txt", encoding.GetBytes(Lines(root, algorithm, listed)));
            foreach (var change in last) change(root);
        }

        private static string Lines(string root, string algorithm, IEnumerable<string> paths) => string.Concat(paths.Select(p =>
            $"{Hash(algorithm, File.ReadAllBytes(Path.Combine(root, p)))}  {p.Replace("%", "%25", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal)}\n"));

        private static string Hash(string algorithm, byte[] content)
        {
            using var hash = BagHash.Create(algorithm);
            hash.Append(content);
            return hash.Finish();
        }

        private static void Write(string root, string path, byte[] content)
        {
            var file = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }

        private Bag Do(Action change)
        {
            change();
            return this;
        }
    }
}
