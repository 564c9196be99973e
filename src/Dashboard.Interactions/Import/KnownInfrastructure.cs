using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Interactions.Import;

/// <summary>Something that every deployment has, so that to have it too is no sharing.</summary>
/// <param name="Kind">The kind of attribute.</param>
/// <param name="Value">An address range, the beginning of a user agent, or the text of a system prompt.</param>
/// <param name="Why">What it is.</param>
public sealed record KnownAttribute(string Kind, string Value, string Why);

/// <summary>
/// The attributes that every deployment has: addresses of the machine itself and of private networks, user agents that
/// clients send unless they are told otherwise, and system prompts that products and examples come with. Rows keep them;
/// nobody is linked by them.
/// </summary>
public sealed class KnownInfrastructure
{
    private const string ThisMachine = "an address of the machine itself";
    private const string PrivateNetwork = "an address of a private network, which means another machine in each";
    private const string DefaultClient = "what a client sends unless it is told otherwise";
    private const string DefaultPrompt = "a system prompt that products or examples come with";

    /// <summary>The list, as it is shown. Ranges that documentation and benchmarks use are not on it: made-up data live there.</summary>
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
            "openai/python", "asyncopenai/python", "azureopenai/python", "asyncazureopenai/python", "openai/js", "azureopenai/js", "openai-java", "openai-go", "openai/go", "anthropic/python",
            "asyncanthropic/python", "anthropicbedrock/python", "anthropic/js", "anthropic-sdk-", "google-genai-sdk/", "genai-py/", "boto3/", "botocore/", "aws-sdk-", "litellm/", "langchain", "llama-index",
            "python-requests/", "python-httpx/", "python-urllib/", "python/", "aiohttp/", "httpx/", "axios/", "node-fetch", "node", "undici", "got (", "okhttp/", "java/", "java-http-client/", "apache-httpclient/",
            "go-http-client/", "go-resty/", "curl/", "wget/", "postmanruntime/", "insomnia/", "ruby", "faraday v", "guzzlehttp/", "reqwest/", "dart/", "libwww-perl/", "python", "bun/", "deno/",
        ]).Select(agent => new KnownAttribute(ImportTarget.UserAgent, agent, DefaultClient)),
        .. ((string[])[
            "You are a helpful assistant.", "You are a helpful assistant", "You are a helpful AI assistant.", "You are an AI assistant.", "You are a helpful, respectful and honest assistant.",
            "You are an AI assistant that helps people find information.", "You are ChatGPT, a large language model trained by OpenAI.", "You are Claude Code, Anthropic's official CLI for Claude.",
            "You are Claude, a large language model trained by Anthropic.", "You are a chatbot.", "You are an assistant.", "You are Qwen, created by Alibaba Cloud. You are a helpful assistant.",
            "The following is a conversation between a user and an assistant.", "Answer the user's question.", "You are a friendly assistant.",
        ]).Select(prompt => new KnownAttribute(ImportTarget.SystemPrompt, prompt, DefaultPrompt)),
    ];

    // Made of the list, and so after it.
    private static readonly (IPNetwork Network, string Why)[] Networks = [.. Of(ImportTarget.Ip).Select(k => (IPNetwork.Parse(k.Value), k.Why))];
    private static readonly KnownAttribute[] Agents = [.. Of(ImportTarget.UserAgent)];

    private readonly Dictionary<string, string> promptHashes = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="hash">Hashes what a case keeps as hashes; null where it keeps none.</param>
    internal KnownInfrastructure(KeyedHash? hash)
    {
        foreach (var prompt in Of(ImportTarget.SystemPrompt))
        {
            var text = Encoding.UTF8.GetBytes(prompt.Value);
            promptHashes[Convert.ToHexStringLower(SHA256.HashData(text))] = prompt.Why;
            if (hash is not null) promptHashes[hash.Of(ImportTarget.SystemPrompt, text)] = prompt.Why;
        }
    }

    /// <summary>What an attribute is that every deployment has; null for any other.</summary>
    /// <param name="kind">The kind of attribute.</param>
    /// <param name="value">Its value, as the log has it.</param>
    internal string? WhyOf(string kind, string value) => kind switch
    {
        ImportTarget.Ip => IPAddress.TryParse(value, out var address) ? WhyOf(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address) : null,
        ImportTarget.UserAgent => WhyOfAgent(value),
        ImportTarget.SystemPromptHash => promptHashes.GetValueOrDefault(value),
        _ => null,
    };

    private static string? WhyOf(IPAddress address)
    {
        foreach (var (network, why) in Networks)
        {
            if (network.Contains(address)) return why;
        }

        return null;
    }

    // A word that is a whole agent by itself is known alone; one that ends in a sign is the beginning of many.
    private static string? WhyOfAgent(string value) => Agents.FirstOrDefault(a =>
        value.StartsWith(a.Value, StringComparison.OrdinalIgnoreCase)
        && (value.Length == a.Value.Length || !char.IsAsciiLetterOrDigit(a.Value[^1]) || value[a.Value.Length] is '/' or ' ')
        && !value.Contains("Mozilla", StringComparison.Ordinal))?.Why;

    private static IEnumerable<KnownAttribute> Of(string kind) => All.Where(k => k.Kind == kind);
}
