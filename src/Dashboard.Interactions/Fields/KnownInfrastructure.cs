using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Interactions.Fields;

/// <summary>Something that every deployment has, so that to have it too is no sharing.</summary>
/// <param name="Kind">The kind of attribute.</param>
/// <param name="Value">An address range, the beginning of a user agent, or the text of a system prompt.</param>
/// <param name="Why">What it is.</param>
public sealed record KnownAttribute(string Kind, string Value, string Why);

/// <summary>
/// The attributes that every deployment has: addresses of the machine itself and of private networks, user agents that
/// clients send unless they are told otherwise, and system prompts that products and examples come with; in a case also
/// what somebody added to the list, such as a gateway's own address. Rows keep them; nobody is linked by them.
/// </summary>
public sealed class KnownInfrastructure
{
    private const string ThisMachine = "an address of the machine itself";
    private const string PrivateNetwork = "an address of a private network, which means another machine in each";
    private const string DefaultClient = "what a client sends unless it is told otherwise";
    private const string DefaultPrompt = "a system prompt that products or examples come with";

    /// <summary>The kinds of entries that a list may have, in the order they are shown.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [ImportTarget.Ip, ImportTarget.UserAgent, ImportTarget.SystemPrompt];

    /// <summary>
    /// The program's own list, which holds in a case until somebody changes it. Ranges that documentation and benchmarks use are not on it:
    /// made-up data live there.
    /// </summary>
    public static IReadOnlyList<KnownAttribute> All { get; } =
    [
        new(ImportTarget.Ip, "127.0.0.0/8", ThisMachine),
        new(ImportTarget.Ip, "::1/128", ThisMachine),
        new(ImportTarget.Ip, "0.0.0.0/8", ThisMachine),
        new(ImportTarget.Ip, "10.0.0.0/8", PrivateNetwork),
        new(ImportTarget.Ip, "172.16.0.0/12", PrivateNetwork),
        new(ImportTarget.Ip, "192.168.0.0/16", PrivateNetwork),
        new(ImportTarget.Ip, "169.254.0.0/16", PrivateNetwork),
        new(ImportTarget.Ip, "fc00::/7", PrivateNetwork),
        new(ImportTarget.Ip, "fe80::/10", PrivateNetwork),
        .. ((string[])[
            "openai/python", "asyncopenai/python", "azureopenai/python", "asyncazureopenai/python", "openai/js", "azureopenai/js",
            "openai-java", "openai-go", "openai/go", "anthropic/python",
            "asyncanthropic/python", "anthropicbedrock/python", "anthropic/js", "anthropic-sdk-", "google-genai-sdk/", "genai-py/",
            "boto3/", "botocore/", "aws-sdk-", "litellm/", "langchain", "llama-index",
            "python-requests/", "python-httpx/", "python-urllib/", "python/", "aiohttp/", "httpx/", "axios/", "node-fetch", "node",
            "undici", "got (", "okhttp/", "java/", "java-http-client/", "apache-httpclient/",
            "go-http-client/", "go-resty/", "curl/", "wget/", "postmanruntime/", "insomnia/", "ruby", "faraday v", "guzzlehttp/",
            "reqwest/", "dart/", "libwww-perl/", "python", "bun/", "deno/",
        ]).Select(agent => new KnownAttribute(ImportTarget.UserAgent, agent, DefaultClient)),
        .. ((string[])[
            "You are a helpful assistant.", "You are a helpful assistant", "You are a helpful AI assistant.", "You are an AI assistant.",
            "You are a helpful, respectful and honest assistant.",
            "You are an AI assistant that helps people find information.", "You are ChatGPT, a large language model trained by OpenAI.",
            "You are Claude Code, Anthropic's official CLI for Claude.",
            "You are Claude, a large language model trained by Anthropic.", "You are a chatbot.", "You are an assistant.",
            "You are Qwen, created by Alibaba Cloud. You are a helpful assistant.",
            "The following is a conversation between a user and an assistant.", "Answer the user's question.",
            "You are a friendly assistant.",
        ]).Select(prompt => new KnownAttribute(ImportTarget.SystemPrompt, prompt, DefaultPrompt)),
    ];

    private readonly (IPNetwork Network, string Why)[] ranges;
    private readonly Dictionary<string, string> addresses = new(StringComparer.Ordinal);
    private readonly KnownAttribute[] agents;
    private readonly Dictionary<string, string> promptHashes = new(StringComparer.OrdinalIgnoreCase);

    // What a case keeps as hashes in place of values that an entry names whole.
    private readonly Dictionary<(string Kind, string Hash), string> hashed = [];

    /// <param name="list">The list.</param>
    /// <param name="hash">Hashes what a case keeps as hashes; null where it keeps none.</param>
    internal KnownInfrastructure(IReadOnlyList<KnownAttribute> list, KeyedHash? hash)
    {
        ranges = [.. list.Where(k => k.Kind == ImportTarget.Ip).Select(k => (RangeOf(k.Value), k.Why))];
        agents = [.. list.Where(k => k.Kind == ImportTarget.UserAgent)];
        foreach (var (range, why) in ranges.Where(r => IsOneAddress(r.Network)))
        {
            var address = range.BaseAddress.ToString();
            addresses[address] = why;
            AddHashed(ImportTarget.Ip, address, why);
            AddHashed(IpPrefix.Kind, IpPrefix.Of(address)!, why);
        }

        ranges = [.. ranges.Where(r => !IsOneAddress(r.Network)), .. ranges.Where(r => IsOneAddress(r.Network))];
        foreach (var agent in agents) AddHashed(ImportTarget.UserAgent, agent.Value, agent.Why);
        foreach (var prompt in list.Where(k => k.Kind == ImportTarget.SystemPrompt))
        {
            var text = Encoding.UTF8.GetBytes(prompt.Value);
            promptHashes[Convert.ToHexStringLower(SHA256.HashData(text))] = prompt.Why;
            if (hash is not null) promptHashes[hash.Of(ImportTarget.SystemPrompt, text)] = prompt.Why;
        }

        void AddHashed(string kind, string value, string why)
        {
            if (hash is not null) hashed[(kind, hash.Of(kind, Encoding.UTF8.GetBytes(value)))] = why;
        }
    }

    /// <summary>What is wrong with an entry of a list, in a sentence; null when nothing is.</summary>
    public static string? ProblemOf(KnownAttribute entry)
    {
        const int MostValue = 20_000;
        const int MostWhy = 300;
        const int LeastAgent = 3;
        if (!Kinds.Contains(entry.Kind)) return $"“{entry.Kind}” is no kind of known infrastructure; those are {string.Join(", ", Kinds)}.";
        if (string.IsNullOrWhiteSpace(entry.Value) || entry.Value.Length > MostValue)
            return $"An entry needs a value of at most {MostValue:N0} characters.";
        if (string.IsNullOrWhiteSpace(entry.Why) || entry.Why.Length > MostWhy)
            return $"“{entry.Value}” needs a reason of at most {MostWhy} characters: why is it no sharing to have it?";
        if (entry.Kind == ImportTarget.Ip && !TryRange(entry.Value, out _))
            return $"“{entry.Value}” is no address and no range, such as 203.0.113.7 or 203.0.113.0/24.";
        if (entry.Kind == ImportTarget.Ip && RangeOf(entry.Value).PrefixLength == 0)
            return $"“{entry.Value}” is every address there is: nothing would be left that accounts can share.";
        if (entry.Kind == ImportTarget.UserAgent && entry.Value.Trim().Length < LeastAgent)
            return $"“{entry.Value}” begins too many user agents: give at least {LeastAgent} characters.";
        return null;
    }

    /// <summary>What an attribute is that every deployment has; null for any other.</summary>
    /// <param name="kind">The kind of attribute.</param>
    /// <param name="value">Its value, as the log has it.</param>
    internal string? WhyOf(string kind, string value) => kind switch
    {
        ImportTarget.Ip =>
            IPAddress.TryParse(value, out var address) ? WhyOf(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address) : null,
        IpPrefix.Kind => IPNetwork.TryParse(value, out var network) ? WhyOf(network) : null,
        ImportTarget.UserAgent => WhyOfAgent(value),
        ImportTarget.SystemPromptHash => promptHashes.GetValueOrDefault(value),
        _ => null,
    };

    /// <summary>The same of a value as the store has it, which may be a hash; null also where a hash does not tell.</summary>
    internal string? WhyOfStored(string kind, string value) => WhyOf(kind, value) ?? hashed.GetValueOrDefault((kind, value));

    private static bool IsOneAddress(IPNetwork network) => network.PrefixLength == network.BaseAddress.GetAddressBytes().Length * 8;

    private static IPNetwork RangeOf(string value) => TryRange(value, out var range)
        ? range : throw new FormatException($"'{value}' is no range of addresses.");

    // A single address is a range of one; a range may be given by any of its addresses.
    private static bool TryRange(string value, out IPNetwork range)
    {
        range = default;
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        var written = slash < 0 ? value : value[..slash];
        if (IpPrefix.Of(written) is null) return false;
        var address = IPAddress.Parse(written);
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        var length = bytes.Length * 8;
        if (slash >= 0
            && (!int.TryParse(value[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out length)
                || length > bytes.Length * 8)) return false;
        for (var bit = length; bit < bytes.Length * 8; bit++) bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        range = new IPNetwork(new IPAddress(bytes), length);
        return true;
    }

    private string? WhyOf(IPAddress address)
    {
        foreach (var (network, why) in ranges)
        {
            if (IsOneAddress(network)) break;
            if (network.Contains(address)) return why;
        }

        return addresses.GetValueOrDefault(address.ToString());
    }

    // A network is known where a known address is in it: whoever comes through that one has this one, too.
    private string? WhyOf(IPNetwork network)
    {
        foreach (var (range, why) in ranges)
        {
            if (range.Contains(network.BaseAddress) || network.Contains(range.BaseAddress)) return why;
        }

        return null;
    }

    // A word that is a whole agent by itself is known alone; one that ends in a sign is the beginning of many.
    private string? WhyOfAgent(string value) => agents.FirstOrDefault(a =>
        value.StartsWith(a.Value, StringComparison.OrdinalIgnoreCase)
        && (value.Length == a.Value.Length || !char.IsAsciiLetterOrDigit(a.Value[^1]) || value[a.Value.Length] is '/' or ' ')
        && (a.Value.Contains("Mozilla", StringComparison.Ordinal) || !value.Contains("Mozilla", StringComparison.Ordinal)))?.Why;
}
