namespace Dashboard.Scenarios.Traffic;

/// <summary>A parameter that every seed draws anew, evenly between two bounds.</summary>
internal readonly record struct Spread(double Low, double High)
{
    public double Draw(ref RandomStream random) => random.Between(Low, High);
}
