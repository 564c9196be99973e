using Dashboard.Casework.Access;
using Microsoft.AspNetCore.Authorization;

namespace Dashboard.Access;

/// <summary>The names of the policies that guard every page, endpoint and action.</summary>
public static class CasePolicies
{
    /// <summary>May enter the workspace: see the list of one's cases.</summary>
    public const string Workspace = "workspace";

    /// <summary>May see the workspace's people and settings.</summary>
    public const string Administration = "administration";

    private const string CasePrefix = "case:";

    /// <summary>May do this with the case that the route names.</summary>
    public static string Of(CaseOperation operation) => CasePrefix + operation;

    /// <summary>The operation that a policy of a case is about; null for a policy that is about none.</summary>
    public static CaseOperation? OperationOf(string? policy) =>
        policy?.StartsWith(CasePrefix, StringComparison.Ordinal) is true ? Enum.Parse<CaseOperation>(policy[CasePrefix.Length..]) : null;

    /// <summary>Registers all of them; whoever names none has to be signed in.</summary>
    public static IServiceCollection AddCasePolicies(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, CaseRequirementHandler>();
        services.AddSingleton<IAuthorizationHandler, WorkspaceRequirementHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuthorizationAnswers>();
        var signedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        var builder = services.AddAuthorizationBuilder()
            .SetDefaultPolicy(signedIn)
            .SetFallbackPolicy(signedIn)
            .AddPolicy(Workspace, signedIn)
            .AddPolicy(
                Administration,
                policy => policy.RequireAuthenticatedUser()
                .AddRequirements(new WorkspaceRequirement(WorkspaceOperation.ReadAdministration)));
        foreach (var operation in Enum.GetValues<CaseOperation>())
            builder.AddPolicy(Of(operation), policy => policy.RequireAuthenticatedUser().AddRequirements(new CaseRequirement(operation)));
        return services;
    }

    /// <summary>Lets only those to the endpoint who may do this with the case that its route names.</summary>
    public static TBuilder RequireCase<TBuilder>(this TBuilder endpoint, CaseOperation operation)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireAuthorization(Of(operation));
}

/// <summary>Lets only those to a page who may do this with the case that its route names.</summary>
public sealed class CaseAuthorizeAttribute(CaseOperation operation) : AuthorizeAttribute(CasePolicies.Of(operation));
