using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Targeting;
using Dashboard.Core;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Exhibits;

/// <summary>A capability of a cluster in one column.</summary>
/// <param name="Capability">The capability.</param>
/// <param name="Column">What the column is called.</param>
/// <param name="Slice">What was computed; null where the cluster did nothing and nothing was expected.</param>
public sealed record TargetingGridCell(string Capability, string Column, TargetingSlice? Slice)
{
    /// <summary>How far towards the full colour, −1 to 1; 0 where there is too little to say.</summary>
    public double Tone => Slice is { TooFew: false } slice ? Math.Clamp(slice.LogOdds / CellTargeting.FullColor, -1, 1) : 0;

    /// <summary>Whether there is too little to say anything.</summary>
    public bool IsTooFew => Slice is null or { TooFew: true };

    /// <summary>The log-odds with one decimal, for the cell itself; nothing where there is too little.</summary>
    public string Text => IsTooFew ? "" : Slice!.LogOdds.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    /// <summary>What a screen reader says: what is written in the cell, then everything in words.</summary>
    public string Label => Text.Length == 0 ? Words : $"{Text}: {Words}";

    /// <summary>Everything in words.</summary>
    public string Words => Slice switch
    {
        null => $"{Capability}, {Column}: nothing, and nothing was expected.",
        { TooFew: true } slice =>
            $"{Capability}, {Column}: {Format.Count(slice.Interactions, "interaction")}, {Expected(slice)} expected: too few to compare.",
        var slice =>
            $"{Capability}, {Column}: {Format.Count(slice.Interactions, "interaction")}, {Expected(slice)} expected; log-odds {NumberWords.Difference(slice.LogOdds, slice.Low, slice.High)}, q {NumberWords.Small(slice.Q)}.",
    };

    private static string Expected(TargetingSlice slice) => slice.Expected.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>The targeting of a cluster as a grid: capabilities down, and across the whole time and then its weeks or models.</summary>
/// <param name="Columns">What the columns are called; the first is the whole.</param>
/// <param name="Rows">The cells, a row for each capability.</param>
public sealed record TargetingGrid(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<TargetingGridCell>> Rows)
{
    private const string Whole = "all";

    /// <summary>The clusters that have slices, in the analysis' order.</summary>
    public static ImmutableArray<Cluster> Clusters(AnalysisResult result)
    {
        var known = result.Slices.Select(s => s.Cluster).ToHashSet(StringComparer.Ordinal);
        return [.. result.Clusters.Where(c => known.Contains(c.Id))];
    }

    public static TargetingGrid Of(AnalysisResult result, string cluster, TargetingCut by)
    {
        var slices = result.Slices.Where(s => s.Cluster == cluster && s.By == by).ToArray();
        var keys = slices.Select(s => s.Slice).Distinct().ToArray();
        if (by == TargetingCut.Week) Array.Sort(keys, StringComparer.Ordinal);
        var whole = result.Targeting.Where(t => t.Cluster == cluster).ToDictionary(
            t => t.Capability,
            t => new TargetingSlice(cluster, by, Whole, t.Capability, t.LogOdds, t.Low, t.High, t.Q, t.Interactions, t.Expected, t.TooFew),
            StringComparer.Ordinal);
        var found = slices.ToLookup(s => (s.Capability, s.Slice));
        var capabilities = whole.Keys.Union(slices.Select(s => s.Capability)).OrderBy(Rank).ThenBy(c => c, StringComparer.Ordinal);
        return new TargetingGrid(
            [Whole, .. keys.Select(k => Name(k, by))],
            [.. capabilities.Select(capability => (ImmutableArray<TargetingGridCell>)
            [
                new(capability, by == TargetingCut.Week ? "all weeks" : "all models", whole.GetValueOrDefault(capability)),
                .. keys.Select(key => new TargetingGridCell(
                    capability, by == TargetingCut.Week ? $"week of {Name(key, by)}" : key, found[(capability, key)].FirstOrDefault())),
            ])]);
    }

    private static int Rank(string capability) => Capabilities.All.IndexOf(capability) is var rank && rank < 0 ? int.MaxValue : rank;

    private static string Name(string key, TargetingCut by) => by == TargetingCut.Week
        && DateOnly.TryParseExact(key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var monday)
        ? monday.ToString("d MMM", CultureInfo.InvariantCulture)
        : key;
}
