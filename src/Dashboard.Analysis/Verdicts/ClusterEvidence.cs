using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Targeting;
using Dashboard.Analysis.Windows;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>What the signals and the benign tests of one cluster look at.</summary>
internal sealed record ClusterEvidence
{
    public required AnalysisInput Input { get; init; }

    public required AnalysisOptions Options { get; init; }

    public required BipartiteGraph Graph { get; init; }

    public required ActivityProfile Activity { get; init; }

    /// <summary>What speaks for coordination and what for innocent likeness.</summary>
    public required Waterfall Waterfall { get; init; }

    /// <summary>All accounts that the cluster's links hold together, bystanders included, ascending.</summary>
    public required int[] Linked { get; init; }

    /// <summary>Those of them that are judged, ascending: where some share its work, these.</summary>
    public required int[] Members { get; init; }

    /// <summary>The accounts that the cluster is compared with, ascending; none of them a member.</summary>
    public required int[] Baseline { get; init; }

    /// <summary>The attributes that bind the cluster, the most telling first.</summary>
    public required BindingAttribute[] Bindings { get; init; }

    /// <summary>The cluster's capabilities against the baseline.</summary>
    public required CapabilityContrast[] Contrasts { get; init; }

    /// <summary>The q-values of these, over all clusters.</summary>
    public required double[] ContrastQ { get; init; }

    /// <summary>The cluster's interactions by capability.</summary>
    public required double[] MemberTotals { get; init; }

    /// <summary>The baseline's interactions by capability.</summary>
    public required double[] BaselineTotals { get; init; }

    /// <summary>The cluster's interactions by day.</summary>
    public required double[] Daily { get; init; }

    /// <summary>The baseline's interactions by day.</summary>
    public required double[] BaselineDaily { get; init; }

    /// <summary>The cluster's window; null for none.</summary>
    public required CountWindow? Window { get; init; }

    /// <summary>The families of which the data hold attributes that several accounts may well use.</summary>
    public required IReadOnlySet<AttributeFamily> CommonFamilies { get; init; }

    /// <summary>The releases at which a new model was seen, and each account's share of requests to it on the day and the next.</summary>
    public required IReadOnlyList<(ModelRelease Release, double[] Adopted)> Adoptions { get; init; }

    /// <summary>Who shares sessions and credentials.</summary>
    public required Partnerships Sessions { get; init; }

    /// <summary>Who acts together within the window of co-action, at least so many times; null where there is none.</summary>
    public required (Partnerships Partners, double Window, int MinWeight)? CoAction { get; init; }

    /// <summary>
    /// Those of <see cref="Bindings"/> that are particular to the cluster as against the baseline: what other campaigns
    /// carry, or do not, makes nothing particular.
    /// </summary>
    public BindingAttribute[] Particulars { get; private init; } = [];

    /// <summary>Those of a family.</summary>
    public IEnumerable<BindingAttribute> Particular(AttributeFamily family) => Particulars.Where(b => b.Family == family);

    /// <summary>The same with <see cref="Particulars"/> told. O(links of the bindings).</summary>
    public ClusterEvidence WithParticulars()
    {
        var isBaseline = new bool[Graph.AccountCount];
        foreach (var account in Baseline) isBaseline[account] = true;
        return this with { Particulars = [.. Bindings.Where(IsParticular)] };

        bool IsParticular(BindingAttribute binding)
        {
            var others = 0;
            foreach (var account in Graph.AccountsOf(binding.Attribute)) others += isBaseline[account] ? 1 : 0;
            return BindingAttribute.IsParticular(
                binding.Carriers, binding.Carriers + others, Members.Length, Members.Length + Baseline.Length, Options);
        }
    }

    /// <summary>The share of the cluster's accounts that carry one of some attributes.</summary>
    public double Coverage(IEnumerable<BindingAttribute> attributes)
    {
        if (Members.Length == 0) return 0;
        var (isMember, isCovered) = (new bool[Graph.AccountCount], new bool[Graph.AccountCount]);
        foreach (var account in Members) isMember[account] = true;
        var covered = 0;
        foreach (var binding in attributes)
        {
            if (covered == Members.Length) break;
            foreach (var account in Graph.AccountsOf(binding.Attribute))
            {
                if (!isMember[account] || isCovered[account]) continue;
                isCovered[account] = true;
                covered++;
            }
        }

        return covered / (double)Members.Length;
    }

    /// <summary>The share of the baseline's accounts that carry one of some attributes; 0 without a baseline.</summary>
    public double OthersCoverage(IEnumerable<BindingAttribute> attributes)
    {
        if (Baseline.Length == 0) return 0;
        var (isOther, isCovered, covered) = (new bool[Graph.AccountCount], new bool[Graph.AccountCount], 0);
        foreach (var account in Baseline) isOther[account] = true;
        foreach (var binding in attributes)
        {
            foreach (var account in Graph.AccountsOf(binding.Attribute))
            {
                if (!isOther[account] || isCovered[account]) continue;
                isCovered[account] = true;
                covered++;
            }
        }

        return covered / (double)Baseline.Length;
    }
}
