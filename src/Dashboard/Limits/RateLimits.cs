using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Dashboard.Failures;
using Microsoft.AspNetCore.RateLimiting;

namespace Dashboard.Limits;

/// <summary>How often the endpoints answer: a loose limit for every address, tight ones for what is costly or guessed at.</summary>
public static class RateLimits
{
    /// <summary>For pages that check a password, a code or a link when they are sent: by address, and few at a time in all.</summary>
    public const string SignIn = "sign-in";

    /// <summary>For endpoints that take files in: by person.</summary>
    public const string Import = "import";

    /// <summary>For endpoints that hand out, make or check packets, exhibits and CSV: by person.</summary>
    public const string Export = "export";

    /// <summary>How many sign-ins wait while as many as there are processors are checked: hashing a password keeps one busy.</summary>
    internal const int WaitingSignIns = 32;

    /// <summary>How many of them come from one address.</summary>
    internal const int WaitingSignInsOfAnAddress = 6;

    private static readonly RateLimitPartition<string> Unlimited = RateLimitPartition.GetNoLimiter("");

    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddSingleton<ActionLimiter>();
        return services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(http => Budget.Everything.For(AddressOf(http))),
                PartitionedRateLimiter.Create<HttpContext, string>(http => IsSignIn(http) ? Budget.SignIn.For(AddressOf(http)) : Unlimited),
                // One address waits in a short line of its own, so that guessers do not fill the line in which everybody waits.
                PartitionedRateLimiter.Create<HttpContext, string>(http => IsSignIn(http)
                    ? AtATime(AddressOf(http), WaitingSignInsOfAnAddress) : Unlimited),
                PartitionedRateLimiter.Create<HttpContext, string>(http => IsSignIn(http) ? AtATime(SignIn, WaitingSignIns) : Unlimited));
            // What this name marks is limited above, before anything is checked.
            limiter.AddPolicy(SignIn, _ => Unlimited);
            limiter.AddPolicy(Import, http => Budget.Import.For(PersonOf(http)));
            limiter.AddPolicy(Export, http => IsPicture(http) ? Unlimited : Budget.Export.For(PersonOf(http)));
            limiter.OnRejected = (rejected, _) => new ValueTask(RefuseAsync(rejected.HttpContext, rejected.Lease));
        });
    }

    /// <summary>The sentence for somebody who has to wait.</summary>
    internal static string Sentence(TimeSpan wait) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Too much was asked for in a short time, and this was not done. Wait {SecondsOf(wait)} s and try again.");

    /// <summary>How long until the next try may succeed.</summary>
    internal static TimeSpan WaitOf(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : TimeSpan.FromSeconds(1);

    // Looking at a form costs little; what is sent with it is checked.
    private static bool IsSignIn(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method)
        && http.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName == SignIn;

    private static RateLimitPartition<string> AtATime(string key, int waiting) =>
        RateLimitPartition.GetConcurrencyLimiter(key, _ => new() { PermitLimit = Environment.ProcessorCount, QueueLimit = waiting });

    // A gallery shows a picture for each of its exhibits.
    private static bool IsPicture(HttpContext http) =>
        http.GetRouteValue("file") is string file && file.StartsWith("picture", StringComparison.Ordinal);

    private static string PersonOf(HttpContext http) => http.User.Identity?.Name ?? AddressOf(http);

    /// <summary>The network address of a request: of IPv6 the network, since whoever has one address has the 2⁶⁴ beside it.</summary>
    internal static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address =>
            new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]).ToString(),
        var address => address.ToString(),
    };

    private static Task RefuseAsync(HttpContext http, RateLimitLease lease)
    {
        var wait = WaitOf(lease);
        http.Response.Headers.RetryAfter = SecondsOf(wait).ToString(CultureInfo.InvariantCulture);
        return Refusal.AnswerAsync(http, StatusCodes.Status429TooManyRequests, Sentence(wait));
    }

    private static int SecondsOf(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
}
