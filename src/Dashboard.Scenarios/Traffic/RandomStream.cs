namespace Dashboard.Scenarios.Traffic;

/// <summary>
/// SplitMix64 (Steele, Lea &amp; Flood 2014): small enough that every account and day has a stream of its own, which
/// makes the traffic of one day independent of how many threads made the others.
/// </summary>
internal struct RandomStream(ulong seed)
{
    private ulong state = seed;

    /// <summary>One number out of several, in which every bit depends on every bit.</summary>
    public static ulong Mix(ulong a, ulong b, ulong c = 0) =>
        Scramble(Scramble(Scramble(a + 0x9E3779B97F4A7C15) ^ b) + c * 0xD1342543DE82EF95);

    public ulong Next() => Scramble(state += 0x9E3779B97F4A7C15);

    /// <summary>A stream of its own, so that a change in one part of a scenario leaves the others as they were.</summary>
    public RandomStream Fork() => new(Next());

    /// <summary>From 0 to below 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>From 0 to below <paramref name="count"/>.</summary>
    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>, both possible.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public double Between(double low, double high) => low + (high - low) * Unit();

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public double Exponential(double mean) => -mean * Math.Log(1 - Unit());

    /// <summary>Two independent standard normal numbers (Box &amp; Muller 1958).</summary>
    public (double First, double Second) Normals()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Unit()));
        var (sine, cosine) = Math.SinCos(2 * Math.PI * Unit());
        return (radius * sine, radius * cosine);
    }

    public double LogNormal(double median, double sigma) => median * Math.Exp(sigma * Normals().First);

    /// <summary>Poisson: by products for small means (Knuth 1969), by the rounded normal beyond.</summary>
    public int Poisson(double mean)
    {
        if (mean > 30) return Math.Max(0, (int)Math.Round(mean + Math.Sqrt(mean) * Normals().First));
        var limit = Math.Exp(-mean);
        var count = 0;
        for (var product = Unit(); product > limit; product *= Unit()) count++;
        return count;
    }

    private static ulong Scramble(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
