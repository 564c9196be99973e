using System.Text.Json;

namespace Dashboard.Interactions.Import.Requests;

/// <summary>
/// What a request asks for beside its texts: temperature, length, format and the like, as one text in the order of names.
/// </summary>
internal static class RequestParameters
{
    // Each maker's name for a thing, and the name it has here.
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["temperature"] = "temperature", ["top_p"] = "top_p", ["topP"] = "top_p", ["top_k"] = "top_k", ["topK"] = "top_k", ["n"] = "n",
        ["candidateCount"] = "n", ["seed"] = "seed",
        ["max_tokens"] = "max_tokens", ["max_completion_tokens"] = "max_tokens", ["max_output_tokens"] = "max_tokens",
        ["maxOutputTokens"] = "max_tokens", ["maxTokens"] = "max_tokens",
        ["max_tokens_to_sample"] = "max_tokens", ["maxTokenCount"] = "max_tokens", ["max_gen_len"] = "max_tokens", ["stop"] = "stop",
        ["stop_sequences"] = "stop", ["stopSequences"] = "stop",
        ["frequency_penalty"] = "frequency_penalty", ["presence_penalty"] = "presence_penalty", ["response_format"] = "response_format",
        ["responseMimeType"] = "response_format",
        ["responseSchema"] = "response_schema", ["text"] = "text_format", ["reasoning"] = "reasoning", ["reasoning_effort"] = "reasoning",
        ["thinking"] = "reasoning", ["thinkingConfig"] = "reasoning",
        ["tool_choice"] = "tool_choice", ["toolChoice"] = "tool_choice", ["parallel_tool_calls"] = "parallel_tool_calls",
        ["logprobs"] = "logprobs", ["top_logprobs"] = "top_logprobs", ["logit_bias"] = "logit_bias",
    };

    private static readonly string[] Groups = [
        "generationConfig", "generation_config", "inferenceConfig", "textGenerationConfig", "parameters", "config", "optional_params",
        "model_parameters"];

    /// <summary>The parameters of a request's body; null for none.</summary>
    public static string? Of(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object) return null;
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(found, body);
        foreach (var name in Groups)
        {
            if (body.Member(name) is { ValueKind: JsonValueKind.Object } group) Add(found, group);
        }

        return found.Count == 0 ? null : string.Join('\n', found.Select(p => $"{p.Key}={p.Value}"));
    }

    /// <summary>The parameters in a text that is an object of them; null for a text that is none.</summary>
    public static string? Read(ReadOnlySpan<byte> text)
    {
        if (text is not [(byte)'{', .., (byte)'}']) return null;
        try
        {
            using var document = JsonDocument.Parse(text.ToArray());
            return Of(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Add(SortedDictionary<string, string> found, JsonElement group)
    {
        foreach (var member in group.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.Null || !Names.TryGetValue(member.Name, out var name)) continue;

            // A text under this name is the request's own in older bodies; the format of an answer is an object.
            if (name == "text_format" && member.Value.ValueKind != JsonValueKind.Object) continue;
            found[name] = JsonSerializer.Serialize(member.Value);
        }
    }
}
