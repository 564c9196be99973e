using Dashboard.Core;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Traffic;

/// <summary>
/// What everybody in a scenario shares: the days, the model releases, the public agents with their default system
/// prompts, a public benchmark, and the names that are still free.
/// </summary>
internal sealed class World
{
    public static readonly DateOnly FirstDate = new(2026, 3, 1);
    public static readonly DateOnly LastDate = new(2026, 6, 30);

    public static readonly string[] Models = ["Atlas-3", "Atlas-4", "Atlas-5", "Atlas-3-mini"];
    public const byte SmallModel = 3;
    public const int DisposableDomains = 64;

    public static readonly string[] UserAgents =
    [
        "atlas-python/2.4.1", "atlas-python/2.5.0", "atlas-node/1.9.3", "atlas-node/1.10.0", "Mozilla/5.0 (browser; desktop)",
        "Mozilla/5.0 (browser; mobile)",
        "curl/8.6", "terrace-agent/0.14", "terrace-agent/0.15", "plumb-cli/3.2", "gateway-relay/1.1", "go-http/1.22", "okio/4.12",
        "atlas-java/0.8",
    ];

    public static readonly string[] Statuses = ["ok", "rate_limited", "error", "refused"];

    private static readonly string[] DisposableWords = ["quick", "drop", "paper", "loft", "mint", "pebble", "north", "swift"];

    private static readonly Mix<byte> BenchmarkAsks = new(
        (Index(Capabilities.SoftwareEngineering), 34), (Index(Capabilities.AgenticReasoning), 22),
        (Index(Capabilities.ReasoningTraces), 16),
        (Index(Capabilities.RubricGrading), 12), (Index(Capabilities.DataAnalysis), 10), (Index(Capabilities.ToolUse), 6));

    private readonly ulong seed;
    private readonly double[] releaseLift;
    private readonly uint cardKey;
    private readonly uint accountKey;
    private uint cards;
    private ulong devices;
    private uint accountIds;

    public World(ulong seed)
    {
        this.seed = seed;
        var random = new RandomStream(RandomStream.Mix(seed, 1));
        Releases =
        [
            new ReleasedModel(Models[1], ReleaseTime(new DateOnly(2026, 3, 22), ref random)),
            new ReleasedModel(Models[2], ReleaseTime(new DateOnly(2026, 5, 9), ref random)),
        ];
        ReleaseMilliseconds = [.. Releases.Select(release => new DateTimeOffset(release.At).ToUnixTimeMilliseconds())];
        PublicAgents = [random.Next(), random.Next(), random.Next()];
        BenchmarkKey = random.Next();
        BenchmarkLength = random.Between(300, 900);
        accountKey = (uint)random.Next();
        cardKey = (uint)random.Next();
        var lift = random.Between(.12, .4);
        var decayDays = random.Between(1.2, 3);
        releaseLift = [.. Enumerable.Range(0, Days).Select(day => 1 + Releases.Sum(release =>
        {
            var since = day - DayOf(release.At);
            return since < 0 ? 0 : lift * Math.Exp(-since / decayDays);
        }))];
    }

    public static int Days => LastDate.DayNumber - FirstDate.DayNumber + 1;

    public PromptWriter Texts { get; } = new();

    public IReadOnlyList<ReleasedModel> Releases { get; }

    public long[] ReleaseMilliseconds { get; }

    /// <summary>System prompts that ship with public agents and stand in front of thousands of unrelated accounts' requests.</summary>
    public ulong[] PublicAgents { get; }

    private ulong BenchmarkKey { get; }

    private int BenchmarkLength { get; }

    /// <summary>A mail domain that gives a mailbox to anybody who asks; honest people use them, too.</summary>
    public static string DisposableDomain(int number) => $"{DisposableWords[number / 8 % 8]}{DisposableWords[number % 8]}.example";

    public RandomStream Stream(ulong purpose) => new(RandomStream.Mix(seed, 2, purpose));

    public static int DayOf(DateTime at) => DateOnly.FromDateTime(at).DayNumber - FirstDate.DayNumber;

    public static int DayOf(DateOnly date) => date.DayNumber - FirstDate.DayNumber;

    public static DateTime MidnightOf(int day) => FirstDate.AddDays(day).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    /// <summary>How much more everybody asks in the days after a release.</summary>
    public double ReleaseLift(int day) => releaseLift[day];

    /// <summary>An id that tells nothing of the order accounts were made in: the counter, scrambled one to one.</summary>
    public string NextAccountId() => $"acct_{ScrambleOneToOne(accountIds++ ^ accountKey):x8}";

    public string NextCard() => $"card_{(cards++ * 0x9E3779u ^ cardKey) & 0xFFFFFF:x6}";

    /// <summary>The fingerprint of a mass-market device: many unrelated people have the very same.</summary>
    public ulong CommonDevice(ref RandomStream random) => RandomStream.Mix(seed, 4, (ulong)random.Below(40)) | 1;

    public ulong NextDevice() => RandomStream.Mix(seed, 3, devices++) | 1;

    /// <summary>The public benchmark, under the system prompt of whoever runs it.</summary>
    public PromptSource Benchmark(ulong systemPrompt = 0) =>
        new ListedPrompts(Texts, BenchmarkKey, BenchmarkLength, BenchmarkAsks, new Mix<ulong>((systemPrompt, 1)));

    /// <summary>The few addresses behind which a mobile carrier puts many of its customers.</summary>
    public static uint[] CarrierAddresses(ref RandomStream random)
    {
        var carrier = (ulong)random.Below(48);
        var addresses = new uint[random.Between(1, 3)];
        foreach (ref var address in addresses.AsSpan())
            address = Addresses.Access(RandomStream.Mix(0xCA2213, carrier, (ulong)random.Below(12)));
        return addresses;
    }

    private static DateTime ReleaseTime(DateOnly earliest, ref RandomStream random) =>
        earliest.AddDays(random.Between(0, 12)).ToDateTime(new TimeOnly(random.Between(15, 18), 0), DateTimeKind.Utc);

    private static byte Index(string capability) => (byte)Capabilities.All.IndexOf(capability);

    private static uint ScrambleOneToOne(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7FEB352D;
        x = (x ^ (x >> 15)) * 0x846CA68B;
        return x ^ (x >> 16);
    }
}
