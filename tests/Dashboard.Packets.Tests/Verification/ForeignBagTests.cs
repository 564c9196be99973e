using System.Security.Cryptography;
using System.Text;
using Dashboard.Packets.Payloads;
using Dashboard.Packets.Verification;

namespace Dashboard.Packets.Tests.Verification;

/// <summary>
/// Bags of other makers, of the kinds that the Library of Congress's conformance suite has (github.com/LibraryOfCongress/bagit-conformance-suite):
/// written here after its names, since only a part of its files could be had.
/// </summary>
public sealed class ForeignBagTests : IDisposable
{
    private const string Hello = "data/hello.txt";
    private static readonly byte[] Content = "Hello, bag.\n"u8.ToArray();

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dashboard-bags-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    public static TheoryData<string, bool> Bags
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var (name, isValid) in All.Select(b => (b.Name, b.IsValid))) data.Add(name, isValid);
            return data;
        }
    }

    private static readonly (string Name, bool IsValid, Action<Bag> Make)[] All =
    [
        .. ((string[])["0.93", "0.94", "0.95", "0.96", "0.97", "1.0"]).SelectMany(v => (IEnumerable<(string, bool, Action<Bag>)>)
        [
            ($"v{v} basic bag", true, b => b.Declare(v)),
            ($"v{v} basic bag, md5", true, b => b.Declare(v).With("md5")),
            ($"v{v} metadata entry twice", true, b => b.Declare(v).Info(v, "Contact-Name: a\nContact-Name: b\n")),
            ($"v{v} bag in a bag", true, b => b.Declare(v).Payload("data/inner/bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n"u8).Payload("data/inner/data/x", "x"u8)),
        ]),
        ("sha1", true, b => b.Declare("0.97").With("sha1")),
        ("sha512", true, b => b.Declare("0.97").With("sha512")),
        ("two manifests of one payload", true, b => b.Declare("1.0").With("sha512").With("md5")),
        ("UTF-16 tag files", true, b => b.Declare("0.97", "UTF-16").In(Encoding.BigEndianUnicode)),
        ("ISO-8859-1 tag files", true, b => b.Declare("0.97", "ISO-8859-1").Payload("data/b\u00e9.txt", "x"u8).In(Encoding.Latin1)),
        ("empty file", true, b => b.Declare("1.0").Payload("data/empty", [])),
        ("name with a space", true, b => b.Declare("1.0").Payload("data/a b.txt", "x"u8)),
        ("name with a percent sign and a line break", true, b => b.Declare("1.0").Payload("data/100%\n.txt", "x"u8)),
        ("upper-case hashes", true, b => b.Declare("1.0").Manifest(m => string.Concat(m.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => $"{l[..64].ToUpperInvariant()}{l[64..]}\n")))),
        ("made with md5sum", true, b => b.Declare("0.97").With("md5").Manifest(m => m.Replace("  ", " *", StringComparison.Ordinal))),
        ("leading dot slash", true, b => b.Declare("1.0").Manifest(m => m.Replace("data/", "./data/", StringComparison.Ordinal))),
        ("several spaces between hash and path", true, b => b.Declare("0.97").Manifest(m => m.Replace("  ", " \t  ", StringComparison.Ordinal))),
        ("no tag manifest", true, b => b.Declare("1.0").Without("tagmanifest-sha256.txt")),
        ("no description", true, b => b.Declare("1.0").Without("bag-info.txt").Without("tagmanifest-sha256.txt")),
        ("name in another form of Unicode", true, b => b.Declare("1.0").Payload("data/N\u00e4me.txt", "x"u8).Manifest(m => m.Replace("N\u00e4me", "Na\u0308me", StringComparison.Ordinal))),
        ("fetched already", true, b => b.Declare("1.0").Tag("fetch.txt", $"http://example.org/hello 12 {Hello}\n")),
        ("tag folder of its own", true, b => b.Declare("1.0").Tag("notes/about.txt", "About.\n")),
        ("no bagit.txt", false, b => b.Declare("1.0").Without("bagit.txt")),
        ("no manifest", false, b => b.Declare("1.0").Without("manifest-sha256.txt").Without("tagmanifest-sha256.txt")),
        ("no data folder", false, b => b.Declare("1.0").Without(Hello)),
        ("mark before bagit.txt", false, b => b.Declare("1.0").Raw("bagit.txt", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Bag.DeclarationOf("1.0", "UTF-8"))])),
        ("no encoding", false, b => b.Declare("1.0").Raw("bagit.txt", "BagIt-Version: 1.0\n"u8)),
        ("no version", false, b => b.Declare("1.0").Raw("bagit.txt", "Tag-File-Character-Encoding: UTF-8\n"u8)),
        ("white space before the colon", false, b => b.Declare("0.97").Raw("bagit.txt", "BagIt-Version : 0.97\nTag-File-Character-Encoding: UTF-8\n"u8)),
        ("white space before the label", false, b => b.Declare("1.0").Raw("bagit.txt", " BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"u8)),
        ("two spaces after the colon", false, b => b.Declare("1.0").Raw("bagit.txt", "BagIt-Version:  1.0\nTag-File-Character-Encoding: UTF-8\n"u8)),
        ("version that there is not", false, b => b.Declare("2.0")),
        ("encoding that there is not", false, b => b.Declare("1.0", "KLINGON")),
        ("payload file changed", false, b => b.Declare("1.0").Damage(Hello)),
        ("payload file missing", false, b => b.Declare("1.0").Payload("data/other", "x"u8).Lose("data/other")),
        ("payload file not listed", false, b => b.Declare("1.0").Add("data/extra", "x"u8)),
        ("payload file in one manifest of two, 1.0", false, b => b.Declare("1.0").Payload("data/other", "x"u8).With("sha256").With("md5").Cut("manifest-md5.txt", "data/other")),
        ("payload file in one manifest of two, 0.97", true, b => b.Declare("0.97").Payload("data/other", "x"u8).With("sha256").With("md5").Cut("manifest-md5.txt", "data/other")),
        ("tag file changed", false, b => b.Declare("1.0").Damage("bag-info.txt")),
        ("tag file listed and missing", false, b => b.Declare("1.0").Lose("bag-info.txt")),
        ("wrong oxum", false, b => b.Declare("1.0").Info("1.0", "Payload-Oxum: 13.1\n")),
        ("oxum in lower case, wrong", false, b => b.Declare("1.0").Info("1.0", "payload-oxum: 13.1\n")),
        ("listed twice", false, b => b.Declare("1.0").Manifest(m => m + m)),
        ("path by dots out of the bag", false, b => b.Declare("0.97").Manifest(m => m + $"{new string('a', 64)}  data/../../etc/passwd\n")),
        ("path from the root", false, b => b.Declare("0.97").Manifest(m => m + $"{new string('a', 64)}  /etc/passwd\n")),
        ("path from home", false, b => b.Declare("0.97").Manifest(m => m + $"{new string('a', 64)}  ~/secret\n")),
        ("path outside of data", false, b => b.Declare("1.0").Manifest(m => m + $"{new string('a', 64)}  bagit.txt\n")),
        ("path of a drive", false, b => b.Declare("1.0").Manifest(m => m + $"{new string('a', 64)}  C:\\data\n")),
        ("hash too short", false, b => b.Declare("1.0").Manifest(m => m[1..])),
        ("to be fetched and not here", false, b => b.Declare("1.0").Payload("data/far", "x"u8).Lose("data/far").Tag("fetch.txt", "http://example.org/far - data/far\n")),
        ("to be fetched to outside", false, b => b.Declare("1.0").Tag("fetch.txt", "http://example.org/x - ../../x\n")),
        ("to be fetched and in no manifest", false, b => b.Declare("1.0").Tag("fetch.txt", "http://example.org/x - data/x\n")),
    ];

    [Theory]
    [MemberData(nameof(Bags))]
    public async Task Verify_ForeignBag_IsJudgedAsTheStandardSays(string name, bool isValid)
    {
        var bag = new Bag();
        All.Single(b => b.Name == name).Make(bag);
        var path = Path.Combine(folder.FullName, "bag");
        bag.Save(path);

        var verification = await PacketVerifier.VerifyAsync(path);

        Assert.True(isValid == verification.Bag, string.Join("; ", verification.Checks.Select(c => $"{c.Ok} {c.Name}: {c.Detail}")));
        Assert.Equal((isValid, null, null), (verification.Valid, verification.Consistent, verification.SignedBy));
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

        public static string DeclarationOf(string version, string encoding) => $"BagIt-Version: {version}\nTag-File-Character-Encoding: {encoding}\n";

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

        public Bag Lose(string path) => Do(() => last.Add(root => File.Delete(Path.Combine(root, path))));

        public Bag Damage(string path) => Do(() => last.Add(root => File.AppendAllText(Path.Combine(root, path), "!")));

        public Bag Add(string path, ReadOnlySpan<byte> content)
        {
            var bytes = content.ToArray();
            last.Add(root => File.WriteAllBytes(Path.Combine(root, path), bytes));
            return this;
        }

        // Takes a line out of a manifest, and the tag manifest with it, which would tell.
        public Bag Cut(string file, string path) => Do(() => last.Add(root =>
        {
            File.WriteAllLines(Path.Combine(root, file), File.ReadAllLines(Path.Combine(root, file)).Where(l => !l.EndsWith(path, StringComparison.Ordinal)));
            foreach (var tag in Directory.GetFiles(root, "tagmanifest-*")) File.Delete(tag);
        }));

        public void Save(string root)
        {
            var used = algorithms.Count > 0 ? algorithms : ["sha256"];
            if (!tags.ContainsKey("package-info.txt")) tags.TryAdd("bag-info.txt", $"Contact-Name: somebody\nPayload-Oxum: {payload.Values.Sum(p => p.Length)}.{payload.Count}\n");
            foreach (var (path, content) in payload) Write(root, path, content);
            Write(root, "bagit.txt", Encoding.UTF8.GetBytes(DeclarationOf(version, encodingName)));
            foreach (var (path, content) in tags) Write(root, path, encoding.GetBytes(content));
            foreach (var (path, content) in raw) Write(root, path, content);
            foreach (var algorithm in used) Write(root, $"manifest-{algorithm}.txt", encoding.GetBytes(manifest(Lines(root, algorithm, payload.Keys))));
            var listed = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f)).Where(f => !f.StartsWith("data", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
            foreach (var algorithm in used) Write(root, $"tagmanifest-{algorithm}.txt", encoding.GetBytes(Lines(root, algorithm, listed)));
            foreach (var change in last) change(root);
        }

        private static string Lines(string root, string algorithm, IEnumerable<string> paths) => string.Concat(paths.Select(p =>
            $"{Convert.ToHexStringLower(Hash(algorithm, File.ReadAllBytes(Path.Combine(root, p))))}  {p.Replace("%", "%25", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal)}\n"));

        private static byte[] Hash(string algorithm, byte[] content)
        {
            using var hash = IncrementalHash.CreateHash(new HashAlgorithmName(algorithm.ToUpperInvariant()));
            hash.AppendData(content);
            return hash.GetHashAndReset();
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
