using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Dashboard.Interactions.Import.Requests;

/// <summary>What a message says: its texts in order, what it carries by name, and the tools that it calls or answers for.</summary>
internal sealed class MessageContent
{
    private const int HashCharacters = 12;
    private const int LongestAddress = 200;

    private static readonly string[] Carried = [
        "image", "image_url", "input_image", "inlineData", "inline_data", "fileData", "file_data", "document", "file", "input_file",
        "audio", "input_audio", "video"];
    private static readonly string[] Calls = ["tool_use", "toolUse", "tool_call", "function_call", "functionCall"];
    private static readonly string[] Results = [
        "tool_result", "toolResult", "tool_call_response", "function_call_output", "functionResponse"];

    private readonly StringBuilder text = new();
    private readonly StringBuilder results = new();

    /// <summary>What it says; empty for nothing.</summary>
    public string Text => text.ToString();

    /// <summary>What tools answered in it.</summary>
    public string ResultText => results.ToString();

    public List<string> ToolCalls { get; } = [];

    public int ToolResults { get; private set; }

    public int Images { get; private set; }

    /// <summary>Takes in a content: a text, a part, or parts.</summary>
    public MessageContent Add(JsonElement content)
    {
        switch (content.ValueKind)
        {
            case JsonValueKind.String:
                Say(text, content.Text());
                break;
            case JsonValueKind.Array:
                foreach (var part in content.EnumerateArray()) Add(part);
                break;
            case JsonValueKind.Object:
                AddPart(content);
                break;
        }

        return this;
    }

    /// <summary>Takes in the calls of tools that stand beside a content.</summary>
    public void AddCalls(JsonElement calls)
    {
        if (calls.ValueKind == JsonValueKind.Array)
        {
            foreach (var call in calls.EnumerateArray()) AddCalls(call);
            return;
        }

        ToolCalls.Add((calls.Member("function") ?? calls).Text("name") ?? "tool");
    }

    private static void Say(StringBuilder into, string said)
    {
        if (said.Length == 0) return;
        if (into.Length > 0) into.Append('\n');
        into.Append(said);
    }

    private void AddPart(JsonElement part)
    {
        if (part.Member("message_content") is { ValueKind: JsonValueKind.Object } wrapped) part = wrapped;
        var type = part.Text("type") ?? "";
        if (Calls.FirstOrDefault(c => c == type || part.Member(c) is not null) is { } call)
            AddCalls(part.Member(call) is { ValueKind: JsonValueKind.Object } inside ? inside : part);
        else if (Results.FirstOrDefault(r => r == type || part.Member(r) is not null) is { } result)
            AddResult(part.Member(result) is { ValueKind: JsonValueKind.Object } inside ? inside : part);
        else if (Carried.FirstOrDefault(c => c == type
            || part.Member(c) is { ValueKind: JsonValueKind.Object or JsonValueKind.String }) is { } carried) AddCarried(part, carried);
        else if (type is "blob" or "uri") AddCarried(part, type);
        else if (type is "thinking" or "reasoning" or "redacted_thinking") return;
        else if (part.Member("text", "content", "value") is { } said) Add(said);
    }

    private void AddResult(JsonElement result)
    {
        ToolResults++;
        var inside = new MessageContent();
        if (result.Member("content", "output", "response", "result") is { } said) inside.Add(said);
        Images += inside.Images;
        Say(results, inside.Text);
    }

    /// <summary>
    /// Names what is carried: its kind and format, and where it lies or the beginning of its hash, so that two are told apart.
    /// </summary>
    private void AddCarried(JsonElement part, string member)
    {
        Images++;
        var inside = part.Member(member) is { ValueKind: JsonValueKind.Object } found
            ? found.Member(member) is { ValueKind: JsonValueKind.Object } nested ? nested : found : part;
        var source = inside.Member("source") is { ValueKind: JsonValueKind.Object } given ? given : inside;
        var format = inside.Text("format") ?? source.Text("media_type") ?? source.Text("mimeType") ?? source.Text("mime_type")
            ?? source.Text("format");
        var kind = part.Text("modality") is "image" or "audio" or "video" ? part.Text("modality")
            : member.Contains("image", StringComparison.OrdinalIgnoreCase) || format?.StartsWith("image/", StringComparison.Ordinal) == true
            ? "image"
            : member.Contains("audio", StringComparison.OrdinalIgnoreCase) ? "audio" : member == "video" ? "video" : "file";
        var data = source.Text("url") ?? source.Text("data") ?? source.Text("bytes") ?? source.Text("file_data") ?? source.Text("fileUri")
            ?? source.Text("file_id")
            ?? source.Text("image_url") ?? part.Text(member) ?? (member == "blob" ? part.Text("content") : null);
        string?[] words = [
            format?.Replace("image/", "", StringComparison.Ordinal), inside.Text("name") ?? inside.Text("filename"), Named(data)];
        var name = string.Join(' ', words.Where(w => w is { Length: > 0 }));
        Say(text, name.Length == 0 ? $"[{kind}]" : $"[{kind}: {name}]");
    }

    private static string? Named(string? data)
    {
        if (data is null or "") return null;
        if (data.StartsWith("http", StringComparison.OrdinalIgnoreCase) && data.Length <= LongestAddress) return data;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)))[..HashCharacters];
    }
}
