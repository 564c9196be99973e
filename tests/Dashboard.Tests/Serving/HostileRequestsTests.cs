using System.Net;
using System.Reflection;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Tests.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace Dashboard.Tests.Serving;

/// <summary>Requests as nobody who means well sends them: each gets a sentence and a status that fits, and no defect is met.</summary>
public sealed class HostileRequestsTests(ITestOutputHelper output)
{
    private const int AtOneValue = 3;
    private const int Together = 10;
    private const int Rounds = 2;
    private const int AloneAtEach = 6;

    private static readonly string[] Values =
    [
        "9999-12-31..9999-12-31", "0001-01-01..0001-01-01", "9999-12-31T23:59:59Z..9999-12-31T23:59:59.999999Z", "1900-01-01..2999-12-31",
        "9999-12-31", "0001-01-01", "99", "-1", "2147483648",
        "9223372036854775807", "NaN", "1e999", "%00", "%ED%A0%80", "é", "a,b", "[]", "..", "'\"><script>", "time=9999-12-31..9999-12-31",
        "x:y", "%25", "account%3D%00",
    ];

    // Only alone: one of them would use up the whole address.
    private static readonly string[] Alone = [
        "", "%0d%0aX-Made-Up:1", "%E2%80%AEabc", "%EF%BF%BF", new('x', 6000), string.Concat(Enumerable.Repeat("%C3%A9", 400)),
        "-9223372036854775808", "9999-12-31..0001-01-01", .. Values];

    // What views read from the query by themselves, beside the parameters of components.
    private static readonly string[] Known =
    [
        "from", "to", "take", "sort", "order", "columns", "rows", "row", "stack", "resolution", "measure", "against", "a", "b", "color",
        "anchor", "zoom", "scale", "open", "group", "tables", "hide", "exhibit",
        "format", "text", "kind", "action", "actor", "subject", "after", "tag", "author", "target", "by", "cut", "page", "find", "search",
        "status", "return", "token", "graph", "pin", "number", "state",
    ];

    [Fact]
    public async Task EveryDoor_AnyParameter_IsAnsweredWithoutADefect()
    {
        await using var served = await ServedWorkspace.StartAsync();
        var own = await served.CreateCaseAsync("Own");
        var log = Path.Combine(served.Directory, "log.csv");
        await File.WriteAllTextAsync(
            log, "account_id,timestamp,capability\na,2026-04-22T10:00:00Z,general\nb,2026-04-23T10:00:00Z,general\n");
        await served.Get<IInteractionStores>().Open(own)
            .ImportAsync(new ImportRequest(log, "log.csv", null, "tester", Examples.Noon), null, CancellationToken.None);
        await served.Get<AllegationRegister>().CreateAsync(ServedWorkspace.Owner, own, "Title");
        using var log2 = new Defects();
        served.Get<ILoggerFactory>().AddProvider(log2);
        var names = typeof(Program).Assembly.GetTypes().SelectMany(t => t.GetProperties())
            .Select(p => (p.Name, From: p.GetCustomAttribute<SupplyParameterFromQueryAttribute>())).Where(p => p.From is not null)
            .Select(p => p.From!.Name ?? p.Name).Concat(Known).Concat(Enum.GetValues<Dimension>().Select(Selection.KeyOf)).Append("time")
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var doors = Door.AllOf(served.App)
            .Where(d => d.Method == "GET" && !d.Route.StartsWith("/_", StringComparison.Ordinal) && !Path.HasExtension(d.Route))
            .Select(d => d.AddressIn("own")).Distinct().ToList();
        var failures = new List<string>();

        var (asked, people) = (0, 0);
        var browser = await NextAsync();
        for (var i = 0; i < doors.Count; i++)
        {
            foreach (var query in Queries(names, i))
            {
                var address = new Uri($"{doors[i]}?{query}", UriKind.Relative);
                var answer = await browser.GetAsync(address);
                if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                {
                    // What is taken out is limited by person: the next one asks.
                    browser.Dispose();
                    browser = await NextAsync();
                    answer = await browser.GetAsync(address);
                }

                asked++;
                var body = await answer.Content.ReadAsStringAsync();
                if (answer.Headers.Contains("X-Made-Up")) failures.Add($"A header was written by {address}");
                if (answer.StatusCode == HttpStatusCode.TooManyRequests) failures.Add($"{answer.StatusCode} {address}");
                if ((int)answer.StatusCode >= 500 || body.Contains("Something went wrong on the server. Nothing", StringComparison.Ordinal))
                    failures.Add($"{answer.StatusCode} {address}");
                answer.Dispose();
            }
        }

        browser.Dispose();
        output.WriteLine($"{doors.Count} doors, {names.Count} parameters, {Values.Length} values, {asked} requests of {people} people.");
        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(40)) + "\n" + string.Join('\n', log2.Lines.Take(10)));
        Assert.Empty(log2.Lines);

        async Task<HttpClient> NextAsync() =>
            await served.SignInAsync(await served.PersonAsync($"Ada {++people}", own, [.. RoleGrants.OfCases]));
    }

    [Theory]
    [InlineData("POST", "/error")]
    [InlineData("POST", "/sign-in?return=/é")]
    [InlineData("POST", "/not-found")]
    [InlineData("GET", "/cases/own/é?a=é%ff")]
    [InlineData("GET", "/sign-in?return=/cases/é?x=%f0%9f%98%80")]
    [InlineData("GET", "/sign-in/first?token=%00")]
    [InlineData("GET", "/sign-in/password?token=é")]
    [InlineData("DELETE", "/")]
    [InlineData("PATCH", "/api/audit")]
    public async Task AnyMethod_FromNobody_IsAnsweredWithASentence(string method, string address)
    {
        await using var served = await ServedWorkspace.StartAsync();
        await served.PersonAsync("Ada");
        using var nobody = served.Nobody();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Cookie", "dashboard-session=x; .AspNetCore.Antiforgery.x=y; dashboard-browser=z");

        using var answer = await nobody.SendAsync(request);

        Assert.True((int)answer.StatusCode < 500, $"{method} {address} answered {answer.StatusCode}.");
    }

    [Fact]
    public async Task BrokenDatabase_AtSignIn_IsNamedInASentence()
    {
        await using var served = await ServedWorkspace.StartAsync();
        await served.PersonAsync("Ada");
        SqliteConnection.ClearAllPools();
        await File.WriteAllTextAsync(Path.Combine(served.Directory, "casework.db"), new string('x', 100_000));
        foreach (var beside in (string[])["-wal", "-shm"]) File.Delete(Path.Combine(served.Directory, "casework.db" + beside));
        using var nobody = served.Nobody();

        foreach (var request in (Func<HttpRequestMessage>[])[
            () => new(HttpMethod.Get, "/sign-in"), () => new(HttpMethod.Get, "/healthz"), () => new(HttpMethod.Get, "/")])
        {
            using var answer = await nobody.SendAsync(request());
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

            Assert.DoesNotContain("   at ", page, StringComparison.Ordinal);
            Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
        }

        Assert.Contains(
            "casework database (casework.db) is damaged",
            WebUtility.HtmlDecode(await (await nobody.GetAsync(new Uri("/sign-in", UriKind.Relative))).Content.ReadAsStringAsync()),
            StringComparison.Ordinal);
    }

    // All parameters at one value, and then a few together, twice in other company: what one of them is refused for would hide
    // the others. The values go around from door to door, so that each parameter meets each value at some doors.
    private static IEnumerable<string> Queries(List<string> names, int door)
    {
        for (var i = 0; i < AtOneValue; i++)
        {
            var value = Values[((door * AtOneValue) + i) % Values.Length];
            yield return string.Join('&', names.Where(n => n != "return").Select(n => $"{n}={value}"));
        }

        // Alone: what is refused for one parameter would hide the others. Each is so tried at every sixth door.
        for (var i = 0; i < names.Count; i++)
        {
            if ((i + door) % AloneAtEach == 0) yield return $"{names[i]}={Alone[((door * 7) + i) % Alone.Length]}";
        }

        var random = new Random(door);
        for (var round = 0; round < Rounds; round++)
        {
            var shuffled = names.ToArray();
            random.Shuffle(shuffled);
            foreach (var few in shuffled.Chunk(Together))
                yield return string.Join('&', few.Select(name => $"{name}={Values[random.Next(Values.Length)]}"));
        }
    }

    private sealed class Defects : ILoggerProvider, ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Error) Lines.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}
