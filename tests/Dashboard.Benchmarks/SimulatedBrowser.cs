using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Dashboard.Benchmarks;

/// <summary>A browser's requests and cookies, without a browser.</summary>
internal sealed partial class SimulatedBrowser : IDisposable
{
    // As many as browsers open to one server.
    private const int Connections = 6;

    /// <summary>Makes one without a session.</summary>
    /// <param name="server">The server's address.</param>
    /// <param name="from">The address that it calls from; null for the one that the system takes.</param>
    public SimulatedBrowser(Uri server, IPAddress? from = null)
    {
        var handler = new SocketsHttpHandler
        {
            CookieContainer = Cookies,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            MaxConnectionsPerServer = Connections,
        };
        if (from is not null) handler.ConnectCallback = (context, cancellation) => ConnectAsync(from, context.DnsEndPoint, cancellation);
        Http = new HttpClient(handler) { BaseAddress = server };
        // As browsers do, with all that may change something.
        Http.DefaultRequestHeaders.Add("Origin", server.GetLeftPart(UriPartial.Authority));
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http { get; }

    /// <summary>Looks at a page for its form.</summary>
    /// <exception cref="HttpRequestException">The page was refused.</exception>
    public async Task<PageForm> FormAsync(string path)
    {
        var html = await Http.GetStringAsync(path);
        return new(path, HandlerField().Match(html).Groups[1].Value, TokenField().Match(html).Groups[1].Value);
    }

    /// <summary>Sends a form with what was entered.</summary>
    public async Task<HttpResponseMessage> SendAsync(PageForm form, params KeyValuePair<string, string>[] entries)
    {
        using var content = new FormUrlEncodedContent(
            [new("_handler", form.Handler), new("__RequestVerificationToken", form.Token), .. entries]);
        return await Http.PostAsync(form.Path, content);
    }

    /// <summary>Enters a name and a password.</summary>
    public Task<HttpResponseMessage> SendCredentialsAsync(PageForm form, string name, string password) =>
        SendAsync(form, new("Form.Name", name), new("Form.Password", password));

    /// <summary>Signs in, and waits where it is told to.</summary>
    /// <exception cref="InvalidOperationException">The password is refused.</exception>
    public async Task SignInAsync(string name, string password)
    {
        while (true)
        {
            using var answer = await SendCredentialsAsync(await FormAsync("/sign-in"), name, password);
            if (answer.StatusCode == HttpStatusCode.Found) return;
            if (answer.StatusCode != HttpStatusCode.TooManyRequests)
                throw new InvalidOperationException(
                    string.Create(CultureInfo.InvariantCulture, $"{name} could not sign in: {(int)answer.StatusCode}."));
            await Task.Delay(answer.Headers.RetryAfter!.Delta!.Value);
        }
    }

    public void Dispose() => Http.Dispose();

    private static async ValueTask<Stream> ConnectAsync(IPAddress from, DnsEndPoint server, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(IPAddress.Parse(server.Host), server.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    [GeneratedRegex("name=\"_handler\" value=\"([^\"]+)\"")]
    private static partial Regex HandlerField();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}

/// <summary>A form that a page has.</summary>
internal sealed record PageForm(string Path, string Handler, string Token);
