using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;

namespace Dashboard.Analysis.CoAction;

/// <summary>
/// The network of accounts that act on the same objects at about the same time (Pacheco et al., 2021; Righetti &amp;
/// Balluff, 2023). The weight of an edge is the number of pairs of events, by its two accounts on one object, whose
/// times differ by at most the window.
/// </summary>
/// <param name="Edges">The edges of at least the least weight, by first and then by second account.</param>
/// <param name="Accounts">How many accounts have an edge.</param>
/// <param name="Components">How many connected components they form.</param>
/// <param name="Largest">How many accounts the largest component has.</param>
/// <param name="Window">The window, in seconds.</param>
/// <param name="MinWeight">The least weight.</param>
public sealed record CoActionNetwork(
    ImmutableArray<CoActionEdge> Edges, int Accounts, int Components, int Largest, double Window, int MinWeight)
{
    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("co-action", 1);

    /// <summary>Builds the network of events that are already numbered and distinct.</summary>
    /// <inheritdoc cref="Build(ReadOnlySpan{int}, ReadOnlySpan{int}, ReadOnlySpan{double}, double, int)"/>
    public static CoActionNetwork Build(CoActionEvents events, double window, int minWeight = 1)
    {
        ArgumentNullException.ThrowIfNull(events);
        return Build(events.Accounts, events.Objects, events.Times, window, minWeight);
    }

    /// <summary>Builds the network of events with whole seconds.</summary>
    /// <inheritdoc cref="Build(ReadOnlySpan{int}, ReadOnlySpan{int}, ReadOnlySpan{double}, double, int)"/>
    public static CoActionNetwork Build(
        ReadOnlySpan<int> accounts, ReadOnlySpan<int> objects, ReadOnlySpan<long> times, double window, int minWeight = 1)
    {
        var seconds = new double[times.Length];
        for (var i = 0; i < seconds.Length; i++) seconds[i] = times[i];
        return Build(accounts, objects, seconds, window, minWeight);
    }

    /// <summary>
    /// Builds the network by sorting the events of each object by time and sweeping. O(n log n + p) for p pairs within
    /// the window. Every row counts: leave out repeated rows with <see cref="CoActionEvents.From"/>. No events give no
    /// edges; events at the same time are 0 apart.
    /// </summary>
    /// <param name="accounts">The account of each event, from 0.</param>
    /// <param name="objects">The object of each event, from 0.</param>
    /// <param name="times">The time of each event, in seconds.</param>
    /// <param name="window">How far apart two events may be, in seconds, inclusive.</param>
    /// <param name="minWeight">Edges of less weight are left out.</param>
    /// <exception cref="ArgumentException">
    /// The columns differ in length, a number or the window is negative or NaN, or a time is not finite.
    /// </exception>
    public static CoActionNetwork Build(
        ReadOnlySpan<int> accounts, ReadOnlySpan<int> objects, ReadOnlySpan<double> times, double window, int minWeight = 1)
    {
        if (accounts.Length != objects.Length || accounts.Length != times.Length)
            throw new ArgumentException(
                $"The columns differ in length: {accounts.Length} accounts, {objects.Length} objects, {times.Length} times.");
        if (!(window >= 0)) throw new ArgumentException($"A window is 0 seconds or more; {window} is not.");
        var (starts, sorted, sortedTimes) = ByObjectAndTime(accounts, objects, times);
        var weights = new Dictionary<long, int>();
        for (var o = 0; o + 1 < starts.Length; o++)
        {
            var first = starts[o];
            for (var i = starts[o]; i < starts[o + 1]; i++)
            {
                var (account, time) = (sorted[i], sortedTimes[i]);
                while (time - sortedTimes[first] > window) first++;
                for (var j = first; j < i; j++)
                {
                    var other = sorted[j];
                    if (other == account) continue;
                    var key = account < other ? ((long)account << 32) | (uint)other : ((long)other << 32) | (uint)account;
                    CollectionsMarshal.GetValueRefOrAddDefault(weights, key, out _)++;
                }
            }
        }

        return Of(weights, window, minWeight);
    }

    private static (int[] Starts, int[] Accounts, double[] Times) ByObjectAndTime(
        ReadOnlySpan<int> accounts, ReadOnlySpan<int> objects, ReadOnlySpan<double> times)
    {
        var objectCount = 0;
        for (var i = 0; i < accounts.Length; i++)
        {
            if (accounts[i] < 0 || objects[i] < 0)
                throw new ArgumentException($"Event {i} has account {accounts[i]} and object {objects[i]}; numbers start at 0.");
            if (!double.IsFinite(times[i])) throw new ArgumentException($"Event {i} has no time: {times[i]}.");
            objectCount = Math.Max(objectCount, objects[i] + 1);
        }

        var starts = new int[objectCount + 1];
        foreach (var o in objects) starts[o + 1]++;
        for (var o = 0; o < objectCount; o++) starts[o + 1] += starts[o];
        var fill = starts.AsSpan(0, objectCount).ToArray();
        var sorted = new int[accounts.Length];
        var sortedTimes = new double[accounts.Length];
        for (var i = 0; i < accounts.Length; i++)
        {
            var place = fill[objects[i]]++;
            (sorted[place], sortedTimes[place]) = (accounts[i], times[i]);
        }

        for (var o = 0; o < objectCount; o++) Array.Sort(sortedTimes, sorted, starts[o], starts[o + 1] - starts[o]);
        return (starts, sorted, sortedTimes);
    }

    private static CoActionNetwork Of(Dictionary<long, int> weights, double window, int minWeight)
    {
        var keys = new List<long>();
        foreach (var (key, weight) in weights)
        {
            if (weight >= minWeight) keys.Add(key);
        }

        keys.Sort();
        var edges = ImmutableArray.CreateBuilder<CoActionEdge>(keys.Count);
        var sets = new Dictionary<int, int>();
        foreach (var key in keys)
        {
            var (first, second) = ((int)(key >> 32), (int)key);
            edges.Add(new CoActionEdge(first, second, weights[key]));
            sets.TryAdd(first, first);
            sets.TryAdd(second, second);
            var (rootOfFirst, rootOfSecond) = (Root(sets, first), Root(sets, second));
            if (rootOfFirst != rootOfSecond) sets[Math.Max(rootOfFirst, rootOfSecond)] = Math.Min(rootOfFirst, rootOfSecond);
        }

        var sizes = new Dictionary<int, int>();
        foreach (var account in sets.Keys.ToArray()) CollectionsMarshal.GetValueRefOrAddDefault(sizes, Root(sets, account), out _)++;
        return new CoActionNetwork(
            edges.MoveToImmutable(), sets.Count, sizes.Count, sizes.Count == 0 ? 0 : sizes.Values.Max(), window, minWeight);
    }

    private static int Root(Dictionary<int, int> sets, int account)
    {
        while (sets[account] != account) account = sets[account] = sets[sets[account]];
        return account;
    }
}

/// <summary>Two accounts that acted together.</summary>
/// <param name="First">The account with the lower number.</param>
/// <param name="Second">The account with the higher number.</param>
/// <param name="Weight">How many pairs of events make the edge.</param>
public readonly record struct CoActionEdge(int First, int Second, int Weight);
