using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Dashboard.Casework;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Dashboard.Access;

/// <summary>
/// Takes whoever connects from this machine for the operating-system user who owns the workspace, as the commands do.
/// The one place that sign-in will replace.
/// </summary>
internal sealed class WorkspaceOwnerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "workspace-owner";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote))
            return Task.FromResult(AuthenticateResult.Fail("Not from this machine."));
        var owner = Actor.CurrentUser();
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, owner.Name)], SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName)));
    }

    // What one may not see does not exist: the answer is the one that an address without anything behind it gets.
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
