using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Worlds.Language;

/// <summary>A <see cref="RandomStream"/> that can be handed round: every resident, campaign and text has one of its own.</summary>
internal sealed class Dice(ulong seed)
{
    private RandomStream stream = new(seed);

    public Dice(ulong seed, ulong purpose, ulong number = 0)
        : this(RandomStream.Mix(seed, purpose, number))
    {
    }

    /// <summary>The stream itself, for what takes one by reference.</summary>
    public ref RandomStream Stream => ref stream;

    public ulong Next() => stream.Next();

    public Dice Fork() => new(stream.Next());

    public double Unit() => stream.Unit();

    public bool Chance(double probability) => stream.Chance(probability);

    public int Below(int count) => stream.Below(count);

    public int Between(int low, int high) => stream.Between(low, high);

    public double Between(double low, double high) => stream.Between(low, high);

    public T Pick<T>(IReadOnlyList<T> items) => stream.Pick(items);

    public double Exponential(double mean) => stream.Exponential(mean);

    public double LogNormal(double median, double sigma) => stream.LogNormal(median, sigma);

    public int Poisson(double mean) => stream.Poisson(mean);

    /// <summary>Weibull gaps: below a shape of 1, bursts and long silences, as requests to served models arrive (ServeGen, 2025).</summary>
    public double Weibull(double scale, double shape) => scale * Math.Pow(-Math.Log(1 - Unit()), 1 / shape);

    /// <summary>The same items in another order (Fisher &amp; Yates 1938, after Durstenfeld 1964).</summary>
    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        T[] order = [.. items];
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    /// <summary>Some of the items, each at most once, in any order.</summary>
    public T[] Some<T>(IReadOnlyList<T> items, int count) => Shuffled(items)[..Math.Min(count, items.Count)];
}
