using System.Text.Json;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import.Requests;

/// <summary>Takes the text out of a model's answer, whole or as the parts that it was streamed in.</summary>
internal static class AnswerUnpacker
{
    private const int MostWrappers = 5;

    private static readonly string[] Inside = [
        "choices", "candidates", "output", "message", "delta", "content", "parts", "contentBlockDelta", "response", "body", "results",
        "generations", "completions", "outputs"];
    private static readonly string[] Texts = [
        "text", "completion", "generation", "outputText", "output_text", "generated_text", "content", "answer"];

    /// <summary>What the model said; null for a text that is no answer in JSON, which stands for itself.</summary>
    public static string? Read(ReadOnlySpan<byte> text)
    {
        if (text.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..]) return null;
        try
        {
            using var document = JsonDocument.Parse(text.ToArray());
            var root = document.RootElement;
            if (Streamed(root) is { } streamed) return streamed;
            if (SpanEvents.Is(root)) return SpanEvents.Answer(root);

            // Parts of a stream follow one another within a word; whole answers are parted.
            var isStream = root.ValueKind == JsonValueKind.Array && (root.EnumerateArray().Any(IsPart) || AreChunks(root));
            var answers = new List<string>();
            Add(answers, root, MostWrappers);
            return answers.Count == 0 ? null : string.Join(isStream ? "" : "\n", answers);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The text of named parts: of all of which only those that say something count.</summary>
    private static string? Streamed(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array) return null;
        var said = root.EnumerateArray()
            .Where(e => e.Text("name") is { } name && name.EndsWith("output_text.delta", StringComparison.Ordinal))
            .Select(e => e.Text("body")).ToList();
        return said.Count == 0 ? null : string.Concat(said);
    }

    // Candidates of one place after one another: Gemini's chunks. Several answers have a place each.
    private static bool AreChunks(JsonElement root) =>
        root.GetArrayLength() > 1 && root.EnumerateArray().All(c => c.Member("content")?.Member("parts") is not null)
        && root.EnumerateArray().Select(c => c.Member("index") is { ValueKind: JsonValueKind.Number } index ? index.GetRawText() : "0")
        .Distinct().Count() == 1;

    private static bool IsPart(JsonElement element) =>
        element.Member("delta", "contentBlockDelta") is not null || element.Text("type") == "text_delta"
        || (element.Member("choices") is { ValueKind: JsonValueKind.Array } choices && choices.EnumerateArray()
            .Any(c => c.Member("delta") is not null));

    private static void Add(List<string> answers, JsonElement value, int wrappers)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when value.Text() is { Length: > 0 } said:
                answers.Add(said);
                break;
            case JsonValueKind.Array:
                // The parts of several answers at once come mixed: each answer by itself.
                foreach (var element in value.EnumerateArray().OrderBy(IndexOf)) Add(answers, element, wrappers);
                break;
            case JsonValueKind.Object when wrappers > 0:
                AddObject(answers, value, wrappers);
                break;
        }
    }

    private static long IndexOf(JsonElement part) =>
        part.Member("delta") is not null && part.Member("index") is { ValueKind: JsonValueKind.Number } index
        && index.TryGetInt64(out var number) ? number : 0;

    private static void AddObject(List<string> answers, JsonElement value, int wrappers)
    {
        if (value.Text("type") is "thinking" or "reasoning" or "tool_use" or "function_call" or "message_start") return;
        foreach (var name in Texts)
        {
            if (value.Member(name) is not { ValueKind: JsonValueKind.String } said) continue;
            Add(answers, said, wrappers);
            return;
        }

        foreach (var name in Inside)
        {
            if (value.Member(name) is not { } inside) continue;
            Add(answers, inside.Opened(), wrappers - 1);
            return;
        }
    }
}
