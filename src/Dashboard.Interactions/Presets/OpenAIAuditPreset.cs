using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The audit log of an organisation at OpenAI, which has no requests to models.</summary>
internal static class OpenAIAuditPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "openai-audit",
        Title = "OpenAI, audit log",
        Signature = ["id", "type", "effective_at", "actor|actor.type"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal) { [ImportTarget.Time] = ["effective_at"] },
        NoRequests = "OpenAI's audit log: what people and keys did with projects, keys, users and settings",
    };
}
