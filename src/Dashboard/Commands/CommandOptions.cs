using System.CommandLine;
using Dashboard.Core;
using Dashboard.Interactions.ClickHouse;
using Dashboard.Interactions.ClickHouse.Connection;

namespace Dashboard.Commands;

/// <summary>The options that verbs share, worded once.</summary>
internal static class CommandOptions
{
    public static Option<DirectoryInfo?> Data() => new("--data")
    {
        Description = "The workspace's directory. Default: 'dashboard' in the user's local application data.",
        HelpName = "DIR",
    };

    public static Option<ClickHouseAddress?> Interactions() => new("--interactions")
    {
        Description = $"Where the interactions of new cases go: clickhouse://HOST:PORT/DATABASE. Without it into files, or where the environment variable {ClickHouseEngine.Variable} says.",
        HelpName = "ADDRESS",
        CustomParser = result =>
        {
            try
            {
                return ClickHouseAddress.Parse(result.Tokens.Single().Value);
            }
            catch (FormatException exception)
            {
                result.AddError(exception.Message);
                return null;
            }
        },
    };

    public static Option<bool> Json() => new("--json") { Description = "Write the result as one JSON object." };

    public static Option<CaseId> Case() => new("--case")
    {
        Description = "The case's id, as 'case list' shows it.",
        HelpName = "ID",
        Required = true,
        CustomParser = result =>
        {
            if (CaseId.TryParse(result.Tokens.Single().Value, out var id)) return id;
            result.AddError($"'{result.Tokens.Single().Value}' is not a case id; 'case list' shows them.");
            return default;
        },
    };

    public static Option<int> Seed() =>
        new("--seed") { Description = "The seed of everything random; the same seed gives the same result.", DefaultValueFactory = _ => 1,
            HelpName = "N" };

    public static Option<FileInfo> InputFile(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE", Required = true };

    /// <summary>The whole workspace path, or null for the default one.</summary>
    public static string? DirectoryOf(ParseResult parsed, Option<DirectoryInfo?> data) => parsed.GetValue(data)?.FullName;
}
