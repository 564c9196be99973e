using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Dashboard.Analysis.Significance;

/// <summary>How many nodes have how many links. Degrees ascend and are distinct.</summary>
public sealed record DegreeHistogram
{
    /// <exception cref="ArgumentException">Degrees do not ascend, are negative, or a count is not positive.</exception>
    [JsonConstructor]
    public DegreeHistogram(int[] degrees, int[] counts)
    {
        ArgumentNullException.ThrowIfNull(degrees);
        ArgumentNullException.ThrowIfNull(counts);
        if (degrees.Length != counts.Length) throw new ArgumentException($"{degrees.Length} degrees have {counts.Length} counts.");
        for (var i = 0; i < degrees.Length; i++)
        {
            if (degrees[i] < 0 || counts[i] <= 0 || (i > 0 && degrees[i] <= degrees[i - 1]))
                throw new ArgumentException(
                    $"{counts[i]} nodes of degree {degrees[i]} cannot stand at place {i}: degrees ascend from 0, counts are positive.");
        }

        (Degrees, Counts) = (degrees, counts);
    }

    /// <summary>The distinct degrees, ascending.</summary>
    public int[] Degrees { get; }

    /// <summary>How many nodes have each.</summary>
    public int[] Counts { get; }

    /// <summary>How many nodes there are.</summary>
    [JsonIgnore]
    public long Nodes => Counts.Sum(c => (long)c);

    /// <summary>How many links there are.</summary>
    [JsonIgnore]
    public long Links => Degrees.Zip(Counts, (d, c) => (long)d * c).Sum();

    /// <summary>The largest degree; 0 for no nodes.</summary>
    [JsonIgnore]
    public int Largest => Degrees.Length == 0 ? 0 : Degrees[^1];

    /// <summary>Counts degrees. O(n + distinct × log distinct).</summary>
    public static DegreeHistogram Of(ReadOnlySpan<int> degrees)
    {
        var counts = new Dictionary<int, int>();
        foreach (var degree in degrees) CollectionsMarshal.GetValueRefOrAddDefault(counts, degree, out _)++;
        int[] distinct = [.. counts.Keys.Order()];
        return new DegreeHistogram(distinct, [.. distinct.Select(d => counts[d])]);
    }
}
