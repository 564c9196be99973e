using Dashboard.Access;
using Dashboard.Casework.People;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Dashboard.SignIn;

/// <summary>
/// Lets nothing in from a browser whose session is over: every event, call and navigation that a circuit receives is
/// checked, as every request is.
/// </summary>
public sealed class CircuitSession(AuthenticationStateProvider authentication, Sessions sessions) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        // Pages that nobody has to sign in for are not interactive: a circuit of nobody does nothing.
        if (await sessions.FindAsync(user.SessionId()) is { } actor && actor == user.FindActor()) await next(context);
    };
}
