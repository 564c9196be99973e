using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework;

/// <summary>Which cases are under legal hold: they are not changed, not deleted, and not replaced by a backup.</summary>
public static class LegalHolds
{
    /// <summary>The cases of a workspace under legal hold.</summary>
    public static Task<IReadOnlyList<CaseId>> HeldCasesAsync(IDbContextFactory<CaseworkContext> contexts, CancellationToken cancellationToken)
    {
        // No case has the mark of a hold yet.
        return Task.FromResult<IReadOnlyList<CaseId>>([]);
    }
}
