using System.Text.Json;

namespace Dashboard.Interactions.Import.Requests;

/// <summary>
/// Takes the line apart in which vLLM logs a request that it received: <c>Received request ID: prompt: '…', params: SamplingParams(…),
/// …</c>. Source: vLLM, <c>entrypoints/logger.py</c>, whose texts are Python's.
/// </summary>
internal static class ServerLine
{
    /// <summary>What every such line begins with.</summary>
    public const string Beginning = "Received request ";

    private const string Prompt = ": prompt: ";
    private const string Parameters = "params: ";

    // The class by which parameters are printed: what somebody writes who received a request has none.
    private const string Called = "Params(";

    /// <summary>The request; null for another text.</summary>
    public static UnpackedRequest? Read(string text)
    {
        if (!text.StartsWith(Beginning, StringComparison.Ordinal) || !text.Contains(Called, StringComparison.Ordinal)) return null;
        string? said = null;
        var rest = text.AsSpan(Beginning.Length);
        var prompt = text.IndexOf(Prompt, StringComparison.Ordinal);
        if (prompt >= 0 && PrintedValue.First(text.AsSpan(prompt + Prompt.Length)) is var (json, length))
        {
            using var value = JsonDocument.Parse(json);
            if (value.RootElement.ValueKind == JsonValueKind.String) said = value.RootElement.Text();
            rest = text.AsSpan(prompt + Prompt.Length + length);
        }

        var asked = ParametersOf(rest);
        if (said is not null && ChatTemplate.Read(said, asked) is { } chat) return chat;
        var conversation = new Conversation();
        if (said is { Length: > 0 }) conversation.AddUser(said);
        return conversation.ToRequest(RequestShape.Template, [], asked);
    }

    private static string? ParametersOf(ReadOnlySpan<char> text)
    {
        var start = text.IndexOf(Parameters);
        return start >= 0 && PrintedValue.First(text[(start + Parameters.Length)..]) is var (json, _) ? RequestParameters.Read(json) : null;
    }
}
