using System.Diagnostics;
using System.Globalization;
using System.Net;
using Dashboard.BrowserTests;
using Dashboard.Casework;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.People;
using Dashboard.Casework.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Benchmarks;

/// <summary>
/// How many sign-in attempts a second are sustained: by the check of passwords with its lock-out alone, and by the
/// server under attack from one address and from many, while somebody with the right password signs in.
/// </summary>
internal static class SignInBenchmark
{
    public const int DefaultSeconds = 20;

    private const string Rightful = "Ada";
    private const string Password = "violet harbour lamp 77";
    private const int Guessers = 2;
    private const int Attackers = 64;

    private static readonly Actor Owner = Actor.CurrentUser();
    private static readonly string[] Known = [.. Enumerable.Range(1, 4).Select(n => $"Person {n}")];
    private static readonly string[] Attacked = [.. Enumerable.Range(5, 8).Select(n => $"Person {n}")];
    private static readonly string[] Unknown = ["Nobody", "Nemo"];

    public static async Task RunAsync(int seconds)
    {
        var directory = Directory.CreateTempSubdirectory("dashboard-sign-in-").FullName;
        // Preparing the sample cases would be measured too.
        await File.WriteAllTextAsync(Path.Combine(directory, "samples-prepared"), "");
        var time = TimeSpan.FromSeconds(seconds);
        await WithCaseworkAsync(directory, casework => CheckAsync(casework, time));
        await using (var program = await RunningDashboard.StartAsync(directory))
        {
            await AttackAsync(program, "one address", [.. Enumerable.Repeat(IPAddress.Parse("127.0.0.2"), Attackers)], time);
            await AttackAsync(
                program, $"{Attackers} addresses", [.. Enumerable.Range(1, Attackers).Select(n => IPAddress.Parse($"127.0.1.{n}"))], time);
        }

        await WithCaseworkAsync(directory, AuditAsync);
        Directory.Delete(directory, recursive: true);
    }

    private static async Task WithCaseworkAsync(string directory, Func<IServiceProvider, Task> work)
    {
        await using var workspace = await Workspace.OpenAsync(directory);
        await using var services = new ServiceCollection().AddLogging().AddCasework(workspace).BuildServiceProvider();
        await work(services);
    }

    private static async Task CheckAsync(IServiceProvider casework, TimeSpan time)
    {
        var people = casework.GetRequiredService<PeopleRegister>();
        foreach (var name in (string[])[Rightful, .. Known, .. Attacked])
        {
            var (_, token) = await people.AddAsync(Owner, new PersonDraft(name));
            await people.RedeemAsync(token, Password);
        }

        var signIns = casework.GetRequiredService<SignIns>();
        Console.WriteLine(
            $"{Guessers} guessers within the process: {await RateAsync(signIns, Unknown, time):0.0} attempts a second on names that nobody has, {await RateAsync(signIns, Known, time):0.0} on people, who are soon locked.");
    }

    private static async Task<double> RateAsync(SignIns signIns, string[] names, TimeSpan time)
    {
        var (clock, attempts) = (Stopwatch.StartNew(), 0);
        await Task.WhenAll(Enumerable.Range(0, Guessers).Select(async _ =>
        {
            while (clock.Elapsed < time)
                await signIns.WithPasswordAsync(names[Interlocked.Increment(ref attempts) % names.Length], "a wrong guess");
        }));
        return attempts / clock.Elapsed.TotalSeconds;
    }

    private static async Task AttackAsync(RunningDashboard program, string where, IPAddress[] addresses, TimeSpan time)
    {
        using var end = new CancellationTokenSource(time);
        var attack = new SignInAttack(program.Address, addresses, [.. Attacked, .. Unknown]);
        var (clock, before) = (Stopwatch.StartNew(), ServerUse.Of(program.ProcessId));
        var attacking = attack.RunAsync(end.Token);
        var rightful = await SignInAllTheWhileAsync(program.Address, end.Token);
        await attacking;
        var share = (ServerUse.Of(program.ProcessId).Processor - before.Processor) / clock.Elapsed;
        Console.WriteLine(
            $"{addresses.Length} guessers at {where} for {clock.Elapsed.TotalSeconds:0} s: {attack.Report(clock.Elapsed)}; the server took {share:0.00} of {Environment.ProcessorCount} processors. {Rightful}, elsewhere, {rightful}.");
    }

    // From 127.0.0.1, with the right password, one attempt after the other.
    private static async Task<string> SignInAllTheWhileAsync(Uri server, CancellationToken end)
    {
        var (milliseconds, limited, refused) = (new List<double>(), 0, 0);
        while (!end.IsCancellationRequested)
        {
            var clock = Stopwatch.StartNew();
            using var browser = new SimulatedBrowser(server);
            using var answer = await browser.SendCredentialsAsync(await browser.FormAsync("/sign-in"), Rightful, Password);
            if (answer.StatusCode == HttpStatusCode.Found) milliseconds.Add(clock.Elapsed.TotalMilliseconds);
            else if (answer.StatusCode == HttpStatusCode.TooManyRequests) limited++;
            else refused++;
            // As a person does who is asked to wait a second.
            await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        }

        milliseconds.Sort();
        var times = milliseconds.Count == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture, $" (median {milliseconds[milliseconds.Count / 2]:0} ms, worst {milliseconds[^1]:0} ms)");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"signed in {milliseconds.Count} times{times}, was told to wait {limited} times and refused {refused} times");
    }

    private static async Task AuditAsync(IServiceProvider casework)
    {
        var trail = casework.GetRequiredService<AuditTrail>();
        var (counted, locked) = (new Dictionary<string, int>(StringComparer.Ordinal), 0);
        var request = new AuditRequest(Filter: new AuditFilter(Action: "sign-in.refused"), Take: AuditListing.MaxRows);
        while (true)
        {
            var page = await trail.ListAsync(Owner, request);
            foreach (var entry in page.Rows.Where(e => e.Subject != "nobody"))
            {
                if (entry.Detail.Contains("the password is wrong", StringComparison.Ordinal))
                    counted[entry.Subject] = counted.GetValueOrDefault(entry.Subject) + 1;
                else locked++;
            }

            if (page.Next is not { } next) break;
            request = request with { After = next };
        }

        var chain = await trail.VerifyAsync();
        Console.WriteLine(
            $"Guesses counted before a lock: at most {counted.Values.Max()} of each of {counted.Count} people; {locked:N0} more met the lock. {chain.Entries:N0} audit entries, {(chain.Valid ? "intact" : chain.Reason)}.");
    }
}
