using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Dashboard.Serving;

/// <summary>
/// Lets a request through only if it came over https, over a trusted proxy that took it over https, or from this
/// machine. What a proxy says of a request is believed only of a trusted one.
/// </summary>
internal static class TransportProtection
{
    private static readonly string[] ForwardingHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host"];

    public static IServiceCollection AddTransportProtection(this IServiceCollection services, ListeningOptions listening)
    {
        services.AddSingleton(listening);
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders =
                ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            // Each sender in the chain has to be trusted, however long it is.
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in listening.TrustedProxies) forwarded.KnownIPNetworks.Add(network);
            forwarded.AllowedHosts = [.. listening.Hosts];
        });
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddHttpsRedirection(redirection => redirection.RedirectStatusCode = StatusCodes.Status308PermanentRedirect);
        return services;
    }

    public static IApplicationBuilder UseTransportProtection(this IApplicationBuilder app, ListeningOptions listening)
    {
        app.MapWhen(
            http => IsForwarded(http.Request) && !listening.IsTrustedProxy(http.Connection.RemoteIpAddress),
            branch => branch.Run(
                http => RefuseAsync(
                    http,
                    "A proxy passed this request on that the server was not told to trust. Start it with --trusted-proxy and the proxy's address.")));
        app.UseForwardedHeaders();
        if (listening.Certificate is not null) app.UseHsts();
        app.MapWhen(http => !IsProtected(http, listening), branch =>
        {
            if (listening.Certificate is not null) branch.UseHttpsRedirection();
            branch.Run(
                http => RefuseAsync(http, "This server answers over https only. Use its https address, which its administrator can name."));
        });
        return app;
    }

    private static bool IsForwarded(HttpRequest request) => ForwardingHeaders.Any(request.Headers.ContainsKey);

    // A trusted proxy on this machine that says nothing of the sender has not said https either.
    private static bool IsProtected(HttpContext http, ListeningOptions listening) =>
        http.Request.IsHttps
        || (http.Connection is { LocalIpAddress: { } here, RemoteIpAddress: { } there }
            && IPAddress.IsLoopback(here) && IPAddress.IsLoopback(there) && !listening.IsTrustedProxy(there));

    private static Task RefuseAsync(HttpContext http, string sentence) =>
        Results.Text(sentence, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(http);
}
