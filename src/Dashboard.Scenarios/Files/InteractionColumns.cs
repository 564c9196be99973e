namespace Dashboard.Scenarios.Files;

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

    /// <summary>
    /// Who, when, what and how much, with the network address and the prompt's hash: the ten columns of the scale benchmarks.
    /// </summary>
    public static IReadOnlyList<InteractionColumn> Narrow { get; } =
    [
        InteractionColumn.InteractionId, InteractionColumn.AccountId, InteractionColumn.Timestamp, InteractionColumn.Model,
        InteractionColumn.Capability,
        InteractionColumn.InputTokens, InteractionColumn.OutputTokens, InteractionColumn.Status, InteractionColumn.Ip,
        InteractionColumn.PromptHash,
    ];

    /// <summary>The name in a header and in JSON.</summary>
    public static string Name(this InteractionColumn column) =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(column.ToString());
}
