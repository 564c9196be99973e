using System.Collections.Immutable;

namespace Dashboard.Core;

/// <summary>
/// Which interactions are looked at: a time range and a <see cref="Facet"/> for each <see cref="Dimension"/>.
/// A small immutable value that is written into the URL as a query string, the same in every view, exhibit and
/// command: <c>time=2026-04-22..2026-06-05&amp;capability=software engineering&amp;not-cluster=4</c>, values
/// percent-encoded, keys in a fixed order, so that equal selections print the same.
/// </summary>
public sealed record Selection
{
    private const string TimeKey = "time";
    private const string ExcludePrefix = "not-";

    private static readonly ImmutableArray<(Dimension Dimension, string Key)> Keys =
    [
        (Dimension.Cluster, "cluster"),
        (Dimension.Account, "account"),
        (Dimension.AccountSet, "account-set"),
        (Dimension.Capability, "capability"),
        (Dimension.Model, "model"),
        (Dimension.Attribute, "attribute"),
        (Dimension.Disposition, "disposition"),
        (Dimension.Import, "import"),
    ];

    private readonly ImmutableSortedDictionary<Dimension, Facet> facets;

    private Selection(TimeRange? time, ImmutableSortedDictionary<Dimension, Facet> facets)
    {
        Time = time;
        this.facets = facets;
    }

    /// <summary>The selection of every interaction of a case.</summary>
    public static Selection Everything { get; } = new(null, ImmutableSortedDictionary<Dimension, Facet>.Empty);

    /// <summary>The time range; null for all time.</summary>
    public TimeRange? Time { get; }

    /// <summary>Whether the selection holds nothing back.</summary>
    public bool IsEverything => Time is null && facets.IsEmpty;

    /// <summary>The dimensions that hold something back, with their facets, in the order of <see cref="Dimension"/>.</summary>
    public IEnumerable<KeyValuePair<Dimension, Facet>> Facets => facets;

    /// <summary>The facet of a dimension; <see cref="Facet.Everything"/> where nothing is held back.</summary>
    public Facet this[Dimension dimension] => facets.GetValueOrDefault(dimension, Facet.Everything);

    /// <summary>Whether a query-string key belongs to the selection; a page keeps its other keys for itself.</summary>
    public static bool IsKey(string key) =>
        key == TimeKey || Keys.Any(k => key == k.Key || key == ExcludePrefix + k.Key);

    /// <summary>The word for a dimension in URLs and commands, <c>account-set</c>.</summary>
    public static string KeyOf(Dimension dimension) => Keys.First(k => k.Dimension == dimension).Key;

    /// <summary>The selection with another time range; null for all time.</summary>
    public Selection At(TimeRange? time) => new(time, facets);

    /// <summary>The selection with another facet for a dimension.</summary>
    public Selection With(Dimension dimension, Facet facet) =>
        new(Time, facet.IsEverything ? facets.Remove(dimension) : facets.SetItem(dimension, facet));

    /// <summary>The selection narrowed to exactly these values of a dimension.</summary>
    public Selection Only(Dimension dimension, params IEnumerable<string> values) => With(dimension, Facet.Of(values));

    /// <summary>
    /// Parses the text of <see cref="ToString"/>, with or without a leading <c>?</c>. Keys may repeat and come in any order.
    /// </summary>
    /// <exception cref="FormatException">A key is unknown, a value is empty, or the time is not a range.</exception>
    public static Selection Parse(string? text)
    {
        TimeRange? time = null;
        var included = new SortedDictionary<Dimension, List<string>>();
        var excluded = new SortedDictionary<Dimension, List<string>>();
        foreach (var pair in (text ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
                throw new FormatException($"'{pair}' is not a part of a selection: write KEY=VALUE, such as time=2026-04-22..2026-06-05.");
            var key = Decode(pair[..equals]);
            var value = Decode(pair[(equals + 1)..]);
            if (value.Length == 0) throw new FormatException($"The selection's '{key}' has no value.");
            if (key == TimeKey)
            {
                time = TimeRange.Parse(value);
                continue;
            }

            var isExclusion = key.StartsWith(ExcludePrefix, StringComparison.Ordinal);
            var name = isExclusion ? key[ExcludePrefix.Length..] : key;
            var known = Keys.FirstOrDefault(k => k.Key == name);
            if (known.Key is null)
                throw new FormatException(
                    $"A selection has no '{key}'. It knows time, {string.Join(", ", Keys.Select(k => k.Key))}, and each of these with 'not-' before it.");
            var values = isExclusion ? excluded : included;
            if (!values.TryGetValue(known.Dimension, out var list)) values[known.Dimension] = list = [];
            list.Add(value);
        }

        var facets = included.Keys.Union(excluded.Keys).ToImmutableSortedDictionary(
            d => d,
            d => Facet.Of(included.GetValueOrDefault(d) ?? [], excluded.GetValueOrDefault(d)));
        return new Selection(time, facets);
    }

    /// <summary>The selection as a query string without <c>?</c>; empty for everything.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        if (Time is { } time) parts.Add($"{TimeKey}={time}");
        foreach (var (dimension, key) in Keys)
        {
            parts.AddRange(this[dimension].Included.Select(v => $"{key}={Uri.EscapeDataString(v)}"));
            parts.AddRange(this[dimension].Excluded.Select(v => $"{ExcludePrefix}{key}={Uri.EscapeDataString(v)}"));
        }

        return string.Join('&', parts);
    }

    /// <inheritdoc/>
    public bool Equals(Selection? other) => other is not null && Time == other.Time && facets.SequenceEqual(other.facets);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
