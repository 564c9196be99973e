using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Material;

namespace Dashboard.Analysis.Verdicts;

/// <summary>The texts that many accounts of a group ask and hardly anybody else.</summary>
/// <param name="Texts">How many there are.</param>
/// <param name="Coverage">The share of them that the median account asks, 0 to 1; 0 where there are none.</param>
internal sealed record CommonList(int Texts, double Coverage)
{
    /// <summary>A tool's buttons are fewer texts than this.</summary>
    public const int LeastTexts = 25;

    /// <summary>Who goes through a list asks most of it, though some give up.</summary>
    public const double LeastCoverage = 0.6;

    private const double LeastShare = 0.2;
    private const double LeastLift = 5;

    /// <summary>Null where the data hold no prompts that accounts share. O(links of prompts).</summary>
    public static CommonList? Of(AnalysisInput input, BipartiteGraph graph, int[] group)
    {
        var (isIn, asked, texts, isTold) = (new bool[graph.AccountCount], new int[graph.AccountCount], 0, false);
        foreach (var a in group) isIn[a] = true;
        var others = Math.Max(1, graph.AccountCount - group.Length);
        for (var t = 0; t < graph.AttributeCount; t++)
        {
            if (!AccountLayers.IsPrompt(input.Attributes[t])) continue;
            isTold = true;
            var carriers = graph.AccountsOf(t);
            if (carriers.Length < LeastShare * group.Length) continue;
            var inside = 0;
            foreach (var a in carriers) inside += isIn[a] ? 1 : 0;
            if (inside < LeastShare * group.Length || inside / (double)group.Length <= LeastLift * (carriers.Length - inside) / others)
                continue;
            texts++;
            foreach (var a in carriers) asked[a]++;
        }

        if (!isTold) return null;
        int[] counts = [.. group.Select(a => asked[a]).Order()];
        return new CommonList(texts, texts == 0 || counts.Length == 0 ? 0 : counts[counts.Length / 2] / (double)texts);
    }
}
