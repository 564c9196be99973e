using Dashboard.Scenarios.Worlds.Residents;

namespace Dashboard.Scenarios.Worlds.Shapes;

/// <summary>A New API relay's log, seen from inside the relay: users, tokens and addresses, epoch seconds, no text.</summary>
internal static class NewApiShape
{
    public static ShapeWriter Writer { get; } = new(
        LogShape.NewApi, "newapi", [new ShapeFile("logs.jsonl", world => Enumerable.Range(0, world.Interactions.Count)
        .Select(place => JsonLine.Object(json =>
        {
            var row = world.Interactions[place];
            var account = world.Accounts[row.Account].AccountId;
            json.WriteNumber("id", place + 1);
            json.WriteString("user_id", account);
            json.WriteNumber("created_at", new DateTimeOffset(row.At).ToUnixTimeSeconds());
            json.WriteNumber("type", 2);
            json.WriteString("content", "");
            json.WriteString("username", account);
            json.WriteString("token_name", "default");
            json.WriteString("model_name", row.Model);
            json.WriteNumber("prompt_tokens", row.InputTokens);
            json.WriteNumber("completion_tokens", row.OutputTokens);
            json.WriteNumber("channel", 1);
            json.WriteNumber("token_id", row.Account + 1);
            json.WriteString("group", "default");
            json.WriteString("ip", row.Address ?? "");
            json.WriteString("other", JsonLine.Object(inner => inner.WriteNumber("cache_tokens", row.CachedTokens)));
        })))]);
}
