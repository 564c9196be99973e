using System.Globalization;
using System.Net;

namespace Dashboard.Benchmarks;

/// <summary>Guessers of passwords, one at each address, who ask again the moment they are answered.</summary>
/// <param name="server">The server's address.</param>
/// <param name="addresses">Where they are; beside 127.0.0.1 this needs an operating system on which all of 127.0.0.0/8 is loopback, as on
/// Linux.</param>
/// <param name="names">Whose passwords they guess, in turn.</param>
internal sealed class SignInAttack(Uri server, IReadOnlyList<IPAddress> addresses, IReadOnlyList<string> names)
{
    private int guesses;
    private int checkedGuesses;
    private int limited;
    private int broken;

    /// <summary>Guesses until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(addresses.Select(a => GuessAsync(a, cancellation)));

    /// <summary>What came of it, in words.</summary>
    public string Report(TimeSpan time) => string.Create(
        CultureInfo.InvariantCulture,
        $"{checkedGuesses / time.TotalSeconds:0.0} guesses a second had their password checked, {limited / time.TotalSeconds:0} were turned away with 429, {broken} were answered otherwise");

    private async Task GuessAsync(IPAddress from, CancellationToken cancellation)
    {
        using var browser = new SimulatedBrowser(server, from);
        var form = await browser.FormAsync("/sign-in");
        while (!cancellation.IsCancellationRequested)
        {
            var guess = Interlocked.Increment(ref guesses);
            using var answer = await browser.SendCredentialsAsync(form, names[guess % names.Count], $"a wrong guess, number {guess}");
            switch (answer.StatusCode)
            {
                case HttpStatusCode.OK: Interlocked.Increment(ref checkedGuesses); break;
                case HttpStatusCode.TooManyRequests: Interlocked.Increment(ref limited); break;
                default: Interlocked.Increment(ref broken); break;
            }
        }
    }
}
