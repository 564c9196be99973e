using System.Security.Claims;
using Dashboard.Casework;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Access;

/// <summary>Who acts, for casework and its audit, from who is signed in.</summary>
public static class CurrentActor
{
    /// <summary>The actor behind a signed-in user.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: a policy is missing on the way here.</exception>
    public static Actor Actor(this ClaimsPrincipal user) => user.Identity is { IsAuthenticated: true, Name: { } name }
        ? new Actor(name, ActorKind.WorkspaceOwner)
        : throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>The actor of the circuit.</summary>
    public static async Task<Actor> ActorAsync(this AuthenticationStateProvider provider) =>
        (await provider.GetAuthenticationStateAsync()).User.Actor();
}
