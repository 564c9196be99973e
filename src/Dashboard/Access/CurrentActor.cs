using System.Security.Claims;
using Dashboard.Casework.Access;
using Dashboard.Casework.People;
using Dashboard.Core;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Access;

/// <summary>Who acts, for casework and its audit, from who is signed in.</summary>
public static class CurrentActor
{
    private const string SessionClaim = "session";
    private const string VisitingAsClaim = "visiting-as";

    /// <summary>The user that a session stands for.</summary>
    public static ClaimsPrincipal PrincipalOf(Session session, string scheme)
    {
        var actor = session.VisitingAs is { } role ? Casework.Access.Actor.Visitor(role) : new Actor(session.Person!, ActorKind.Person);
        var identity = new ClaimsIdentity([new(ClaimTypes.Name, actor.Name), new(SessionClaim, session.Id.ToString("N"))], scheme);
        if (actor.VisitingAs is { } visiting) identity.AddClaim(new Claim(VisitingAsClaim, visiting.ToString()));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>The actor behind a signed-in user.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in: a policy is missing on the way here.</exception>
    public static Actor Actor(this ClaimsPrincipal user) => user.FindActor() ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>The actor behind a user; null when nobody is signed in.</summary>
    public static Actor? FindActor(this ClaimsPrincipal user) => user.Identity is not { IsAuthenticated: true, Name: { } name }
        ? null
        : EnumName.TryParse<Role>(user.FindFirstValue(VisitingAsClaim), out var role)
            ? Casework.Access.Actor.Visitor(role)
            : new Actor(name, ActorKind.Person);

    /// <summary>The session of a signed-in user; the empty id for nobody.</summary>
    public static Guid SessionId(this ClaimsPrincipal user) =>
        Guid.TryParseExact(user.FindFirstValue(SessionClaim), "N", out var id) ? id : Guid.Empty;

    /// <summary>The actor of the circuit.</summary>
    public static async Task<Actor> ActorAsync(this AuthenticationStateProvider provider) =>
        (await provider.GetAuthenticationStateAsync()).User.Actor();
}
