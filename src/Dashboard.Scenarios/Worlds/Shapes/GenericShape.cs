using Dashboard.Scenarios.Files;
using Dashboard.Scenarios.Traffic;
using Dashboard.Scenarios.Worlds.Residents;
using static Dashboard.Scenarios.Worlds.Shapes.LogShapes;

namespace Dashboard.Scenarios.Worlds.Shapes;

/// <summary>The program's own generic columns, with the system prompt and the prompt as text.</summary>
internal static class GenericShape
{
    private static readonly (string Name, InteractionColumn? Column, Func<WorldLog, WorldInteraction, int, string?> Value)[] Columns =
    [
        ("interaction_id", null, (_, _, place) => Id("i", place)),
        ("account_id", null, (world, row, _) => world.Accounts[row.Account].AccountId),
        ("timestamp", null, (_, row, _) => Iso(row.At)),
        ("model", null, (_, row, _) => row.Model),
        ("capability", InteractionColumn.Capability, (_, row, _) => row.Capability),
        ("input_tokens", null, (_, row, _) => Digits(row.InputTokens)),
        ("output_tokens", null, (_, row, _) => Digits(row.OutputTokens)),
        ("cached_tokens", null, (_, row, _) => Digits(row.CachedTokens)),
        ("status", null, (_, row, _) => row.Status),
        ("ip", InteractionColumn.Ip, (_, row, _) => row.Address),
        ("asn", InteractionColumn.Asn, (_, row, _) => row.AutonomousSystem is { } number ? Digits(number) : null),
        ("user_agent", InteractionColumn.UserAgent, (_, row, _) => row.UserAgent),
        ("device", InteractionColumn.Device, (_, row, _) => row.Device),
        ("payment", InteractionColumn.Payment, (world, row, _) => world.Accounts[row.Account].Payment),
        ("email_domain", InteractionColumn.EmailDomain, (world, row, _) => world.Accounts[row.Account].EmailDomain),
        ("session_id", InteractionColumn.SessionId, (_, row, _) => row.Session),
        ("system_prompt", InteractionColumn.SystemPromptHash, (_, row, _) => row.SystemPrompt),
        ("prompt", InteractionColumn.Prompt, (_, row, _) => row.Prompt),
    ];

    public static ShapeWriter Csv { get; } = new(
        LogShape.GenericCsv, "generic-csv", [new ShapeFile(ScenarioFolder.InteractionsFile(InteractionFormat.Csv), CsvLines)]);

    public static ShapeWriter Ndjson { get; } = new(
        LogShape.GenericNdjson, "generic-ndjson", [new ShapeFile(ScenarioFolder.InteractionsFile(InteractionFormat.Ndjson), JsonLines)]);

    private static IEnumerable<string> CsvLines(WorldLog world)
    {
        // What is not logged has no column.
        var columns = Columns.Where(column => column.Column is not { } kind || !world.MissingColumns.Contains(kind)).ToArray();
        yield return CsvLine.Of([.. columns.Select(column => column.Name)]);
        for (var i = 0; i < world.Interactions.Count; i++)
        {
            var (row, place) = (world.Interactions[i], i);
            yield return CsvLine.Of([.. columns.Select(column => column.Value(world, row, place))]);
        }
    }

    private static IEnumerable<string> JsonLines(WorldLog world)
    {
        for (var i = 0; i < world.Interactions.Count; i++)
        {
            var (row, place) = (world.Interactions[i], i);
            yield return JsonLine.Object(json =>
            {
                foreach (var (name, _, value) in Columns)
                {
                    if (value(world, row, place) is not { } text) continue;
                    if (name.EndsWith("_tokens", StringComparison.Ordinal) || name == "asn")
                        json.WriteNumber(name, long.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
                    else json.WriteString(name, text);
                }
            });
        }
    }
}
