using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Shapes;

/// <summary>Kong's HTTP log with its AI proxy: consumer, address, agent; the payload as JSON in a string.</summary>
internal static class KongShape
{
    public static ShapeWriter Writer { get; } = new(
        LogShape.KongHttpLog, "kong", [new ShapeFile("kong.jsonl", world => Enumerable.Range(0, world.Interactions.Count)
        .Select(place => JsonLine.Object(json =>
        {
            var row = world.Interactions[place];
            json.WriteNumber("started_at", new DateTimeOffset(row.At).ToUnixTimeMilliseconds());
            if (row.Address is { } address) json.WriteString("client_ip", address);
            json.WriteStartObject("consumer");
            json.WriteString("username", world.Accounts[row.Account].AccountId);
            json.WriteEndObject();
            json.WriteStartObject("request");
            json.WriteString("id", LogShapes.Id("kong-", place));
            json.WriteStartObject("headers");
            if (row.UserAgent is { } agent) json.WriteString("user-agent", agent);
            json.WriteEndObject();
            json.WriteString("method", "POST");
            json.WriteEndObject();
            json.WriteStartObject("response");
            json.WriteNumber("status", row.Status switch { "ok" => 200, "rate_limited" => 429, "refused" => 400, _ => 500 });
            json.WriteEndObject();
            json.WriteStartObject("ai");
            json.WriteStartObject("proxy");
            json.WriteStartObject("usage");
            json.WriteNumber("prompt_tokens", row.InputTokens);
            json.WriteNumber("completion_tokens", row.OutputTokens);
            json.WriteNumber("total_tokens", row.InputTokens + row.OutputTokens);
            json.WriteEndObject();
            json.WriteStartObject("meta");
            json.WriteString("request_model", row.Model);
            json.WriteString("response_model", row.Model);
            json.WriteString("provider_name", "atlas");
            json.WriteEndObject();
            json.WriteStartObject("payload");
            if (row.Prompt is not null) json.WriteString("request", JsonLine.Text(inner => MessageArray.WriteBody(inner, row)));
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        })))]);
}
