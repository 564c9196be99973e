using Dashboard.Core;

namespace Dashboard.Casework;

/// <summary>Knows which words are ids of accounts. Casework has no telemetry: its host has.</summary>
public interface IAccountNames
{
    /// <summary>The words that are the id of an account of the case.</summary>
    Task<IReadOnlySet<string>> AmongAsync(CaseId caseId, IReadOnlyCollection<string> words, CancellationToken cancellationToken);
}

/// <summary>Casework by itself: no word is known to be an account.</summary>
internal sealed class NoAccounts : IAccountNames
{
    public Task<IReadOnlySet<string>> AmongAsync(CaseId caseId, IReadOnlyCollection<string> words, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<string>>(new HashSet<string>());
}
