using Dashboard.Analysis.Randomness;

namespace Dashboard.Analysis.Communities;

/// <summary>
/// Leiden's fast local moving (Traag, Waltman &amp; van Eck, 2019, algorithm A.2, MoveNodesFast): nodes are visited
/// from a queue; a node moves to the community that gains most, and only the neighbours that a move can concern are
/// visited again. Ties keep the node where it is, then go to the community met first. About O(m) in practice.
/// </summary>
internal static class LeidenLocalMoving
{
    /// <summary>Improves <paramref name="communities"/> (numbers from 0 to n − 1) in place.</summary>
    public static void Run(LeidenLevel level, int[] communities, double resolution, double epsilon, SeededRandom random)
    {
        var count = level.NodeCount;
        var (offsets, neighbours, weights, nodeWeights) = level;
        var communityWeights = new double[count];
        var communitySizes = new int[count];
        for (var v = 0; v < count; v++)
        {
            communityWeights[communities[v]] += nodeWeights[v];
            communitySizes[communities[v]]++;
        }

        var empty = new int[count];
        var emptyCount = 0;
        for (var c = count - 1; c >= 0; c--)
        {
            if (communitySizes[c] == 0) empty[emptyCount++] = c;
        }

        var queue = new int[count];
        for (var v = 0; v < count; v++) queue[v] = v;
        random.Shuffle(queue.AsSpan());
        var waiting = new bool[count];
        Array.Fill(waiting, true);
        var toCommunity = new double[count];
        var met = new int[count];
        var (head, length) = (0, count);
        while (length > 0)
        {
            var v = queue[head];
            if (++head == count) head = 0;
            length--;
            waiting[v] = false;

            var home = communities[v];
            var weight = nodeWeights[v];
            var metCount = 0;
            for (var i = offsets[v]; i < offsets[v + 1]; i++)
            {
                var community = communities[neighbours[i]];
                if (toCommunity[community] == 0) met[metCount++] = community;
                toCommunity[community] += weights[i];
            }

            communityWeights[home] -= weight;
            var best = home;
            var bestGain = toCommunity[home] - (resolution * weight * communityWeights[home]) + epsilon;
            for (var k = 0; k < metCount; k++)
            {
                var community = met[k];
                if (community == home) continue;
                var gain = toCommunity[community] - (resolution * weight * communityWeights[community]);
                if (gain > bestGain) (best, bestGain) = (community, gain);
            }

            // A community of its own gains 0: better than any when the node is held against its interest.
            if (communitySizes[home] > 1 && bestGain < 0) best = empty[--emptyCount];
            for (var k = 0; k < metCount; k++) toCommunity[met[k]] = 0;
            communityWeights[best] += weight;
            if (best == home) continue;

            if (--communitySizes[home] == 0) empty[emptyCount++] = home;
            communitySizes[best]++;
            communities[v] = best;
            for (var i = offsets[v]; i < offsets[v + 1]; i++)
            {
                var u = neighbours[i];
                if (waiting[u] || communities[u] == best) continue;
                waiting[u] = true;
                var tail = head + length++;
                queue[tail >= count ? tail - count : tail] = u;
            }
        }
    }
}
