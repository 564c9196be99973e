using Dashboard.Access;
using Dashboard.Casework.Access;
using Dashboard.Casework.Cases;
using Dashboard.Casework.People;
using Dashboard.Casework.Records;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Dashboard.Serving;
using Dashboard.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests;

/// <summary>The whole program on a workspace of its own, listening on loopback, with people who can be signed in at once.</summary>
internal sealed class ServedWorkspace : IAsyncDisposable
{
    public const string Password = "violet harbour lamp 77";

    private readonly Workspace workspace;

    private ServedWorkspace(Workspace workspace, WebApplication app)
    {
        this.workspace = workspace;
        App = app;
    }

    public static Actor Owner { get; } = Actor.CurrentUser();

    public WebApplication App { get; }

    public string Directory => workspace.Directory;

    public Uri Address => Addresses.Single();

    public IEnumerable<Uri> Addresses =>
        App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a));

    public static Task<ServedWorkspace> StartAsync() => StartAsync(ListeningOptions.OnThisMachine("http://127.0.0.1:0"));

    public static async Task<ServedWorkspace> StartAsync(ListeningOptions listening)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("dashboard-served-").FullName;
        // Without this mark the sample cases would be prepared beside the tests.
        await File.WriteAllTextAsync(Path.Combine(directory, "samples-prepared"), "");
        var workspace = await Workspace.OpenAsync(directory);
        var app = DashboardServer.Build(workspace, listening);
        await app.StartAsync();
        return new ServedWorkspace(workspace, app);
    }

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>Makes a case whose id follows from its name, as a sample's does.</summary>
    public async Task<CaseId> CreateCaseAsync(string name) =>
        (await Get<CaseRegister>().CreateAsync(Owner, new CaseDraft(name, CaseKind.Telemetry, IsSynthetic: true, IsSample: true))).Id;

    /// <summary>Adds somebody with roles on a case.</summary>
    public async Task<Actor> PersonAsync(string name, CaseId? on = null, params Role[] roles)
    {
        var people = Get<PeopleRegister>();
        var (person, token) = await people.AddAsync(Owner, new PersonDraft(name));
        await people.RedeemAsync(token, Password);
        foreach (var role in roles) await Get<CaseMembers>().GiveAsync(Owner, name, on!.Value, role);
        return new Actor(person.Name, ActorKind.Person);
    }

    /// <summary>A browser without a session. It follows no redirects.</summary>
    public HttpClient Nobody() => new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    /// <summary>A browser in which a person has signed in.</summary>
    public async Task<HttpClient> SignInAsync(Actor person) =>
        WithSession((await Get<SignIns>().WithPasswordAsync(person.Name, Password)).Session!);

    /// <summary>A browser that has the cookie of a session, and the token that a page of the session was given.</summary>
    public HttpClient WithSession(Session session) => WithSession(session, TokensOf(session));

    /// <summary>The tokens that a page of a session is given: one for the browser's cookie, one to send along.</summary>
    public AntiforgeryTokenSet TokensOf(Session session)
    {
        using var scope = App.Services.CreateScope();
        var http =
            new DefaultHttpContext { RequestServices = scope.ServiceProvider,
                User = CurrentActor.PrincipalOf(session, SessionCookie.Scheme) };
        return Get<IAntiforgery>().GetTokens(http);
    }

    /// <summary>A browser that has the cookie of a session, and these tokens; null for none.</summary>
    public HttpClient WithSession(Session session, AntiforgeryTokenSet? tokens)
    {
        var cookie = Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionCookie.Scheme);
        var ticket = new AuthenticationTicket(CurrentActor.PrincipalOf(session, SessionCookie.Scheme), SessionCookie.Scheme);
        ticket.Properties.ExpiresUtc = session.ExpiresAt;
        var client = Nobody();
        var cookies = $"{cookie.Cookie.Name}={cookie.TicketDataFormat.Protect(ticket)}";
        if (tokens is not null)
        {
            client.DefaultRequestHeaders.Add(tokens.HeaderName!, tokens.RequestToken);
            cookies += $"; {Get<IOptions<AntiforgeryOptions>>().Value.Cookie.Name}={tokens.CookieToken}";
        }

        client.DefaultRequestHeaders.Add("Cookie", cookies);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await workspace.DisposeAsync();
        await DeleteAsync(workspace.Directory);
    }

    // A file that is made between listing and deleting, as by a database that is being closed, is met the next time.
    private static async Task DeleteAsync(string directory)
    {
        for (var tries = 0; System.IO.Directory.Exists(directory); tries++)
        {
            try
            {
                System.IO.Directory.Delete(directory, recursive: true);
            }
            catch (IOException) when (tries < 20)
            {
                await Task.Delay(50);
            }
        }
    }
}
