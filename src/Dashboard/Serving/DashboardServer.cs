using System.IO.Compression;
using Dashboard.Access;
using Dashboard.Casework;
using Dashboard.Commands;
using Dashboard.Exhibits;
using Dashboard.Imports;
using Dashboard.PacketExports;
using Dashboard.Samples;
using Dashboard.Shell;
using Dashboard.Workbench;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Radzen;

namespace Dashboard.Serving;

/// <summary>The web application: composition root of pages and endpoints.</summary>
public static class DashboardServer
{
    /// <summary>Serves until cancelled.</summary>
    internal static async Task<int> RunAsync(string? directory, ListeningOptions listening, CommandConsole console, CancellationToken cancellation)
    {
        await using var workspace = await Workspace.OpenAsync(directory, cancellationToken: cancellation);
        await using var app = Build(workspace, listening);
        app.Services.GetRequiredService<Uploads>().Clear();
        await app.Services.GetRequiredService<SamplePreparation>().EnsureCasesAsync(cancellation);
        await app.StartAsync(cancellation);
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
            console.Out.WriteLine($"Dashboard is ready at {address}. The workspace is {workspace.Directory}. Stop it with Ctrl+C.");
        await app.WaitForShutdownAsync(cancellation);
        return CommandLine.Done;
    }

    /// <summary>The application on an open workspace, on this machine only, not started.</summary>
    public static WebApplication Build(Workspace workspace, string[] addresses) => Build(workspace, ListeningOptions.OnThisMachine(addresses));

    /// <summary>The application on an open workspace, not started.</summary>
    public static WebApplication Build(Workspace workspace, ListeningOptions listening)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(DashboardServer).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls([.. listening.Addresses]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Endpoints from the environment would pass by the checks of the listening options.
            kestrel.Configure(new ConfigurationBuilder().Build());
            if (listening.Certificate is { } certificate)
                kestrel.ConfigureHttpsDefaults(https => (https.ServerCertificate, https.ServerCertificateChain) = (certificate.Leaf, certificate.Intermediates));
        });
        builder.Configuration.AddInMemoryCollection([new("AllowedHosts", string.Join(';', listening.Hosts)), new("ForwardedHeaders_Enabled", "false")]);
        builder.Logging.AddServerLogs();
        AddServices(builder.Services, workspace, listening);
        var app = builder.Build();
        Map(app, listening);
        return app;
    }

    private static void AddServices(IServiceCollection services, Workspace workspace, ListeningOptions listening)
    {
        services.AddTransportProtection(listening);
        services.AddWorkspace(workspace);
        services.AddHostedService(provider => provider.GetRequiredService<SamplePreparation>());
        services.AddDataProtection().SetApplicationName("Dashboard").PersistKeysToFileSystem(new DirectoryInfo(workspace.KeysDirectory));
        services.AddAuthentication(WorkspaceOwnerAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, WorkspaceOwnerAuthentication>(WorkspaceOwnerAuthentication.SchemeName, null);
        services.AddSingleton<IAuthorizationHandler, CaseRequirementHandler>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(CasePolicies.Workspace, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(CasePolicies.Read, policy => policy.RequireAuthenticatedUser().AddRequirements(new CaseRequirement(CaseOperation.Read)))
            .AddPolicy(CasePolicies.Write, policy => policy.RequireAuthenticatedUser().AddRequirements(new CaseRequirement(CaseOperation.Write)));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.SuppressXFrameOptionsHeader = true;
            antiforgery.Cookie.SecurePolicy = listening.CookieSecure;
        });
        services.AddResponseCompression(compression =>
        {
            // The pages hold no secret that an outsider could mix with chosen text, which is what makes this safe over TLS.
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/octet-stream", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.AddRateLimits();
        services.AddHttpContextAccessor();
        services.AddHealthChecks().AddCheck<WorkspaceHealth>("workspace");
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddSingleton<Uploads>();
        services.AddSingleton(new UploadLimits());
        services.AddSingleton<ImportQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportQueue>());
        services.AddWorkbench();
    }

    private static void Map(WebApplication app, ListeningOptions listening)
    {
        app.UseSecurityHeaders();
        app.UseTransportProtection(listening);
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseResponseCompression();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapHealthChecks("/healthz").AllowAnonymous();
        app.MapStaticAssets().AllowAnonymous().DisableRateLimiting();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        app.MapImports();
        app.MapExhibits();
        app.MapPackets();
        app.MapWorkbench();
    }
}
