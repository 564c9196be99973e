using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Dashboard.Access;

/// <summary>
/// What a refusal looks like from outside: whoever is not signed in is asked to; whoever is on the case and has another
/// role is told so; everybody else gets what an address without anything behind it gets.
/// </summary>
internal sealed class AuthorizationAnswers : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler inner = new();

    public Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (!authorizeResult.Forbidden) return inner.HandleAsync(next, context, policy, authorizeResult);
        var hasOtherRole = authorizeResult.AuthorizationFailure?.FailureReasons.Any(
            r => r.Message == CaseRequirementHandler.WrongRole) is true;
        context.Response.StatusCode = hasOtherRole ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
