using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Cases;

namespace Dashboard.Investigations.Verification;

/// <summary>
/// Whether the content of cases is what was written. It is read whole once for each state: no other process can write while a case is open.
/// </summary>
public sealed class CaseContents
{
    private readonly LatestFindings<ContentVerification> latest = new();

    public async Task<ContentVerification> FindAsync(CaseId caseId, IInteractionStore store, CancellationToken cancellation) =>
        await latest.FindAsync(
        caseId, (await store.DescribeAsync(cancellation)).Fingerprint, () => store.VerifyAsync(null, CancellationToken.None), cancellation);
}
