using System.Globalization;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Shapes;

/// <summary>OpenRouter's activity export: users and tokens, no network and no text.</summary>
internal static class OpenRouterShape
{
    public static ShapeWriter Writer { get; } = new(
        LogShape.OpenRouterActivity, "openrouter", [new ShapeFile("activity.csv", world => Enumerable.Range(0, world.Interactions.Count)
        .Select(place =>
        {
            var row = world.Interactions[place];
            return CsvLine.Of(
                LogShapes.Id("gen-", place), row.At.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
                ((row.InputTokens * 3 + row.OutputTokens * 15) / 1e6).ToString("0.0000000", CultureInfo.InvariantCulture), "0", "0", "0",
                "0",
                LogShapes.Digits(row.InputTokens), LogShapes.Digits(row.OutputTokens), "0", LogShapes.Digits(row.CachedTokens),
                $"atlas/{row.Model.ToLowerInvariant()}", "Atlas", "standard",
                row.Status == "ok" ? "false" : "true", "true", world.Accounts[row.Account].AccountId, "stop", "stop",
                LogShapes.Digits(400 + 12L * row.OutputTokens), "300", row.UserAgent, "key");
        })
        .Prepend(
            "generation_id,created_at,cost_total,cost_web_search,cost_cache,cost_file_processing,byok_usage_inference,tokens_prompt,tokens_completion,tokens_reasoning,tokens_cached,"
            + "model_permaslug,provider_name,variant,cancelled,streamed,user,finish_reason_raw,finish_reason_normalized,generation_time_ms,time_to_first_token_ms,app_name,api_key_name"))]);
}
