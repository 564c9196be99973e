using System.Text;
using System.Text.Json;

namespace Dashboard.Interactions.Import.Requests;

/// <summary>The messages of a request, taken in one after the other.</summary>
internal sealed class Conversation
{
    private const char Between = '\u001f';
    private const char After = '\u001e';

    private readonly List<(string Role, MessageContent Content)> messages = [];
    private readonly List<string> system = [];

    public bool IsEmpty => messages.Count == 0 && system.Count == 0;

    /// <summary>Whether a value is a message.</summary>
    public static bool IsMessage(JsonElement value) => value.ValueKind == JsonValueKind.Object && RoleOf(value) is not null;

    public void AddSystem(JsonElement content)
    {
        if (new MessageContent().Add(content.Member("parts") ?? content.Member("content") ?? content).Text is { Length: > 0 } text)
            system.Add(text);
    }

    public void AddUser(string text)
    {
        using var document = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(text));
        Add("user", new MessageContent().Add(document.RootElement));
    }

    public void Add(string role, MessageContent content) => messages.Add((role, content));

    /// <summary>Takes in a message, or what else stands among messages; a list of lists is taken in whole.</summary>
    public void Add(JsonElement message)
    {
        if (message.ValueKind == JsonValueKind.String) AddUser(message.Text());
        if (message.ValueKind == JsonValueKind.Array)
        {
            foreach (var inside in message.EnumerateArray()) Add(inside);
        }

        if (message.ValueKind != JsonValueKind.Object || RoleOf(message) is not { } role) return;
        var body = message.Member("kwargs", "data", "message") is { ValueKind: JsonValueKind.Object } inner ? inner : message;
        var content = new MessageContent();
        if (message.Text("type") is "function_call" or "function_call_output" or "custom_tool_call" or "custom_tool_call_output")
            content.Add(message);
        else if (body.Member("parts", "content", "text", "contents", "message.content", "message.contents") is { } said)
            content.Add(said.ValueKind == JsonValueKind.String && role == "tool" ? said : Inside(said));
        if (body.Member("tool_calls", "function_call") is { } calls) content.AddCalls(calls);
        if (role == "system") system.Add(content.Text);
        else Add(role, content);
    }

    /// <summary>The request that these messages make up.</summary>
    public UnpackedRequest ToRequest(RequestShape shape, IReadOnlyList<string> tools, string? parameters)
    {
        var last = messages.FindLastIndex(m => m.Role == "user" && m.Content.Text.Length > 0);
        if (last < 0) last = messages.FindLastIndex(m => m.Role == "user");
        var before = last < 0 ? messages.Count : last;
        var history = new StringBuilder();
        foreach (var (role, content) in messages.Take(before))
            history.Append(role).Append(Between).Append(content.Text).Append(Between).AppendJoin(',', content.ToolCalls).Append(Between)
                .Append(content.ResultText).Append(After);
        return new UnpackedRequest(
            shape,
            last >= 0 && messages[last].Content.Text is { Length: > 0 } said ? said : null,
            system.Exists(s => s.Length > 0) ? string.Join('\n', system.Where(s => s.Length > 0)) : null,
            tools,
            [.. messages.SelectMany(m => m.Content.ToolCalls)],
            messages.Sum(m => m.Role == "tool" ? Math.Max(1, m.Content.ToolResults) : m.Content.ToolResults),
            before,
            before == 0 ? null : history.ToString(),
            parameters,
            messages.Sum(m => m.Content.Images));
    }

    // A content that is JSON in a text is what the text says, unless it is a list of parts.
    public static JsonElement Inside(JsonElement content) =>
        content.Opened() is { ValueKind: JsonValueKind.Array } parts && parts.GetArrayLength() > 0 && parts.EnumerateArray()
        .All(p => p.Text("type") is not null) ? parts : content;

    private static string? RoleOf(JsonElement message)
    {
        var role = message.Text("role") ?? message.Member("message")?.Text("role") ?? message.Text("message.role")
            ?? message.Text("type") switch
        {
            "function_call" or "custom_tool_call" => "assistant",
            "function_call_output" or "custom_tool_call_output" => "tool",
            "constructor" => LangChainRole(message),
            "human" or "HumanMessage" => "user",
            "ai" or "AIMessage" or "AIMessageChunk" => "assistant",
            "system" or "SystemMessage" when message.Member("content", "data") is not null => "system",
            "tool" or "ToolMessage" when message.Member("content", "data") is not null => "tool",
            _ => null,
        };
        return role?.ToLowerInvariant() switch
        {
            null => null,
            "human" => "user",
            "ai" or "model" or "chatbot" or "bot" => "assistant",
            "developer" => "system",
            "function" or "ipython" => "tool",
            var known => known,
        };
    }

    // {"lc": 1, "type": "constructor", "id": ["langchain_core", "messages", "HumanMessage"], "kwargs": {…}}
    private static string? LangChainRole(JsonElement message)
    {
        var name = message.Member("id") is { ValueKind: JsonValueKind.Array } id && id.GetArrayLength() > 0
            && id[id.GetArrayLength() - 1].ValueKind == JsonValueKind.String ? id[id.GetArrayLength() - 1].Text() : "";
        return name switch
        {
            _ when name.StartsWith("Human", StringComparison.Ordinal) => "user",
            _ when name.StartsWith("AI", StringComparison.Ordinal) => "assistant",
            _ when name.StartsWith("System", StringComparison.Ordinal) => "system",
            _ when name.StartsWith("Tool", StringComparison.Ordinal) || name.StartsWith("Function", StringComparison.Ordinal) => "tool",
            _ => null,
        };
    }
}
