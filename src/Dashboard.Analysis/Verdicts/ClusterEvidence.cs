using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Linkage;
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

    /// <summary>All accounts that the cluster's links hold together, bystanders included, ascending.</summary>
    public required int[] Linked { get; init; }

    /// <summary>Those of them that share its work, ascending: what is judged.</summary>
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

    /// <summary>Who shares sessions and credentials.</summary>
    public required Partnerships Sessions { get; init; }

    /// <summary>Who acts together within the window of co-action, at least so many times; null where there is none.</summary>
    public required (Partnerships Partners, double Window, int MinWeight)? CoAction { get; init; }

    /// <summary>The binding attributes of a family that are particular to the cluster.</summary>
    public IEnumerable<BindingAttribute> Particular(AttributeFamily family) => Bindings.Where(b => b.Family == family && IsParticular(b));

    /// <inheritdoc cref="SharedWork.IsParticular"/>
    public bool IsParticular(BindingAttribute binding) =>
        SharedWork.IsParticular(binding.Carriers, binding.AccountCount, Members.Length, Graph.Population, Options);

    /// <summary>The share of the cluster's accounts that carry a binding attribute for which the test holds.</summary>
    public double Coverage(Func<BindingAttribute, bool> which)
    {
        if (Members.Length == 0) return 0;
        var (isMember, isCovered) = (new bool[Graph.AccountCount], new bool[Graph.AccountCount]);
        foreach (var account in Members) isMember[account] = true;
        var covered = 0;
        foreach (var binding in Bindings)
        {
            if (covered == Members.Length) break;
            if (!which(binding)) continue;
            foreach (var account in Graph.AccountsOf(binding.Attribute))
            {
                if (!isMember[account] || isCovered[account]) continue;
                isCovered[account] = true;
                covered++;
            }
        }

        return covered / (double)Members.Length;
    }
}
