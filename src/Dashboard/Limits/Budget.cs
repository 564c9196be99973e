using System.Threading.RateLimiting;

namespace Dashboard.Limits;

/// <summary>
/// How often something may be done: <paramref name="Burst"/> times at once, and then once every <paramref name="Refill"/>.
/// </summary>
internal readonly record struct Budget(int Burst, TimeSpan Refill)
{
    /// <summary>Passwords, codes and links sent from one address; an office signs in from one in the morning.</summary>
    public static readonly Budget SignIn = new(60, TimeSpan.FromSeconds(1));

    /// <summary>Files that one person sends or imports.</summary>
    public static readonly Budget Import = new(120, TimeSpan.FromSeconds(0.5));

    /// <summary>What one person takes out, makes to take out, or has checked.</summary>
    public static readonly Budget Export = new(60, TimeSpan.FromSeconds(2));

    /// <summary>Everything asked from one address; an office may share it.</summary>
    public static readonly Budget Everything = new(2000, TimeSpan.FromMilliseconds(2));

    /// <summary>This budget, for each key.</summary>
    public RateLimitPartition<string> For(string key)
    {
        var options =
            new TokenBucketRateLimiterOptions { TokenLimit = Burst, TokensPerPeriod = 1, ReplenishmentPeriod = Refill, QueueLimit = 0 };
        return RateLimitPartition.GetTokenBucketLimiter(key, _ => options);
    }
}
