using System.Text.Json;

namespace Dashboard.Interactions.Import.Requests;

/// <summary>The text of instructions that a log keeps in parts or as messages.</summary>
internal static class SystemText
{
    /// <summary>The text; null for what is neither parts nor messages, and stands for itself.</summary>
    public static string? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.ToArray());
            var root = document.RootElement;
            var content = new MessageContent().Add(root.Member("parts") ?? root.Member("content") ?? root);
            return content.Text is { Length: > 0 } text ? text : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
