using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import.Requests;

namespace Dashboard.Interactions.Presets;

/// <summary>The log of vLLM’s server as JSON: the lines by which it receives requests.</summary>
internal static class VllmPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "vllm",
        Title = "vLLM, server log in JSON",
        Signature = ["message|msg", "asctime|timestamp|time|@timestamp", "levelname|level"],
        IsToldByValues = true,
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = ["user", "user_id", "api_key_id"],
            [ImportTarget.Time] = ["timestamp", "@timestamp", "time", "asctime"],
            [ImportTarget.Model] = ["model", "model_name", "served_model_name"],
            [ImportTarget.InteractionId] = ["request_id"],
            [ImportTarget.Prompt] = ["message", "msg"],
            [ImportTarget.Ip] = ["client_ip", "client_addr"],
        },
        Requests = new RequestRule
        {
            Columns = ["message", "msg"],
            Beginning = Import.Requests.ServerLine.Beginning,
            Otherwise = "a line of the server's log by which it receives no request",
        },
        Supports = LogSupport.Timing | LogSupport.Text,
        Notes =
        [
            "The server's lines name no account, no address, no model and no tokens. A prompt is there only where the server logs prompts, and is taken apart where the marks of its model are known.",
        ],
    };
}
