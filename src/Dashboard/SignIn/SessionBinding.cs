using Dashboard.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.SignIn;

/// <summary>
/// Binds what a page is given to start and find its circuit (the markers of its components, their kept state, the id of
/// the circuit) to the session that it was given to: under another session's cookie none of it can be read.
/// </summary>
/// <remarks>
/// Data protection derives a key for each purpose; for what belongs to components the session is one more purpose. The
/// session is the request's, or, for what a circuit receives, the connection's (<see cref="SessionOfConnection"/>).
/// </remarks>
internal sealed class SessionBinding(IDataProtectionProvider inner, IHttpContextAccessor requests) : IDataProtectionProvider
{
    private const string OfComponents = "Microsoft.AspNetCore.Components";

    private static readonly AsyncLocal<Guid?> OfConnection = new();

    public IDataProtector CreateProtector(string purpose) =>
        purpose.StartsWith(OfComponents, StringComparison.Ordinal)
        ? new Bound(inner.CreateProtector(purpose), this) : inner.CreateProtector(purpose);

    /// <summary>Puts the binding before the data protection that is registered.</summary>
    public static IServiceCollection AddTo(IServiceCollection services)
    {
        var registered = services.Last(s => s.ServiceType == typeof(IDataProtectionProvider));
        services.Remove(registered);
        services.AddSingleton<IDataProtectionProvider>(provider => new SessionBinding(
            (IDataProtectionProvider)(registered.ImplementationFactory?.Invoke(provider) ?? registered.ImplementationInstance
                ?? ActivatorUtilities.CreateInstance(provider, registered.ImplementationType!)),
            provider.GetRequiredService<IHttpContextAccessor>()));
        services.Configure<HubOptions>(hub => hub.AddFilter(new SessionOfConnection()));
        return services;
    }

    private Guid Session => OfConnection.Value ?? requests.HttpContext?.User.SessionId() ?? Guid.Empty;

    /// <summary>Whatever a circuit's connection asks for is asked by the session with which it was opened.</summary>
    private sealed class SessionOfConnection : IHubFilter
    {
        public async ValueTask<object?> InvokeMethodAsync(
            HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
        {
            // It flows into what is asked for, and ends with this method.
            OfConnection.Value = invocationContext.Context.User?.SessionId() ?? Guid.Empty;
            return await next(invocationContext);
        }
    }

    private sealed class Bound(IDataProtector inner, SessionBinding binding) : IDataProtector
    {
        public IDataProtector CreateProtector(string purpose) => new Bound(inner.CreateProtector(purpose), binding);

        public byte[] Protect(byte[] plaintext) => OfSession().Protect(plaintext);

        public byte[] Unprotect(byte[] protectedData) => OfSession().Unprotect(protectedData);

        private IDataProtector OfSession() => inner.CreateProtector($"session {binding.Session:N}");
    }
}
