using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Shapes;

/// <summary>Azure API Management: the LLM log, and the gateway log that says who and from where, joined on the correlation id.</summary>
internal static class ApiManagementShape
{
    public static ShapeWriter Writer { get; } = new(LogShape.AzureApiManagement, "apim",
    [
        new ShapeFile("llm-log.csv", world => Enumerable.Range(0, world.Interactions.Count)
            .Select(place =>
            {
                var row = world.Interactions[place];
                return CsvLine.Of(
                    LogShapes.Iso(row.At), LogShapes.Id("apim-", place), row.Model.ToLowerInvariant(), row.Model,
                    LogShapes.Digits(row.InputTokens), LogShapes.Digits(row.OutputTokens),
                    LogShapes.Digits(row.InputTokens + row.OutputTokens), row.Prompt is null ? null : MessageArray.Text(row), "0");
            })
            .Prepend(
                "TimeGenerated,CorrelationId,DeploymentName,ModelName,PromptTokens,CompletionTokens,TotalTokens,RequestMessages,SequenceNumber")),
        new ShapeFile("gateway-log.csv", world => Enumerable.Range(0, world.Interactions.Count)
            .Select(place =>
            {
                var row = world.Interactions[place];
                var code = row.Status switch { "ok" => "200", "rate_limited" => "429", "refused" => "400", _ => "500" };
                return CsvLine.Of(
                    LogShapes.Iso(row.At), LogShapes.Id("apim-", place), row.Address, world.Accounts[row.Account].AccountId, code);
            })
            .Prepend("TimeGenerated,CorrelationId,CallerIpAddress,ApimSubscriptionId,ResponseCode")),
    ]);
}
