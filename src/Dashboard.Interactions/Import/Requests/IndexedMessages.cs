using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dashboard.Interactions.Import.Reading;

namespace Dashboard.Interactions.Import.Requests;

/// <summary>
/// Messages whose parts stand in columns of their own, numbered: <c>llm.input_messages.0.message.role</c> of
/// OpenInference, <c>gen_ai.prompt.0.content</c> of OpenLLMetry; and tools likewise: <c>llm.tools.0.tool.json_schema</c>.
/// </summary>
internal sealed partial class IndexedMessages
{
    private readonly (int Message, bool IsRole, SourceColumn Column)[] parts;
    private readonly SourceColumn[] tools;

    public IndexedMessages(IReadOnlyCollection<SourceColumn> columns)
    {
        tools = [.. columns.Where(c => Tool().IsMatch(c.Name))];
        parts = [.. columns.Select(c => (Match: Numbered().Match(c.Name), Column: c)).Where(c => c.Match.Success)
            .Select(
                c =>
                (int.Parse(c.Match.Groups["message"].ValueSpan, CultureInfo.InvariantCulture), c.Match.Groups["role"].Success, c.Column))
                .OrderBy(p => p.Item1)];
    }

    /// <summary>The columns of messages, and behind them those of tools.</summary>
    public IReadOnlyList<SourceColumn> Columns => [.. parts.Select(p => p.Column), .. tools];

    /// <summary>The names of the tools of a row.</summary>
    /// <param name="value">The text of the column at a place of <see cref="Columns"/>.</param>
    public IReadOnlyList<string> Tools(Func<int, string> value)
    {
        var names = new List<string>();
        for (var i = 0; i < tools.Length; i++)
        {
            if (value(parts.Length + i) is not { Length: > 0 } text) continue;
            names.AddRange(ToolNames.Read(Encoding.UTF8.GetBytes(text)) ?? (text[0] is '{' or '[' ? [] : [text]));
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The request that the messages of a row make up; null where it has none.</summary>
    /// <param name="value">The text of the column at a place of <see cref="Columns"/>.</param>
    public UnpackedRequest? Read(Func<int, string> value)
    {
        var conversation = new Conversation();
        var (message, role, content) = (-1, "user", new MessageContent());
        var isAny = false;
        for (var i = 0; i <= parts.Length; i++)
        {
            if (i == parts.Length || parts[i].Message != message)
            {
                if (isAny) Close(conversation, role, content);
                if (i == parts.Length) break;
                (message, role, content, isAny) = (parts[i].Message, "user", new MessageContent(), false);
            }

            if (value(i) is not { Length: > 0 } text) continue;
            isAny = true;
            if (parts[i].IsRole) role = text.ToLowerInvariant();
            else content.Add(Conversation.Inside(Element(text)));
        }

        return conversation.IsEmpty ? null : conversation.ToRequest(RequestShape.Messages, [], null);
    }

    private static void Close(Conversation conversation, string role, MessageContent content)
    {
        if (role is "system" or "developer") conversation.AddSystem(Element(content.Text));
        else conversation.Add(role is "human" ? "user" : role, content);
    }

    private static JsonElement Element(string text)
    {
        using var document = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(text));
        return document.RootElement.Clone();
    }

    [GeneratedRegex(
        @"(^|\.)(llm\.input_messages|gen_ai\.prompt|llm\.prompts)\.(?<message>\d{1,4})\.(message\.)?((?<role>role)|content|contents\.\d+\.message_content\.text)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(
        @"(^|\.)(llm\.tools\.\d{1,4}\.tool\.json_schema|llm\.request\.functions\.\d{1,4}\.name)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tool();
}
