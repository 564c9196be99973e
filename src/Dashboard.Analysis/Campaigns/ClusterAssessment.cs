using System.Collections.Immutable;
using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Linkage;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Randomness;
using Dashboard.Analysis.Significance;
using Dashboard.Analysis.Targeting;
using Dashboard.Analysis.Verdicts;
using Dashboard.Analysis.Windows;

namespace Dashboard.Analysis.Campaigns;

/// <summary>
/// Judges all clusters against the accounts in no campaign. Which accounts these are depends on the judgement, so
/// it is repeated with the clusters that were called pools left out of the baseline, until nothing changes.
/// </summary>
internal sealed class ClusterAssessment(AnalysisMaterial material, AnalysisOptions options, ClusterSet work)
{
    private const int MostRounds = 4;

    /// <summary>Samples of the baseline draw from no more accounts than this: its spread hardly matters beyond.</summary>
    private const int MostBaselineDrawn = 2000;

    private readonly AnalysisInput input = material.Input;
    private readonly BipartiteGraph graph = material.Graph;
    private readonly ActivityProfile activity = material.Activity;
    private readonly int clusterCount = work.Count;
    private readonly int[] cores = work.Cores;
    private readonly int[][] linked = Members(work.Linked, work.Count);
    private readonly int[][] members = Members(work.Cores, work.Count);

    private readonly Partnerships sessions = Partnerships.ByAttributes(material.Graph, material.PersonalAttributes, work.Cores);
    private readonly (Partnerships, double, int)? coAction = material.CoAction.Network is { } network
        ? (Partnerships.ByCoAction(network, work.Cores), network.Window, network.MinWeight)
        : null;

    /// <summary>What was found about a cluster.</summary>
    internal sealed record Finding(
        ClusterEvidence Evidence, ImmutableArray<Signal> Signals, ImmutableArray<BenignTest> BenignTests, Verdict Verdict);

    public Finding[] Run(Action<double> report, CancellationToken cancellation)
    {
        var bindings = BindingAttribute.Of(
            input, graph, material.Sharing, cores, [.. members.Select(m => m.Length)], options.FalseDiscoveryRate);
        var groups = cores.Select(c => c < 0 ? clusterCount : c).ToArray();
        var daily = activity.Daily(groups, clusterCount + 1);
        var windows = new CountWindow?[clusterCount];
        for (var c = 0; c < clusterCount; c++) windows[c] = CampaignWindows.Find(daily[c], 7, options.Confidence);
        var samples = new double[clusterCount][][];
        for (var c = 0; c < clusterCount; c++)
            samples[c] = Samples(members[c], 2_000_000 + (ulong)c);

        var isPool = new bool[clusterCount];
        for (var round = 1; ; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            report((round - 1.0) / MostRounds);
            var findings = Judge(bindings, daily, windows, samples, isPool);
            var next = findings.Select(f => f.Verdict.Disposition == Core.Disposition.Pool).ToArray();
            if (round == MostRounds || next.AsSpan().SequenceEqual(isPool)) return findings;
            isPool = next;
        }
    }

    private Finding[] Judge(BindingAttribute[][] bindings, double[][] daily, CountWindow?[] windows, double[][][] samples, bool[] isPool)
    {
        var evidence = new ClusterEvidence[clusterCount];
        var everybody = Baseline(int.MinValue, isPool);
        var everybodySamples = Samples(Thinned(everybody), 3_000_000);
        for (var c = 0; c < clusterCount; c++)
        {
            var baseline = isPool[c] ? everybody : Baseline(c, isPool);
            var baselineTotals = activity.CapabilityTotals(baseline);
            var memberTotals = activity.CapabilityTotals(members[c]);

            // The samples give the baseline's spread only; a small cluster within them does not change it.
            var isSmall = isPool[c] || members[c].Length < 0.02 * everybody.Length;
            var baselineSamples = isSmall ? everybodySamples : Samples(Thinned(baseline), 3_000_000);
            evidence[c] = new ClusterEvidence
            {
                Input = input,
                Options = options,
                Graph = graph,
                Activity = activity,
                Waterfall = work.Waterfalls[c],
                Linked = linked[c],
                Members = members[c],
                Baseline = baseline,
                Bindings = bindings[c],
                Contrasts = ClusterTargeting.Compare(memberTotals, baselineTotals, samples[c], baselineSamples, options.Confidence),
                ContrastQ = [],
                MemberTotals = memberTotals,
                BaselineTotals = baselineTotals,
                Daily = daily[c],
                BaselineDaily = BaselineDaily(c, daily, isPool),
                Window = windows[c],
                CommonFamilies = material.CommonFamilies,
                Adoptions = material.Adoptions,
                Sessions = sessions,
                CoAction = coAction,
            }.WithParticulars();
        }

        var q = BenjaminiHochberg.QValues([.. evidence.SelectMany(e => e.Contrasts.Select(x => x.PValue))]);
        for (var c = 0; c < clusterCount; c++)
            evidence[c] = evidence[c] with { ContrastQ = q[(c * activity.CapabilityCount)..((c + 1) * activity.CapabilityCount)] };
        return Conclude(evidence);
    }

    private Finding[] Conclude(ClusterEvidence[] evidence)
    {
        Signal[][] signals = [.. evidence.Select(e => Signals(e).ToArray())];
        var q = BenjaminiHochberg.QValues([.. signals.SelectMany(s => s.Select(x => x.PValue))]);
        var next = 0;
        var findings = new Finding[evidence.Length];
        for (var c = 0; c < findings.Length; c++)
        {
            var held = signals[c].Select(s => s with { QValue = q[next++] })
                .Where(s => !(s.QValue > options.FalseDiscoveryRate)).OrderByDescending(s => s.Strength).ToImmutableArray();
            var tests = BenignTests.Of(evidence[c], held).ToImmutableArray();
            findings[c] = new Finding(
                evidence[c], held, tests, Verdict.Of(held, tests, evidence[c], work.Stability[c], work.Agreement[c], options));
        }

        return findings;
    }

    private static IEnumerable<Signal> Signals(ClusterEvidence evidence) =>
    [
        .. SharedAttributeSignals.Of(evidence), .. TargetingSignal.Of(evidence), .. SynchronySignals.Of(evidence),
        .. WindowSignal.Of(evidence), .. FailoverSignal.Of(evidence),
        .. HourSignals.Of(evidence), .. CreationSignals.Of(evidence), .. PartnerSignals.Of(evidence), .. ConductSignals.Of(evidence),
    ];

    private int[] Baseline(int cluster, bool[] isPool)
    {
        var baseline = new List<int>(cores.Length);
        for (var a = 0; a < cores.Length; a++)
        {
            var own = cores[a];
            if (own != cluster && (own < 0 || !isPool[own])) baseline.Add(a);
        }

        return [.. baseline];
    }

    private double[] BaselineDaily(int cluster, double[][] daily, bool[] isPool)
    {
        var result = new double[activity.DayCount];
        for (var g = 0; g < daily.Length; g++)
        {
            if (g == cluster || (g < clusterCount && isPool[g])) continue;
            for (var d = 0; d < result.Length; d++) result[d] += daily[g][d];
        }

        return result;
    }

    private double[][] Samples(int[] accounts, ulong stream) => AccountBootstrap.Totals(
        activity.Counts, activity.CapabilityCount, accounts, options.BootstrapSamples, SeededRandom.SeedOfStream(options.Seed, stream));

    private static int[] Thinned(int[] accounts)
    {
        if (accounts.Length <= MostBaselineDrawn) return accounts;
        var drawn = new int[MostBaselineDrawn];
        for (var i = 0; i < drawn.Length; i++) drawn[i] = accounts[(int)((long)i * accounts.Length / drawn.Length)];
        return drawn;
    }

    private static int[][] Members(int[] groups, int count)
    {
        var lists = new List<int>[count];
        for (var c = 0; c < count; c++) lists[c] = [];
        for (var a = 0; a < groups.Length; a++)
        {
            if (groups[a] >= 0) lists[groups[a]].Add(a);
        }

        return [.. lists.Select(l => l.ToArray())];
    }
}
