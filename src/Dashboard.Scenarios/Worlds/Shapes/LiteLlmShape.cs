using System.Security.Cryptography;
using System.Text;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Shapes;

/// <summary>Spend logs of the LiteLLM proxy: one virtual key an account, known by its hash; messages whole.</summary>
internal static class LiteLlmShape
{
    public static ShapeWriter Writer { get; } = new(LogShape.LiteLlmSpendLogs, "litellm", [new ShapeFile("spend-logs.ndjson", Lines)]);

    private static IEnumerable<string> Lines(WorldLog world)
    {
        var keys = world.Accounts.Select(
            account => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("key of " + account.AccountId)))).ToArray();
        for (var i = 0; i < world.Interactions.Count; i++)
        {
            var (row, place) = (world.Interactions[i], i);
            yield return JsonLine.Object(json =>
            {
                json.WriteString("request_id", LogShapes.Id("chatcmpl-", place));
                json.WriteString("call_type", "acompletion");
                json.WriteString("api_key", keys[row.Account]);
                json.WriteNumber("spend", Math.Round((row.InputTokens * 3 + row.OutputTokens * 15) / 1e6, 7));
                json.WriteNumber("total_tokens", row.InputTokens + row.OutputTokens);
                json.WriteNumber("prompt_tokens", row.InputTokens);
                json.WriteNumber("completion_tokens", row.OutputTokens);
                json.WriteString("startTime", LogShapes.Iso(row.At));
                json.WriteString("endTime", LogShapes.Iso(row.At.AddMilliseconds(400 + 12 * row.OutputTokens)));
                json.WriteString("model", row.Model);
                json.WriteString("model_group", row.Model);
                json.WriteString("custom_llm_provider", "atlas");
                json.WriteString("user", world.Accounts[row.Account].AccountId);
                json.WriteStartObject("metadata");
                if (row.UserAgent is { } agent) json.WriteString("user_agent", agent);
                json.WriteEndObject();
                json.WriteString("cache_hit", "False");
                json.WriteStartArray("request_tags");
                if (row.UserAgent is { } tag) json.WriteStringValue($"User-Agent: {tag}");
                json.WriteEndArray();
                json.WriteNull("team_id");
                json.WriteString("end_user", "");
                if (row.Address is { } address) json.WriteString("requester_ip_address", address);
                json.WritePropertyName("messages");
                if (row.Prompt is null) json.WriteRawValue("{}");
                else MessageArray.Write(json, row);
                json.WriteStartObject("response");
                json.WriteEndObject();
                json.WriteString("session_id", row.Session ?? "");
                json.WriteString("status", row.Status == "ok" ? "success" : "failure");
            });
        }
    }
}
