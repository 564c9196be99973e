namespace Dashboard.Casework;

/// <summary>
/// Who says something independently. Sources that repeat one another, directly or through others, are one origin,
/// however many outlets carry it (circular reporting).
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

    /// <summary>How many independent origins stand behind these sources.</summary>
    /// <param name="numbers">The sources that say it.</param>
    /// <param name="sources">The sources of the case.</param>
    public static int CountIndependent(IEnumerable<int> numbers, IReadOnlyCollection<Source> sources) =>
        numbers.Select(n => OriginOf(n, sources)).Distinct().Count();
}
