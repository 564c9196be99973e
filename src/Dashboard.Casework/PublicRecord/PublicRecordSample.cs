namespace Dashboard.Casework;

/// <summary>
/// The sample case “Public record”: the allegation of June 2026 as sources report it. No telemetry: nobody outside
/// has any.
/// </summary>
public sealed class PublicRecordSample(CaseRegister cases)
{
    /// <summary>The case's name.</summary>
    public const string Name = "Public record";

    /// <summary>Makes the case where there is none of this name, and answers it.</summary>
    public async Task<Case> EnsureAsync(CancellationToken cancellationToken = default) =>
        await cases.FindByNameAsync(Actor.Program, Name, cancellationToken) ?? throw new NotImplementedException();
}
