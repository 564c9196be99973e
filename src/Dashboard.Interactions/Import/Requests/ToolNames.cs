using System.Text.Json;

namespace Dashboard.Interactions.Import.Requests;

/// <summary>The names of the tools that a request offers.</summary>
internal static class ToolNames
{
    /// <summary>The names in the tools of a request's body, in order, each once.</summary>
    public static IReadOnlyList<string> Of(JsonElement body)
    {
        var names = new List<string>();
        if (body.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in (ReadOnlySpan<string>)["tools", "functions", "toolConfig", "tool_config"])
            {
                if (body.Member(member) is { } tools) Add(names, tools.Opened());
            }
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The names in a text of definitions; null for a text that defines no tools.</summary>
    public static IReadOnlyList<string>? Read(ReadOnlySpan<byte> text)
    {
        if (text.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..]) return null;
        try
        {
            using var document = JsonDocument.Parse(text.ToArray());
            var names = new List<string>();
            Add(names, document.RootElement);
            return names.Count == 0 ? null : [.. names.Distinct(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Add(List<string> names, JsonElement tool)
    {
        switch (tool.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var element in tool.EnumerateArray()) Add(names, element);
                break;
            case JsonValueKind.String:
                if (tool.Opened() is { ValueKind: not JsonValueKind.String } opened) Add(names, opened);
                else if (tool.Text() is { Length: > 0 } name) names.Add(name);
                break;
            case JsonValueKind.Object:
                AddObject(names, tool);
                break;
        }
    }

    private static void AddObject(List<string> names, JsonElement tool)
    {
        // OpenAI, Bedrock and Gemini each wrap a definition in their own way; a tool that the maker runs has only a type.
        if (tool.Member("function", "toolSpec", "tool_spec", "tool") is { ValueKind: JsonValueKind.Object } inside) Add(names, inside);
        else if (tool.Member("tools", "functionDeclarations", "function_declarations") is { ValueKind: JsonValueKind.Array } listed)
            Add(names, listed);
        else if (tool.Member("tool.json_schema", "json_schema") is { } schema) Add(names, schema);
        else if ((tool.Text("name") ?? tool.Text("type")) is { Length: > 0 } name) names.Add(name);
    }
}
