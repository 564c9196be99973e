using Dashboard.Casework.Access;
using Dashboard.Casework.People;
using Dashboard.Core;
using Microsoft.AspNetCore.Authorization;

namespace Dashboard.Access;

/// <summary>The user may do this with the case that the route names.</summary>
public sealed record CaseRequirement(CaseOperation Operation) : IAuthorizationRequirement;

/// <summary>The user may do this with the workspace.</summary>
public sealed record WorkspaceRequirement(WorkspaceOperation Operation) : IAuthorizationRequirement;

/// <summary>
/// Asks casework's policy, the same for a page on its first request, a page within a circuit, and an endpoint.
/// </summary>
internal sealed class CaseRequirementHandler(CaseMembers members) : AuthorizationHandler<CaseRequirement>
{
    /// <summary>Why somebody who is on the case was refused: everybody else is told that there is nothing.</summary>
    public const string WrongRole = "wrong-role";

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, CaseRequirement requirement)
    {
        if (context.User.Identity is not { IsAuthenticated: true }) return;
        if (!CaseId.TryParse(CaseOf(context.Resource), out var caseId)) return;
        var granted = await members.GrantsAsync(context.User.Actor(), caseId);
        if (granted.Contains(requirement.Operation)) context.Succeed(requirement);
        else if (granted.Count > 0) context.Fail(new AuthorizationFailureReason(this, WrongRole));
    }

    private static string? CaseOf(object? resource) => resource switch
    {
        HttpContext http => http.GetRouteValue("CaseId") as string,
        Microsoft.AspNetCore.Components.RouteData route => route.RouteValues.GetValueOrDefault("CaseId") as string,
        _ => null,
    };
}

/// <summary>Asks casework's policy about the workspace.</summary>
internal sealed class WorkspaceRequirementHandler(CaseMembers members) : AuthorizationHandler<WorkspaceRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, WorkspaceRequirement requirement)
    {
        if (context.User.Identity is { IsAuthenticated: true } && await members.AllowsAsync(context.User.Actor(), requirement.Operation))
            context.Succeed(requirement);
    }
}
