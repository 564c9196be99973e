using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios;

/// <summary>The columns of the generic import preset that a scenario can fill, in the order of the file.</summary>
public enum InteractionColumn
{
    InteractionId,
    AccountId,
    Timestamp,
    Model,
    Capability,
    InputTokens,
    OutputTokens,
    CachedTokens,
    Status,
    Ip,
    Asn,
    UserAgent,
    Device,
    Payment,
    EmailDomain,
    SessionId,
    SystemPromptHash,
    PromptHash,
    Prompt,
}
