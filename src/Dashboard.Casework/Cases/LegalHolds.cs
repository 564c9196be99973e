using Dashboard.Casework.Records;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Casework.Cases;

/// <summary>The cases under legal hold, whoever asks: what would do away with one has to know.</summary>
public static class LegalHolds
{
    /// <summary>The held cases of a workspace, in ordinal order of their ids.</summary>
    public static async Task<IReadOnlyList<CaseId>> HeldCasesAsync(Workspace workspace, CancellationToken cancellationToken = default)
    {
        await using var context = await workspace.Contexts.CreateDbContextAsync(cancellationToken);
        return await context.Cases.Where(c => c.HeldAt != null).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellationToken);
    }
}
