using Dashboard.Core;

namespace Dashboard.Interactions.Fields;

/// <summary>What a column can become.</summary>
internal enum TargetKind
{
    /// <summary>Who made the interaction.</summary>
    Account,

    /// <summary>A point in time.</summary>
    Time,

    /// <summary>A short text of the interaction or the account.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>Text of any length, kept apart.</summary>
    Prompt,

    /// <summary>Something that accounts can share.</summary>
    Attribute,
}

/// <summary>A target of a mapping.</summary>
/// <param name="Name">Its name in mappings; for an attribute also its kind and its column in the store.</param>
/// <param name="Kind">What a column becomes.</param>
/// <param name="Family">The family of an attribute.</param>
internal sealed record ImportTarget(string Name, TargetKind Kind, AttributeFamily? Family = null)
{
    public const string Account = "account";
    public const string Time = "time";
    public const string Capability = "capability";
    public const string Model = "model";
    public const string InteractionId = "interaction_id";
    public const string Status = "status";
    public const string Requests = "requests";
    public const string InputTokens = "input_tokens";
    public const string OutputTokens = "output_tokens";
    public const string CachedTokens = "cached_tokens";
    public const string CacheWriteTokens = "cache_write_tokens";
    public const string TotalTokens = "total_tokens";
    public const string Prompt = "prompt";
    public const string SystemPrompt = "system_prompt";
    public const string Tools = "tools";
    public const string Metadata = "metadata";
    public const string Response = "response";
    public const string PromptHash = "prompt_hash";
    public const string SystemPromptHash = "system_prompt_hash";
    public const string ToolSetHash = "tool_set_hash";
    public const string HistoryHash = "history_hash";
    public const string ParametersHash = "parameters_hash";
    public const string Ip = "ip";
    public const string UserAgent = "user_agent";
    public const string Payment = "payment";
    public const string EmailDomain = "email_domain";
    public const string Organisation = "organisation";
    public const string SessionId = "session_id";
    public const string Credential = "credential";
    public const string CreatedAt = "created_at";
    public const string BannedAt = "banned_at";
    public const string Plan = "plan";
    public const string Programme = "programme";

    /// <summary>A further attribute; its kind is the column's name. With a family: <c>attribute.network</c>.</summary>
    public const string Attribute = "attribute";

    /// <summary>
    /// The attributes that an interaction has a column for, in the order of those columns; the network of an address
    /// (<c>ip_prefix</c>, network) is made of it. The five hashes of content are SHA-256 in hexadecimal: of the user's last
    /// text, of the system prompt, of the names of the tools in order, of the messages before, and of the parameters.
    /// </summary>
    public static IReadOnlyList<ImportTarget> StandardAttributes { get; } =
    [
        new(Ip, TargetKind.Attribute, AttributeFamily.Network),
        new("asn", TargetKind.Attribute, AttributeFamily.Network),
        new("device", TargetKind.Attribute, AttributeFamily.Device),
        new(UserAgent, TargetKind.Attribute, AttributeFamily.Device),
        new(Payment, TargetKind.Attribute, AttributeFamily.Payment),
        new(EmailDomain, TargetKind.Attribute, AttributeFamily.Identity),
        new(Organisation, TargetKind.Attribute, AttributeFamily.Identity),
        new(Credential, TargetKind.Attribute, AttributeFamily.Identity),
        new(SessionId, TargetKind.Attribute, AttributeFamily.Identity),
        new(SystemPromptHash, TargetKind.Attribute, AttributeFamily.Content),
        new(PromptHash, TargetKind.Attribute, AttributeFamily.Content),
        new(ToolSetHash, TargetKind.Attribute, AttributeFamily.Content),
        new(HistoryHash, TargetKind.Attribute, AttributeFamily.Content),
        new(ParametersHash, TargetKind.Attribute, AttributeFamily.Content),
    ];

    /// <summary>
    /// The targets, <see cref="Attribute"/> apart. There is no target for a country on purpose: no signal uses
    /// country, nationality or language, so a log's column of that kind is not read.
    /// </summary>
    public static IReadOnlyList<ImportTarget> All { get; } =
    [
        new(Account, TargetKind.Account),
        new(Time, TargetKind.Time),
        new(Capability, TargetKind.Text),
        new(Model, TargetKind.Text),
        new(InteractionId, TargetKind.Text),
        new(Status, TargetKind.Text),
        new(Requests, TargetKind.Count),
        new(InputTokens, TargetKind.Count),
        new(OutputTokens, TargetKind.Count),
        new(CachedTokens, TargetKind.Count),
        new(CacheWriteTokens, TargetKind.Count),
        new(TotalTokens, TargetKind.Count),
        new(Prompt, TargetKind.Prompt),
        new(SystemPrompt, TargetKind.Prompt),
        new(Tools, TargetKind.Prompt),
        new(Metadata, TargetKind.Prompt),
        new(Response, TargetKind.Prompt),
        .. StandardAttributes,
        new(CreatedAt, TargetKind.Time),
        new(BannedAt, TargetKind.Time),
        new(Plan, TargetKind.Text),
        new(Programme, TargetKind.Text),
    ];

    /// <summary>Other names that a mapping may use.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["account_id"] = Account,
        ["timestamp"] = Time,
        ["output"] = Response,
        ["answer"] = Response,
        ["cache_read_tokens"] = CachedTokens,
    };

    /// <summary>The target's canonical name; null when there is none of this name.</summary>
    public static string? CanonicalName(string name)
    {
        if (Aliases.TryGetValue(name, out var canonical)) return canonical;
        if (FamilyOf(name) is not null) return name.ToLowerInvariant();
        return All.FirstOrDefault(t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Name;
    }

    /// <summary>The family that <c>attribute</c> or <c>attribute.FAMILY</c> names; null when it is neither.</summary>
    public static AttributeFamily? FamilyOf(string name)
    {
        if (name.Equals(Attribute, StringComparison.OrdinalIgnoreCase)) return AttributeFamily.Content;
        if (!name.StartsWith(Attribute + ".", StringComparison.OrdinalIgnoreCase)) return null;
        var family = name[(Attribute.Length + 1)..];
        return Enum.TryParse<AttributeFamily>(family, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed)
            && !char.IsAsciiDigit(family[0]) ? parsed : null;
    }
}
