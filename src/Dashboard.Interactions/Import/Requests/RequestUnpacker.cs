using System.Text;
using System.Text.Json;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import.Requests;

/// <summary>
/// Takes the text of a request apart, as logs of chats keep it: a body, a list of messages or one message, of OpenAI
/// (chat, responses, completions), Anthropic, Gemini, Bedrock (Converse and InvokeModel), OpenTelemetry and LangChain,
/// also wrapped in the HTTP request that carried it, and as JSON inside a text.
/// </summary>
internal static class RequestUnpacker
{
    /// <summary>How many wrappers are opened to get at a request.</summary>
    private const int MostWrappers = 6;

    private static readonly string[] Wrappers = [
        "body", "request", "request_body", "requestBody", "payload", "kwargs", "json", "params", "additional_args", "complete_input_dict",
        "input"];
    private static readonly byte[][] RequestMembers =
        [.. new[] { "role", "messages", "contents", "content", "parts", "prompt", "input", "instructions" }.Select(
            Encoding.ASCII.GetBytes)];

    // What a body has that asks a model, beside its texts.
    private static readonly string[] BodyMembers = [
        "messages", "contents", "model", "modelId", "tools", "temperature", "max_tokens", "maxTokens", "stream", "generationConfig",
        "inferenceConfig", "anthropic_version"];

    private static readonly string[] Texts = [
        "prompt", "inputText", "inputs", "question", "query", "text", "message", "user_input", "user_message", "userInput", "input",
        "content"];

    /// <summary>Takes a request apart; null for a text that is none, which stands for itself.</summary>
    /// <param name="text">UTF-8, trimmed or not.</param>
    public static UnpackedRequest? Read(ReadOnlySpan<byte> text)
    {
        var start = text.TrimStart(" \t\r\n"u8);
        if (start is [(byte)'<', ..] || start.StartsWith("[INST]"u8)) return ChatTemplate.Read(Encoding.UTF8.GetString(text));
        if (start.StartsWith("Received request "u8)) return ServerLine.Read(Encoding.UTF8.GetString(start));
        if (start is not [(byte)'{' or (byte)'[' or (byte)'"', ..]) return null;
        try
        {
            var reader = new Utf8JsonReader(text);
            using var document = JsonDocument.ParseValue(ref reader);
            if (reader.BytesConsumed == text.TrimEnd(" \t\r\n"u8).Length) return Read(document.RootElement, MostWrappers);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // It may be printed.
        }

        if (start is [(byte)'"', ..] || PrintedValue.ToJson(Encoding.UTF8.GetString(start)) is not { } json) return null;
        using var printed = JsonDocument.Parse(json);
        return Read(printed.RootElement, MostWrappers);
    }

    /// <summary>What a text is that <see cref="Read(ReadOnlySpan{byte})"/> finds no request in.</summary>
    public static OtherText Tell(ReadOnlySpan<byte> text)
    {
        var start = text.Trim(" \t\r\n"u8);
        if (start is not [(byte)'{' or (byte)'[', ..]) return OtherText.Plain;
        try
        {
            using var document = JsonDocument.Parse(start.ToArray());
            return SpanEvents.Is(document.RootElement) ? OtherText.Events : OtherText.Plain;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return IsPrinted(start) && SaysRequest(start) ? OtherText.Broken : OtherText.Plain;
        }
    }

    // Whether a text opens as an object does: with a member's name, in quotes or none, or a class. “[Note] role: …” is somebody's words.
    private static bool IsPrinted(ReadOnlySpan<byte> text)
    {
        var inside = text.TrimStart("[{( \t\r\n"u8);
        if (inside is [(byte)'"' or (byte)'\'', ..]) return true;
        var length = inside.IndexOfAnyExceptInRange((byte)'A', (byte)'z');
        return length > 0 && (inside[length] == '(' || (inside[length] == ':' && text.TrimStart("[ \t\r\n"u8) is [(byte)'{', ..]));
    }

    // A member that requests have, in quotes of either kind or in none.
    private static bool SaysRequest(ReadOnlySpan<byte> text)
    {
        foreach (var member in RequestMembers)
        {
            for (var rest = text; rest.IndexOf(member) is >= 0 and var at; rest = rest[(at + member.Length)..])
            {
                var before = at == 0 ? (byte)' ' : rest[at - 1];
                var after = rest[(at + member.Length)..].TrimStart(" "u8);
                if (before is (byte)'"' or (byte)'\'' && after is [(byte)'"' or (byte)'\'', .. var behind]) after = behind.TrimStart(" "u8);
                else if (!(before is (byte)' ' or (byte)'{' or (byte)',' or (byte)'(' or (byte)'\n')) continue;
                if (after is [(byte)':' or (byte)'=', ..]) return true;
            }
        }

        return false;
    }

    private static UnpackedRequest? Read(JsonElement value, int wrappers)
    {
        var opened = value.Opened();
        return opened.ValueKind switch
        {
            JsonValueKind.Array => ReadMessages(opened, opened) ?? ReadParts(opened) ?? SpanEvents.Request(opened),
            JsonValueKind.Object => ReadObject(opened, wrappers),
            _ => null,
        };
    }

    private static UnpackedRequest? ReadMessages(JsonElement messages, JsonElement body)
    {
        var first = messages.EnumerateArray().FirstOrDefault();
        if (first.ValueKind == JsonValueKind.Array) return messages.GetArrayLength() == 1 ? ReadMessages(first, body) : null;
        if (!messages.EnumerateArray().Any(Conversation.IsMessage)) return null;
        var conversation = Begin(body);
        foreach (var message in messages.EnumerateArray()) conversation.Add(message);
        return conversation.ToRequest(ShapeOf(first, body), ToolNames.Of(body), RequestParameters.Of(body));
    }

    // One message stands where a list of them may: JSON made of Protocol Buffers allows it.
    private static UnpackedRequest? ReadMessage(JsonElement message, JsonElement body)
    {
        if (!Conversation.IsMessage(message)) return null;
        var conversation = Begin(body);
        conversation.Add(message);
        return conversation.ToRequest(ShapeOf(message, body), ToolNames.Of(body), RequestParameters.Of(body));
    }

    private static Conversation Begin(JsonElement body)
    {
        var conversation = new Conversation();
        if (body.ValueKind == JsonValueKind.Object && body.Member(
            "system", "system_instruction", "systemInstruction", "instructions") is { } system) conversation.AddSystem(system.Opened());
        return conversation;
    }

    // The parts of one message of a user, without the message: [{"type": "text", "text": "…"}]
    private static UnpackedRequest? ReadParts(JsonElement parts)
    {
        if (parts.GetArrayLength() == 0
            || !parts.EnumerateArray()
            .All(
                p => p.Text("type") is not null
                && p.Member("text", "image_url", "source", "content", "input_audio", "file", "image") is not null)) return null;
        var content = new MessageContent().Add(parts);
        if (content.Text.Length == 0) return null;
        var conversation = new Conversation();
        conversation.Add("user", content);
        return conversation.ToRequest(RequestShape.Messages, [], null);
    }

    private static RequestShape ShapeOf(JsonElement first, JsonElement body)
    {
        if (body.Member("contents") is not null) return RequestShape.Contents;
        if (body.Member("input") is not null && body.Member("messages") is null) return RequestShape.Responses;
        if (first.Member("parts") is not null) return RequestShape.Parts;
        return first.Text("role") is null && first.Member("kwargs", "data", "type") is not null
            ? RequestShape.LangChain : RequestShape.Messages;
    }

    private static UnpackedRequest? ReadObject(JsonElement body, int wrappers)
    {
        foreach (var name in (ReadOnlySpan<string>)["messages", "contents", "input", "prompt"])
        {
            if (body.Member(name) is not { } listed) continue;
            if (listed.Opened() is { ValueKind: JsonValueKind.Object } only && ReadMessage(only, body) is { } single) return single;
            if (listed.Opened() is not { ValueKind: JsonValueKind.Array } messages) continue;
            if (ReadMessages(messages, body) is { } request) return request;

            // A request without any message asks nothing, and is none of which the text could be told.
            if (messages.GetArrayLength() == 0 && name is "messages" or "contents")
                return new Conversation().ToRequest(RequestShape.Messages, ToolNames.Of(body), RequestParameters.Of(body));
        }

        if (Conversation.IsMessage(body))
        {
            var message = new Conversation();
            message.Add(body);
            return message.ToRequest(body.Member("parts") is null ? RequestShape.Messages : RequestShape.Parts, [], null);
        }

        if (wrappers > 0)
        {
            foreach (var name in Wrappers)
            {
                if (body.Member(name) is { } wrapped
                    && wrapped.Opened() is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } inside
                    && Read(inside, wrappers - 1) is { } request) return request;
            }
        }

        if (ReadText(body) is { } text) return text;

        // A body that asks a model and says nothing is a request all the same, and no text.
        return BodyMembers.Count(m => body.Member(m) is not null) >= 2
            ? new Conversation().ToRequest(RequestShape.Messages, ToolNames.Of(body), RequestParameters.Of(body)) : null;
    }

    /// <summary>One text under a known name, with a chat's earlier messages where Cohere keeps them.</summary>
    private static UnpackedRequest? ReadText(JsonElement body)
    {
        foreach (var name in Texts)
        {
            if (body.Member(name) is not { } said) continue;
            if (said.ValueKind == JsonValueKind.String && ChatTemplate.Read(said.Text(), RequestParameters.Of(body)) is { } chat)
                return chat;
            var content = new MessageContent();
            if (said.ValueKind is JsonValueKind.String or JsonValueKind.Array) content.Add(said);
            if (content.Text.Length == 0) continue;
            var conversation = new Conversation();
            if (body.Member("system", "preamble", "instructions", "system_prompt") is { } system) conversation.AddSystem(system);
            if (body.Member("chat_history", "history") is { ValueKind: JsonValueKind.Array } history) AddHistory(conversation, history);
            conversation.Add("user", content);
            return conversation.ToRequest(
                name == "input" ? RequestShape.Responses : RequestShape.Text, ToolNames.Of(body), RequestParameters.Of(body));
        }

        return null;
    }

    private static void AddHistory(Conversation conversation, JsonElement history)
    {
        foreach (var earlier in history.EnumerateArray())
        {
            if (earlier.Text("role") is { } role && earlier.Member("message") is { ValueKind: JsonValueKind.String } said)
                conversation.Add(
                    role.Equals("USER", StringComparison.OrdinalIgnoreCase) ? "user" : "assistant", new MessageContent().Add(said));
            else conversation.Add(earlier);
        }
    }
}
