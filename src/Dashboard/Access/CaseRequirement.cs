using Dashboard.Casework;
using Dashboard.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Access;

/// <summary>The user may do this with the case that the route names.</summary>
public sealed record CaseRequirement(CaseOperation Operation) : IAuthorizationRequirement;

/// <summary>
/// Asks casework's policy, the same for a page on its first request, a page within a circuit, and an endpoint.
/// </summary>
internal sealed class CaseRequirementHandler(IDbContextFactory<CaseworkContext> contexts, ICaseAccess access)
    : AuthorizationHandler<CaseRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, CaseRequirement requirement)
    {
        if (context.User.Identity is not { IsAuthenticated: true }) return;
        if (!CaseId.TryParse(CaseOf(context.Resource), out var caseId)) return;
        await using var casework = await contexts.CreateDbContextAsync();
        var actor = context.User.Actor();
        var exists = await access.Readable(casework, actor).AnyAsync(c => c.Id == caseId);
        if (exists && await access.AllowsAsync(casework, actor, caseId, requirement.Operation, CancellationToken.None))
            context.Succeed(requirement);
    }

    private static string? CaseOf(object? resource) => resource switch
    {
        HttpContext http => http.GetRouteValue("CaseId") as string,
        Microsoft.AspNetCore.Components.RouteData route => route.RouteValues.GetValueOrDefault("CaseId") as string,
        _ => null,
    };
}
