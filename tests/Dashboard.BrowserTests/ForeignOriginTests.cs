using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.BrowserTests;

/// <summary>
/// What a page on another port of the same machine can do with the browser of an administrator, as one that attacks would.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class ForeignOriginTests(DashboardBrowser browser)
{
    [Fact]
    public async Task Page_OnAnotherPort_OpensNoCircuitAndChangesNothing()
    {
        await using var watched = await browser.OpenAsync("/people");
        using var foreign = new ForeignSite();
        var here = browser.Program.Address.GetLeftPart(UriPartial.Authority);
        await watched.Page.GotoAsync(foreign.Address);

        // With the cookie: another port is the same site to a browser.
        var outcomes = await watched.Page.EvaluateAsync<string[]>(
            """
            async here => {
              const socket = address => new Promise(done => {
                const it = new WebSocket(address);
                it.onopen = () => done('open');
                it.onerror = () => done('refused');
              });
              const read = async path => {
                try {
                  await (await fetch(here + path, { credentials: 'include' })).text();
                  return 'read';
                } catch { return 'hidden'; }
              };
              const send = async (path, body) => {
                try {
                  await fetch(here + path, { method: 'POST', credentials: 'include', mode: 'no-cors', body });
                } catch { /* That it was refused is as good. */ }
              };
              await send('/_blazor/negotiate?negotiateVersion=1');
              await send('/sign-out', new URLSearchParams({ a: '1' }));
              await send('/api/cases/training-case/uploads?name=foreign.csv', 'account_id,timestamp');
              return [await socket(here.replace('http', 'ws') + '/_blazor'), await read('/people')];
            }
            """,
            here);

        Assert.Equal(["refused", "hidden"], outcomes);
        // What could be sent was not taken: the session goes on, and nothing waits to be imported.
        await watched.GoToAsync("/people");
        await Expect(Title(watched)).ToHaveTextAsync("People");
        await watched.GoToAsync("/cases/training-case/imports");
        await Expect(Title(watched)).ToHaveTextAsync("Imports");
        await Expect(watched.Page.GetByText("foreign.csv")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Form_OnAnotherPort_IsRefusedWithASentence()
    {
        await using var watched = await browser.OpenAsync("/people");
        using var foreign = new ForeignSite($"<form method=post action='{browser.Program.Address}sign-out'><button>Win</button></form>");
        await watched.Page.GotoAsync(foreign.Address);

        await watched.Button("Win").ClickAsync();

        await Expect(watched.Page.GetByText("did not come from a page of this site")).ToBeVisibleAsync();
        await watched.GoToAsync("/people");
    }

    [Fact]
    public async Task Link_OnAnotherSite_ArrivesSignedIn()
    {
        await using var watched = await browser.OpenAsync("/");
        // By its other name this machine is another site, from which the session's cookie is not sent.
        using var foreign = new ForeignSite(
            $"<a href='{browser.Program.Address}cases/public-record/summary?time=2026-04-22..2026-06-05'>See the case</a>");
        await watched.Page.GotoAsync(foreign.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

        await watched.Link("See the case").ClickAsync();

        await watched.Page.Locator(".shell[data-ready]").WaitForAsync();
        Assert.EndsWith("/cases/public-record/summary?time=2026-04-22..2026-06-05", watched.Page.Url, StringComparison.Ordinal);
        watched.AssertQuiet();
    }

    [Fact]
    public async Task Markers_OfAnotherSession_StartNoCircuit()
    {
        await using var first = await browser.OpenAsync("/");
        await using var second = await browser.OpenSignedInAnewAsync();
        // What the first session's page was given for its circuit, read with the second session's browser.
        var stolen = await (await first.Page.Context.APIRequest.GetAsync("/people")).TextAsync();
        await second.Page.RouteAsync(
            "**/people",
            route => route.FulfillAsync(new RouteFulfillOptions { Status = 200, ContentType = "text/html; charset=utf-8", Body = stolen }));

        await second.Page.GotoAsync("/people");
        await Expect(Title(second)).ToHaveTextAsync("People");
        await second.Page.WaitForFunctionAsync(
            "document.querySelector('#blazor-error-ui')?.checkVisibility() || document.querySelector('.shell[data-ready]')");

        await Expect(second.Page.Locator(".shell[data-ready]")).ToHaveCountAsync(0);
    }

    private static ILocator Title(WatchedPage watched) => watched.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 });

    /// <summary>A page of somebody else, on a port of its own.</summary>
    private sealed class ForeignSite : IDisposable
    {
        private readonly HttpListener listener = new();

        public ForeignSite(string body = "A page of somebody else.")
        {
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Port = ((IPEndPoint)free.LocalEndpoint).Port;
            }

            listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
            listener.Prefixes.Add($"http://localhost:{Port}/");
            listener.Start();
            _ = AnswerAsync(body);
        }

        public int Port { get; }

        public string Address => $"http://127.0.0.1:{Port}/";

        public void Dispose() => listener.Close();

        private async Task AnswerAsync(string body)
        {
            try
            {
                while (true)
                {
                    var context = await listener.GetContextAsync();
                    context.Response.ContentType = "text/html; charset=utf-8";
                    await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes($"<!DOCTYPE html><title>Foreign</title>{body}"));
                    context.Response.Close();
                }
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
            }
        }
    }
}
