namespace Dashboard.Casework;

/// <summary>
/// Who says something independently. Sources that repeat one another, directly or through others, are one origin,
/// however many outlets carry it (circular reporting); and whoever speaks twice is still one.
/// </summary>
public static class SourceOrigins
{
    /// <summary>The number of the source that this one goes back to; its own when it speaks for itself.</summary>
    /// <param name="number">A source of the case.</param>
    /// <param name="sources">The sources of the case; an origin that is not among them ends the search.</param>
    public static int OriginOf(int number, IEnumerable<Source> sources)
    {
        var origins = sources.ToDictionary(s => s.Number, s => s.OriginNumber);
        var visited = new HashSet<int>();
        var at = number;
        while (visited.Add(at) && origins.GetValueOrDefault(at) is { } origin) at = origin;
        return at;
    }

    /// <summary>How many independent origins stand behind these sources: distinct publishers of what they go back to.</summary>
    /// <param name="numbers">The sources that say it.</param>
    /// <param name="sources">The sources of the case.</param>
    public static int CountIndependent(IEnumerable<int> numbers, IReadOnlyCollection<Source> sources)
    {
        var publishers = sources.ToDictionary(s => s.Number, s => s.Publisher.Trim());
        return numbers
            .Select(n => OriginOf(n, sources))
            // An origin whose publisher is not recorded stands for itself.
            .Select(origin => publishers.GetValueOrDefault(origin) is { Length: > 0 } publisher ? (0, publisher.ToUpperInvariant()) : (origin, ""))
            .Distinct()
            .Count();
    }
}
