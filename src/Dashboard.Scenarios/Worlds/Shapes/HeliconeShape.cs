using System.Globalization;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Shapes;

/// <summary>Helicone's CSV: the request's body whole, as JSON in a field.</summary>
internal static class HeliconeShape
{
    public static ShapeWriter Writer { get; } = new(
        LogShape.HeliconeCsv, "helicone", [new ShapeFile("requests.csv", world => Enumerable.Range(0, world.Interactions.Count)
        .Select(place =>
        {
            var row = world.Interactions[place];
            var properties = row.Session is { } session ? JsonLine.Object(json => json.WriteString("Helicone-Session-Id", session)) : "{}";
            return CsvLine.Of(
                LogShapes.Id("r-", place), LogShapes.Iso(row.At),
                row.Status switch { "ok" => "200", "rate_limited" => "429", "refused" => "400", _ => "500" },
                row.Prompt is null ? "{}" : JsonLine.Text(json => MessageArray.WriteBody(json, row)), properties,
                world.Accounts[row.Account].AccountId, row.Model,
                LogShapes.Digits(row.InputTokens), LogShapes.Digits(row.OutputTokens), LogShapes.Digits(400 + 12L * row.OutputTokens),
                ((row.InputTokens * 3 + row.OutputTokens * 15) / 1e6).ToString("0.0000000", CultureInfo.InvariantCulture));
        })
        .Prepend(
            "response_id,request_created_at,response_status,request_body,request_properties,request_user_id,model,prompt_tokens,completion_tokens,latency,cost"))]);
}
