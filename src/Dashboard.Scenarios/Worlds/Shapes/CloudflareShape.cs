using System.Globalization;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Shapes;

/// <summary>Cloudflare's AI gateway: the user is inside a JSON string; no text.</summary>
internal static class CloudflareShape
{
    public static ShapeWriter Writer { get; } = new(
        LogShape.CloudflareGateway, "cloudflare", [new ShapeFile("gateway.jsonl", world => Enumerable.Range(0, world.Interactions.Count)
        .Select(place => JsonLine.Object(json =>
        {
            var row = world.Interactions[place];
            json.WriteString("id", $"01JCF{place + 1:d10}");
            json.WriteString("created_at", row.At.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
            json.WriteString("provider", "atlas");
            json.WriteString("model", row.Model);
            json.WriteString("model_type", "llm");
            json.WriteString("path", "chat/completions");
            json.WriteNumber("duration", 400 + 12 * row.OutputTokens);
            json.WriteBoolean("success", row.Status == "ok");
            json.WriteBoolean("cached", false);
            json.WriteNumber("status_code", row.Status switch { "ok" => 200, "rate_limited" => 429, "refused" => 400, _ => 500 });
            json.WriteNumber("tokens_in", row.InputTokens);
            json.WriteNumber("tokens_out", row.OutputTokens);
            json.WriteString("metadata", JsonLine.Object(inner => inner.WriteString("user", world.Accounts[row.Account].AccountId)));
        })))]);
}
