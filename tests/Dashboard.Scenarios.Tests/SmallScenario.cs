using System.Collections.Concurrent;
using Dashboard.Scenarios.Catalogue;
using Dashboard.Scenarios.Generation;

namespace Dashboard.Scenarios.Tests;

/// <summary>Scenarios small enough to look at every row.</summary>
internal static class SmallScenario
{
    public const int Accounts = 600;
    public const long Interactions = 60_000;

    private static readonly ConcurrentDictionary<string, Lazy<(Scenario, InteractionRow[])>> Made = new();

    public static Scenario Scenario => Of("campaign").Scenario;

    public static InteractionRow[] Rows => Of("campaign").Rows;

    /// <summary>A scenario of these sizes with its rows, made once.</summary>
    public static (Scenario Scenario, InteractionRow[] Rows) Of(string name) => Made.GetOrAdd(name, _ => new(() =>
    {
        var scenario = Create(name: name);
        return (scenario, [.. scenario.Rows()]);
    })).Value;

    public static Scenario Create(ulong seed = 1, string name = "campaign") =>
        ScenarioCatalogue.Create(new ScenarioRequest(name, Accounts, Interactions, seed));

    public static DateTime At(InteractionRow row) => DateTimeOffset.FromUnixTimeMilliseconds(row.UnixMilliseconds).UtcDateTime;
}
