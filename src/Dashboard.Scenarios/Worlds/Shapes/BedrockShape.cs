using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Shapes;

/// <summary>Amazon Bedrock's invocation log: the account is the identity that assumed the role; cached tokens are counted apart.</summary>
internal static class BedrockShape
{
    public static ShapeWriter Writer { get; } = new(
        LogShape.BedrockInvocations, "bedrock", [new ShapeFile("invocations.jsonl", world => Enumerable.Range(0, world.Interactions.Count)
        .Select(place => JsonLine.Object(json =>
        {
            var row = world.Interactions[place];
            json.WriteString("schemaType", "ModelInvocationLog");
            json.WriteString("schemaVersion", "1.0");
            json.WriteString("timestamp", LogShapes.Iso(row.At));
            json.WriteString("accountId", "111122223333");
            json.WriteStartObject("identity");
            json.WriteString("arn", ArnOf(world.Accounts[row.Account].AccountId));
            json.WriteEndObject();
            json.WriteString("region", "us-east-1");
            json.WriteString("requestId", LogShapes.Id("bd-", place));
            json.WriteString("operation", "Converse");
            json.WriteString("modelId", row.Model);
            if (row.Status != "ok")
                json.WriteString("errorCode", row.Status == "rate_limited" ? "ThrottlingException" : "ValidationException");
            json.WriteStartObject("input");
            json.WriteString("inputContentType", "application/json");
            json.WriteNumber("inputTokenCount", row.InputTokens - row.CachedTokens);
            json.WriteNumber("cacheReadInputTokenCount", row.CachedTokens);
            json.WriteNumber("cacheWriteInputTokenCount", 0);
            if (row.Prompt is not null)
            {
                json.WriteStartObject("inputBodyJson");
                if (row.SystemPrompt is { } system)
                {
                    json.WriteStartArray("system");
                    json.WriteStartObject();
                    json.WriteString("text", system);
                    json.WriteEndObject();
                    json.WriteEndArray();
                }

                json.WritePropertyName("messages");
                MessageArray.Write(json, row, withSystem: false, parts: true);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteStartObject("output");
            json.WriteString("outputContentType", "application/json");
            json.WriteNumber("outputTokenCount", row.OutputTokens);
            json.WriteEndObject();
        })))])
    {
        NameOfAccount = ArnOf,
    };

    private static string ArnOf(string accountId) => $"arn:aws:sts::111122223333:assumed-role/gateway/{accountId}";
}
