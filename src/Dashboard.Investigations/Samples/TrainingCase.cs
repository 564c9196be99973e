using Dashboard.Core;
using Dashboard.Scenarios;

namespace Dashboard.Investigations.Samples;

/// <summary>The sample case with synthetic telemetry.</summary>
public static class TrainingCase
{
    public const string Name = "Training case";

    /// <summary>The case's id, which stays when it is renamed.</summary>
    public static CaseId Id { get; } = CaseId.FromName(Name);

    public const string Description =
        "Synthetic telemetry with planted truth and fictional actors: a campaign hidden in benign traffic. Learn the tool here before you bring logs of your own.";

    /// <summary>What is generated: small enough to be ready while a new user reads the first page.</summary>
    public static ScenarioRequest Request { get; } = new("campaign", Accounts: 3_000, Interactions: 400_000, Seed: 1);
}
