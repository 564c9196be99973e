namespace Dashboard.Casework.Sources;

/// <summary>
/// Who says something independently. Sources that repeat one another, directly or through others, are one origin,
/// however many outlets carry it (circular reporting); and whoever speaks twice is still one.
/// </summary>
public static class SourceOrigins
{
    /// <summary>The numbers of the sources that this one goes back to; its own alone when it speaks for itself.</summary>
    /// <param name="number">A source of the case.</param>
    /// <param name="sources">The sources of the case; an origin that is not among them ends the search, and so does a ring.</param>
    public static IReadOnlySet<int> RootsOf(int number, IEnumerable<Source> sources)
    {
        var parents = sources.ToDictionary(s => s.Number, s => s.DerivedFrom);
        var (visited, roots, open) = (new HashSet<int> { number }, new SortedSet<int>(), new Queue<int>([number]));
        while (open.TryDequeue(out var at))
        {
            if (parents.GetValueOrDefault(at) is not { Count: > 0 } from) roots.Add(at);
            else foreach (var parent in from.Where(visited.Add)) open.Enqueue(parent);
        }

        // A ring has no beginning: its least number stands for it.
        if (roots.Count == 0) roots.Add(visited.Min());
        return roots;
    }

    /// <summary>The first of the sources that this one goes back to.</summary>
    public static int OriginOf(int number, IEnumerable<Source> sources) => RootsOf(number, sources).Min();

    /// <summary>How many independent origins stand behind these sources: distinct publishers of what they go back to.</summary>
    /// <param name="numbers">The sources that say it.</param>
    /// <param name="sources">The sources of the case.</param>
    public static int CountIndependent(IEnumerable<int> numbers, IReadOnlyCollection<Source> sources)
    {
        var publishers = sources.ToDictionary(s => s.Number, s => s.Publisher.Trim());
        return numbers
            .SelectMany(n => RootsOf(n, sources))
            // An origin whose publisher is not recorded stands for itself.
            .Select(
                origin => publishers.GetValueOrDefault(origin) is { Length: > 0 } publisher
                ? (0, publisher.ToUpperInvariant()) : (origin, ""))
            .Distinct()
            .Count();
    }
}
