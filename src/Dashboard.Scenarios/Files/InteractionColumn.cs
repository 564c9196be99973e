namespace Dashboard.Scenarios.Files;

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

/// <summary>How interactions are written.</summary>
public enum InteractionFormat
{
    Csv,
    Ndjson,
}

/// <summary>Which columns are written.</summary>
public static class InteractionColumns
{
    public static IReadOnlyList<InteractionColumn> All { get; } = Enum.GetValues<InteractionColumn>();

    /// <summary>Who, when, what and how much, with the network address and the prompt's hash: the ten columns of the scale benchmarks.</summary>
    public static IReadOnlyList<InteractionColumn> Narrow { get; } =
    [
        InteractionColumn.InteractionId, InteractionColumn.AccountId, InteractionColumn.Timestamp, InteractionColumn.Model, InteractionColumn.Capability,
        InteractionColumn.InputTokens, InteractionColumn.OutputTokens, InteractionColumn.Status, InteractionColumn.Ip, InteractionColumn.PromptHash,
    ];

    /// <summary>The name in a header and in JSON.</summary>
    public static string Name(this InteractionColumn column) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(column.ToString());
}
