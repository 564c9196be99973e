using Dashboard.Casework.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dashboard.Serving;

/// <summary>Whether the casework database answers.</summary>
internal sealed class WorkspaceHealth(IDbContextFactory<CaseworkContext> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var casework = await contexts.CreateDbContextAsync(cancellationToken);
        return await casework.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The casework database does not answer.");
    }
}
