using System.Text.RegularExpressions;
using Dashboard.Access;
using Dashboard.Casework.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Dashboard.Tests.Access;

/// <summary>A page or endpoint, as the running program has it.</summary>
/// <param name="Method">The method by which it is asked.</param>
/// <param name="Route">Its route, with a slash in front.</param>
/// <param name="Policies">The policies that guard it; a null among them for one that only asks for somebody who signed in.</param>
/// <param name="IsOpen">Whether anybody may come.</param>
internal sealed record Door(string Method, string Route, IReadOnlyList<string?> Policies, bool IsOpen)
{
    /// <summary>Whether it leads into a case.</summary>
    public bool IsOfACase => Route.Contains("{caseId", StringComparison.OrdinalIgnoreCase);

    /// <summary>What one has to be allowed to do with the case; null for a door that leads into none.</summary>
    public CaseOperation? Operation => Policies.Select(CasePolicies.OperationOf).LastOrDefault(o => o is not null);

    /// <summary>The operations that all have to be allowed: a group's and the endpoint's own.</summary>
    public IEnumerable<CaseOperation> Operations => Policies.Select(CasePolicies.OperationOf).OfType<CaseOperation>();

    /// <summary>The address in a case, of the first of whatever is numbered.</summary>
    public string AddressIn(string caseId) => Regex.Replace(
        Route, @"\{(?<name>[^}:?]+)[^}]*\}", match => match.Groups["name"].Value.ToUpperInvariant() switch
        {
            "CASEID" => caseId,
            "FILE" => "picture",
            _ => "1",
        });

    public override string ToString() => $"{Method} {Route}";

    /// <summary>Every door of the program.</summary>
    public static IReadOnlyList<Door> AllOf(WebApplication app) =>
    [
        .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().SelectMany(endpoint =>
        {
            // A page answers to every method; it is read by GET.
            var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 and < 3 } named
                ? named : ["GET"];
            return methods.Select(method => new Door(
                method,
                "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
                [.. endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy)],
                endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null));
        }).Distinct(),
    ];
}
