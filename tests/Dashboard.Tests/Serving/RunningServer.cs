using System.Security.Cryptography.X509Certificates;
using Dashboard.Casework;
using Dashboard.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Serving;

/// <summary>The whole application on a workspace of its own, without the sample cases, on loopback.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly string directory;

    private RunningServer(string directory, Workspace workspace, WebApplication app)
    {
        (this.directory, Workspace, App) = (directory, workspace, app);
        Addresses = [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a))];
        Client = ClientOf(Addresses[0]);
    }

    public Workspace Workspace { get; }

    public WebApplication App { get; }

    public IReadOnlyList<Uri> Addresses { get; }

    /// <summary>Speaks to the first address.</summary>
    public HttpClient Client { get; }

    public static Task<RunningServer> StartAsync() => StartAsync(ListeningOptions.OnThisMachine("http://127.0.0.1:0"));

    public static async Task<RunningServer> StartAsync(ListeningOptions listening)
    {
        var directory = Directory.CreateTempSubdirectory("server-").FullName;
        // Without this mark the sample cases would be prepared beside the tests.
        await File.WriteAllTextAsync(Path.Combine(directory, "samples-prepared"), "");
        var workspace = await Workspace.OpenAsync(directory);
        var app = DashboardServer.Build(workspace, listening);
        await app.StartAsync();
        return new RunningServer(directory, workspace, app);
    }

    /// <summary>A client that follows no redirect, and takes this certificate for the server's.</summary>
    public static HttpClient ClientOf(Uri address, X509Certificate2? trusted = null)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        if (trusted is not null) handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => trusted.Equals(certificate);
        return new HttpClient(handler) { BaseAddress = address };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        await Workspace.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}

/// <summary>One server for the tests of a class that change nothing in each other's way.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    internal RunningServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await RunningServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
