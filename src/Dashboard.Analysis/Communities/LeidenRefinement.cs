using Dashboard.Analysis.Randomness;

namespace Dashboard.Analysis.Communities;

/// <summary>
/// Leiden's refinement (Traag, Waltman &amp; van Eck, 2019, algorithm A.2, MergeNodesSubset): within each community,
/// single nodes that are well connected to it merge into well-connected sets, at random with probability
/// proportional to exp(gain / θ), never at a loss. What comes out is connected. O(n + m).
/// </summary>
internal static class LeidenRefinement
{
    /// <summary>The sets, numbered from 0, and how many they are.</summary>
    public static (int[] Sets, int Count) Run(LeidenLevel level, int[] communities, double resolution, double theta, SeededRandom random)
    {
        var count = level.NodeCount;
        var (offsets, neighbours, weights, nodeWeights) = level;
        var (starts, members) = LeidenLevel.Group(communities, count);
        var sets = new int[count];
        for (var v = 0; v < count; v++) sets[v] = v;
        var setWeights = nodeWeights.AsSpan().ToArray();
        var setSizes = new int[count];
        Array.Fill(setSizes, 1);
        var outward = new double[count];
        var toSet = new double[count];
        var met = new int[count];
        var chances = new double[count];
        for (var community = 0; community < count; community++)
        {
            var nodes = members.AsSpan(starts[community], starts[community + 1] - starts[community]);
            if (nodes.Length <= 1) continue;
            var total = 0.0;
            foreach (var v in nodes)
            {
                total += nodeWeights[v];
                for (var i = offsets[v]; i < offsets[v + 1]; i++)
                {
                    if (communities[neighbours[i]] == community) outward[v] += weights[i];
                }
            }

            random.Shuffle(nodes);
            foreach (var v in nodes)
            {
                var weight = nodeWeights[v];
                if (setSizes[sets[v]] != 1) continue;
                var own = outward[sets[v]];
                if (own < resolution * weight * (total - weight)) continue;
                var metCount = 0;
                for (var i = offsets[v]; i < offsets[v + 1]; i++)
                {
                    var u = neighbours[i];
                    if (communities[u] != community) continue;
                    if (toSet[sets[u]] == 0) met[metCount++] = sets[u];
                    toSet[sets[u]] += weights[i];
                }

                var chosen = Choose(met.AsSpan(0, metCount), toSet, chances, weight, total);
                if (chosen >= 0)
                {
                    setSizes[sets[v]] = 0;
                    setSizes[chosen]++;
                    setWeights[chosen] += weight;
                    outward[chosen] += own - (2 * toSet[chosen]);
                    sets[v] = chosen;
                }

                for (var k = 0; k < metCount; k++) toSet[met[k]] = 0;
            }
        }

        return Compact(sets);

        // Staying alone gains 0 and is one of the choices; −1 stands for it.
        int Choose(ReadOnlySpan<int> candidates, double[] weightTo, double[] gains, double weight, double total)
        {
            var largest = 0.0;
            for (var k = 0; k < candidates.Length; k++)
            {
                var set = candidates[k];
                var isWellConnected = outward[set] >= resolution * setWeights[set] * (total - setWeights[set]);
                gains[k] = isWellConnected ? weightTo[set] - (resolution * weight * setWeights[set]) : -1;
                largest = Math.Max(largest, gains[k]);
            }

            var sum = Math.Exp(-largest / theta);
            for (var k = 0; k < candidates.Length; k++)
            {
                gains[k] = gains[k] < 0 ? 0 : Math.Exp((gains[k] - largest) / theta);
                sum += gains[k];
            }

            var draw = random.NextDouble() * sum;
            for (var k = 0; k < candidates.Length; k++)
            {
                draw -= gains[k];
                if (draw < 0) return candidates[k];
            }

            return -1;
        }
    }

    /// <summary>Numbers sets from 0 in the order of their first nodes. O(n).</summary>
    public static (int[] Sets, int Count) Compact(int[] sets)
    {
        var numbers = new int[sets.Length];
        Array.Fill(numbers, -1);
        var result = new int[sets.Length];
        var count = 0;
        for (var v = 0; v < sets.Length; v++)
        {
            if (numbers[sets[v]] < 0) numbers[sets[v]] = count++;
            result[v] = numbers[sets[v]];
        }

        return (result, count);
    }
}
