using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Shapes;

/// <summary>Langfuse observations as its interface exports them: generations with messages; no network.</summary>
internal static class LangfuseShape
{
    public static ShapeWriter Writer { get; } = new(
        LogShape.LangfuseObservations, "langfuse",
        [new ShapeFile("observations.jsonl", world => Enumerable.Range(0, world.Interactions.Count)
        .Select(place => JsonLine.Object(json =>
        {
            var row = world.Interactions[place];
            json.WriteString("id", LogShapes.Id("lf-", place));
            json.WriteString("type", "GENERATION");
            json.WriteString("traceId", LogShapes.Id("t-", place));
            json.WriteString("name", "generation");
            json.WriteString("startTime", LogShapes.Iso(row.At));
            json.WriteString("endTime", LogShapes.Iso(row.At.AddMilliseconds(400 + 12 * row.OutputTokens)));
            json.WriteStartObject("usageDetails");
            json.WriteNumber("input", row.InputTokens);
            json.WriteNumber("output", row.OutputTokens);
            json.WriteNumber("total", row.InputTokens + row.OutputTokens);
            json.WriteNumber("input_cached_tokens", row.CachedTokens);
            json.WriteEndObject();
            json.WriteString("level", row.Status == "ok" ? "DEFAULT" : "ERROR");
            if (row.Prompt is not null)
            {
                json.WritePropertyName("input");
                MessageArray.Write(json, row);
            }

            json.WriteStartObject("output");
            json.WriteString("role", "assistant");
            json.WriteString("content", "[answer]");
            json.WriteEndObject();
            json.WriteString("model", row.Model);
            json.WriteString("userId", world.Accounts[row.Account].AccountId);
            if (row.Session is { } session) json.WriteString("sessionId", session);
        })))]);
}
