using System.Text.Json;
using System.Text.RegularExpressions;
using Dashboard.Interactions.Store.Tables;

namespace Dashboard.Interactions.Import.Requests;

/// <summary>
/// Takes a text apart into which a server has written a whole conversation, by the marks of the model: ChatML, Llama 3,
/// Gemma, and Llama 2 or Mistral (<c>[INST]</c>).
/// </summary>
internal static partial class ChatTemplate
{
    private static readonly string[] Marks = ["<|im_start|>", "<|start_header_id|>", "<start_of_turn>", "[INST]"];

    /// <summary>The request that the text is; null for a text without such marks.</summary>
    /// <param name="text">The text, as the model reads it.</param>
    /// <param name="parameters">What the request asks for beside it.</param>
    public static UnpackedRequest? Read(string text, string? parameters = null)
    {
        if (!Marks.Any(m => text.Contains(m, StringComparison.Ordinal))) return null;
        try
        {
            return ReadTurns(text, parameters);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static UnpackedRequest? ReadTurns(string text, string? parameters)
    {
        var conversation = new Conversation();
        foreach (Match turn in Turns().Matches(text)) Add(conversation, turn.Groups["role"].Value, turn.Groups["said"].Value);
        if (conversation.IsEmpty)
        {
            foreach (Match turn in Instructions().Matches(text))
            {
                if (turn.Groups["system"].Success) Add(conversation, "system", turn.Groups["system"].Value);
                Add(conversation, "user", turn.Groups["user"].Value);
                if (turn.Groups["said"].Value.Trim().Length > 0) Add(conversation, "assistant", turn.Groups["said"].Value);
            }
        }

        return conversation.IsEmpty ? null : conversation.ToRequest(RequestShape.Template, [], parameters);
    }

    private static void Add(Conversation conversation, string role, string said)
    {
        var text = JsonSerializer.SerializeToElement(said.Trim());
        if (role is "system" or "developer") conversation.AddSystem(text);
        else conversation.Add(role switch { "model" => "assistant", "ipython" => "tool", _ => role }, new MessageContent().Add(text));
    }

    [GeneratedRegex(
        @"(<\|im_start\|>(?<role>\w+)\n(?<said>.*?)<\|im_end\|>|<\|start_header_id\|>(?<role>\w+)<\|end_header_id\|>\s*(?<said>.*?)<\|(eot_id|eom_id)\|>|<start_of_turn>(?<role>\w+)\n(?<said>.*?)<end_of_turn>)",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Turns();

    [GeneratedRegex(
        @"\[INST\]\s*(<<SYS>>(?<system>.*?)<</SYS>>)?(?<user>.*?)\[/INST\](?<said>.*?)(?=</s>|<s>|\[INST\]|$)",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Instructions();
}
