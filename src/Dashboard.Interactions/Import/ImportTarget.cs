using Dashboard.Core;

namespace Dashboard.Interactions.Import;

/// <summary>What a column can become.</summary>
internal enum TargetKind
{
    /// <summary>Who made the interaction.</summary>
    Account,

    /// <summary>When.</summary>
    Time,

    /// <summary>A short text of the interaction.</summary>
    Text,

    /// <summary>A count of tokens.</summary>
    Tokens,

    /// <summary>Text of any length, kept apart.</summary>
    Prompt,

    /// <summary>Something that accounts can share.</summary>
    Attribute,
}

/// <summary>A target of a mapping.</summary>
/// <param name="Name">Its name in mappings; for an attribute also its kind.</param>
/// <param name="Kind">What a column becomes.</param>
/// <param name="Family">The family of an attribute.</param>
internal sealed record ImportTarget(string Name, TargetKind Kind, AttributeFamily? Family = null)
{
    public const string Account = "account";
    public const string Time = "time";
    public const string Capability = "capability";
    public const string Model = "model";
    public const string InteractionId = "interaction_id";
    public const string SessionId = "session_id";
    public const string Status = "status";
    public const string InputTokens = "input_tokens";
    public const string OutputTokens = "output_tokens";
    public const string CachedTokens = "cached_tokens";
    public const string Prompt = "prompt";
    public const string SystemPrompt = "system_prompt";
    public const string PromptHash = "prompt_hash";
    public const string SystemPromptHash = "system_prompt_hash";
    public const string Ip = "ip";

    /// <summary>A further attribute; its kind is the column's name. With a family: <c>attribute.network</c>.</summary>
    public const string Attribute = "attribute";

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
        new(SessionId, TargetKind.Text),
        new(Status, TargetKind.Text),
        new(InputTokens, TargetKind.Tokens),
        new(OutputTokens, TargetKind.Tokens),
        new(CachedTokens, TargetKind.Tokens),
        new(Prompt, TargetKind.Prompt),
        new(SystemPrompt, TargetKind.Prompt),
        new(PromptHash, TargetKind.Attribute, AttributeFamily.Content),
        new(SystemPromptHash, TargetKind.Attribute, AttributeFamily.Content),
        new(Ip, TargetKind.Attribute, AttributeFamily.Network),
        new("asn", TargetKind.Attribute, AttributeFamily.Network),
        new("device", TargetKind.Attribute, AttributeFamily.Device),
        new("user_agent", TargetKind.Attribute, AttributeFamily.Device),
        new("payment", TargetKind.Attribute, AttributeFamily.Payment),
        new("email_domain", TargetKind.Attribute, AttributeFamily.Identity),
    ];

    /// <summary>Other names that a mapping may use.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["account_id"] = Account,
        ["timestamp"] = Time,
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
        return Enum.TryParse<AttributeFamily>(family, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) && !char.IsAsciiDigit(family[0]) ? parsed : null;
    }
}
