using System.IO.Compression;
using Dashboard.Access;
using Dashboard.Allegations;
using Dashboard.Annotations;
using Dashboard.Audit;
using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.People;
using Dashboard.Casework.Workspaces;
using Dashboard.Commands;
using Dashboard.Consoles;
using Dashboard.Control;
using Dashboard.Editing;
using Dashboard.Exhibits;
using Dashboard.Failures;
using Dashboard.Imports;
using Dashboard.InteractionPages;
using Dashboard.Interactions.ClickHouse;
using Dashboard.Interactions.ClickHouse.Connection;
using Dashboard.Interactions.Opening;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Imports;
using Dashboard.Investigations.Recovery;
using Dashboard.Investigations.Samples;
using Dashboard.Limits;
using Dashboard.Investigations.PacketExports;
using Dashboard.PacketExports;
using Dashboard.Palettes;
using Dashboard.Shell;
using Dashboard.Shortcuts;
using Dashboard.Shown;
using Dashboard.SignIn;
using Dashboard.Tables;
using Dashboard.Tour;
using Dashboard.Workbench;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.SignalR;
using MudBlazor.Services;

namespace Dashboard.Serving;

/// <summary>The web application: composition root of pages and endpoints.</summary>
public static class DashboardServer
{
    /// <summary>Serves until cancelled.</summary>
    /// <param name="auditHeads">The file outside that signed heads of the audit log are added to; null for none.</param>
    /// <param name="interactions">Where the interactions of new cases go; null for where the environment says, or for files.</param>
    internal static async Task<int> RunAsync(
        string? directory, ListeningOptions listening, string? auditHeads, ClickHouseAddress? interactions, CommandConsole console,
        CancellationToken cancellation)
    {
        await using var workspace = await Workspace.OpenOrReadAsync(directory, cancellationToken: cancellation);
        if (workspace.Mode.WhyReadOnly is { } why)
            console.Say($"The workspace is served for reading only: {why}. What is read is recorded no longer than this process runs.");
        await using var app = Build(workspace, listening, auditHeads, interactions);
        app.Services.GetRequiredService<WorkspaceParts>().RequireKeys();
        if (!workspace.Mode.IsReadOnly)
        {
            await app.Services.GetRequiredService<WorkspaceRecovery>().RecoverAsync(cancellation);
            await app.Services.GetRequiredService<WaitingFiles>().RecoverAsync(cancellation);
            await app.Services.GetRequiredService<SamplePreparation>().EnsureCasesAsync(cancellation);
            await app.Services.GetRequiredService<AllegationBasis>().ReopenForRuleAsync(cancellation);
        }

        await app.StartAsync(cancellation);
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
            console.Out.WriteLine($"Dashboard is ready at {address}. The workspace is {workspace.Directory}. Stop it with Ctrl+C.");
        if (!workspace.Mode.IsReadOnly) await OfferFirstLinkAsync(app, console, cancellation);
        await app.WaitForShutdownAsync(cancellation);
        return CommandLine.Done;
    }

    // As notebook servers do: whoever reads the console started the program, and so owns the workspace.
    private static async Task OfferFirstLinkAsync(WebApplication app, CommandConsole console, CancellationToken cancellation)
    {
        var people = app.Services.GetRequiredService<PeopleRegister>();
        if (await people.AnyAsync(cancellation) || await people.MakeFirstLinkAsync(Actor.CurrentUser(), cancellation) is not { } token)
            return;
        var listening = app.Services.GetRequiredService<ListeningOptions>();
        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        // By the name under which others reach it: a proxy in front speaks https on its own port.
        var address = listening switch
        {
            { TrustedProxies.Count: > 0, Hosts: [.., var host] } => $"https://{host}",
            { Hosts: [.., var host] } when new Uri(bound) is { IsLoopback: false } uri => $"{uri.Scheme}://{host}:{uri.Port}",
            _ => bound,
        };
        console.Out.WriteLine(
            $"Make the first administrator with this link, which works once: {address}{SignInAddress.Link(SignInAddress.First, token)}");
    }

    /// <summary>The application on an open workspace, on this machine only, not started.</summary>
    public static WebApplication Build(Workspace workspace, string[] addresses) =>
        Build(workspace, ListeningOptions.OnThisMachine(addresses));

    /// <summary>The application on an open workspace, not started.</summary>
    public static WebApplication Build(
        Workspace workspace, ListeningOptions listening, string? auditHeads = null, ClickHouseAddress? interactions = null)
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
                kestrel.ConfigureHttpsDefaults(
                    https => (https.ServerCertificate, https.ServerCertificateChain) = (certificate.Leaf, certificate.Intermediates));
        });
        builder.Configuration.AddInMemoryCollection(
            [new("AllowedHosts", string.Join(';', listening.Hosts)), new("ForwardedHeaders_Enabled", "false")]);
        builder.Logging.AddServerLogs();
        AddServices(builder.Services, workspace, listening);
        builder.Services.AddSingleton(new AuditHeadPlace(auditHeads));
        if (interactions is not null) builder.Services.AddSingleton<IInteractionEngine>(new ClickHouseEngine(interactions));
        var app = builder.Build();
        Map(app, listening);
        return app;
    }

    private static void AddServices(IServiceCollection services, Workspace workspace, ListeningOptions listening)
    {
        services.AddTransportProtection(listening);
        services.AddWorkspace(workspace);
        if (!workspace.Mode.IsReadOnly) services.AddHostedService(provider => provider.GetRequiredService<SamplePreparation>());
        services.AddHostedService(provider => provider.GetRequiredService<ControlServer>());
        services.AddHostedService<AuditHeadSchedule>();
        var protection = services.AddDataProtection().SetApplicationName("Dashboard");
        // Sessions of a workspace that cannot be written end with the process, and so may the key of their cookies.
        if (workspace.Mode.IsReadOnly) protection.UseEphemeralDataProtectionProvider();
        else protection.PersistKeysToFileSystem(new DirectoryInfo(workspace.KeysDirectory));
        services.AddSessions(listening.CookieSecure);
        services.AddSingleton<PendingCode>();
        services.AddCasePolicies();
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
        services.AddExceptionHandler<RequestFailures>();
        services.AddHttpContextAccessor();
        services.AddHealthChecks().AddCheck<WorkspaceHealth>("workspace");
        services.AddRazorComponents().AddInteractiveServerComponents();
        SessionBinding.AddTo(services);
        services.AddSingleton<CircuitPlaces>();
        services.Configure<HubOptions>(hub => hub.AddFilter<CircuitPlaces>());
        services.AddSingleton(typeof(HubLifetimeManager<>), typeof(CircuitOutput<>));
        services.AddMudServices();
        services.AddScoped<Drafts>();
        services.AddScoped<PageActions>();
        services.AddScoped<ShortcutModule>();
        services.AddScoped<TourProgress>();
        services.AddSingleton<PaletteEntries>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<WaitingFiles>();
        services.AddSingleton<WaitingArchives>();
        services.AddSingleton<FirstLooks>();
        services.AddSingleton<ImportQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportQueue>());
        services.AddSingleton<AnalysisQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<AnalysisQueue>());
        services.AddSingleton<PacketQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<PacketQueue>());
        services.AddHostedService<WarmUp>();
        services.AddSingleton<TemplateTexts>();
        services.AddSingleton<PromptReads>();
        services.AddSingleton<TableExports>();
    }

    private static void Map(WebApplication app, ListeningOptions listening)
    {
        app.UseSecurityHeaders();
        app.UseTransportProtection(listening);
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask });
        app.UseOwnOrigin();
        app.UseStatusCodePagesWithReExecute("/not-found", "?status={0}", createScopeForStatusCodePages: true);
        app.Use((http, next) =>
        {
            // Only who reads a page is shown one; a program that is refused gets the bare answer.
            var isPage = HttpMethods.IsGet(http.Request.Method) && !http.Request.Path.StartsWithSegments("/api");
            if (!isPage && http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
            return next(http);
        });
        app.UseResponseCompression();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseUnsafeRequests();
        app.UseResponseOutput();
        // Here, too: what a failure says goes to its reader through the mask, as everything else does.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask });
        app.UseAntiforgery();
        app.MapHealthChecks("/healthz").AllowAnonymous();
        app.MapStaticAssets().AllowAnonymous().DisableRateLimiting();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        app.MapSignOut();
        app.MapImports();
        app.MapExhibits();
        app.MapPackets();
        app.MapAudit();
        app.MapWorkbench();
        app.MapTables();
        app.MapAnnotations();
        app.MapAllegations();
    }
}
