using Dashboard.Scenarios.Catalogue;

namespace Dashboard.Scenarios.Tests;

/// <summary>A campaign small enough to look at every row, made once.</summary>
internal static class SmallScenario
{
    public const int Accounts = 600;
    public const long Interactions = 60_000;

    private static readonly Lazy<(Scenario, InteractionRow[])> Made = new(() =>
    {
        var scenario = Create();
        return (scenario, [.. scenario.Rows()]);
    });

    public static Scenario Scenario => Made.Value.Item1;

    public static InteractionRow[] Rows => Made.Value.Item2;

    public static Scenario Create(ulong seed = 7, string name = "campaign") => ScenarioCatalogue.Create(new ScenarioRequest(name, Accounts, Interactions, seed));

    public static DateTime At(InteractionRow row) => DateTimeOffset.FromUnixTimeMilliseconds(row.UnixMilliseconds).UtcDateTime;
}
