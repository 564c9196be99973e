namespace Dashboard.Scenarios;

/// <summary>A model that becomes available to everybody.</summary>
/// <param name="Model">Its name in the log.</param>
/// <param name="At">UTC.</param>
public sealed record ReleasedModel(string Model, DateTime At);

/// <summary>What kind of thing happened.</summary>
public enum CaseEventKind
{
    ModelRelease,
    Enforcement,
}

/// <summary>Something that the provider knows happened, for a timeline beside the telemetry.</summary>
/// <param name="At">UTC; of several actions on one day, the first.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Description">In a sentence.</param>
/// <param name="Accounts">Accounts it concerned; null for a release.</param>
public sealed record ScenarioEvent(DateTime At, CaseEventKind Kind, string Title, string Description, int? Accounts);
