using Dashboard.Core;

namespace Dashboard.Casework.Pseudonyms;

/// <summary>Knows the ids of a case's accounts. Casework has no telemetry: its host has.</summary>
public interface IAccountNames
{
    /// <summary>What tells one state of a case's accounts from another; cheap to ask.</summary>
    Task<string> StateAsync(CaseId caseId, CancellationToken cancellationToken);

    /// <summary>The ids of all accounts of the case, however they are known.</summary>
    Task<IReadOnlyCollection<string>> AllAsync(CaseId caseId, CancellationToken cancellationToken);
}

/// <summary>Casework by itself: there are no accounts.</summary>
internal sealed class NoAccounts : IAccountNames
{
    public Task<string> StateAsync(CaseId caseId, CancellationToken cancellationToken) => Task.FromResult("");

    public Task<IReadOnlyCollection<string>> AllAsync(CaseId caseId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyCollection<string>>([]);
}
