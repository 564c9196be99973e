using Dashboard.Access;
using Dashboard.PageKit;
using Dashboard.Casework.People;
using Microsoft.AspNetCore.Authentication;

namespace Dashboard.SignIn;

/// <summary><c>POST /sign-out</c>, a form: ends the session.</summary>
public static class SignOutEndpoint
{
    public static void MapSignOut(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(SignInAddress.SignOut, SignOutAsync).RequireAuthorization(CasePolicies.Workspace);

    private static async Task<IResult> SignOutAsync(HttpContext http, Sessions sessions)
    {
        await sessions.EndAsync(http.User.Actor(), http.User.SessionId(), CancellationToken.None);
        await http.SignOutAsync(SessionCookie.Scheme);
        return Results.Redirect(SignInAddress.SignIn);
    }
}
