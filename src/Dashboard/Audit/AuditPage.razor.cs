using Dashboard.Access;
using Dashboard.Casework;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Audit;

/// <summary>The audit entries of a case.</summary>
public partial class AuditPage
{
    private readonly List<AuditEntry> entries = [];
    private AuditVerification? verification;
    private bool isVerifying;
    private int total;

    [Parameter]
    public required string CaseId { get; set; }

    [Inject]
    public required AuditTrail Trail { get; init; }

    [Inject]
    public required AuthenticationStateProvider Authentication { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        entries.Clear();
        await LoadMoreAsync();
    }

    private async Task LoadMoreAsync()
    {
        long? before = entries.Count > 0 ? entries[^1].Sequence : null;
        var request = new AuditRequest(Core.CaseId.Parse(CaseId), BeforeSequence: before);
        var listing = await Trail.ListAsync(await Authentication.ActorAsync(), request);
        entries.AddRange(listing.Rows);
        total = listing.Total;
    }

    private async Task VerifyAsync()
    {
        isVerifying = true;
        try
        {
            verification = await Trail.VerifyAsync();
        }
        finally
        {
            isVerifying = false;
        }
    }
}
