using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Candidates;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Randomness;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;

namespace Dashboard.Analysis.OtherSide;

/// <summary>
/// Many analysts, one data set (Silberzahn et al., 2018): a pool is looked for again under every combination of what could
/// defensibly have been chosen otherwise. Works on the layers that are kept; nothing is read again.
/// </summary>
internal sealed class DefensibleAnalyses(GroupModel model, GroupMeasures measures)
{
    /// <summary>Cases of more accounts are looked at in an even sample of so many.</summary>
    public const int MostAccounts = 5000;

    private const int MostFlips = 500;

    private static readonly double[] Odds = [5, 20];
    private static readonly double[] Strictnesses = [1, 1.5];
    private static readonly double[] Probabilities = [0.8, 0.9, 0.95];
    private static readonly string[] Starts = ["the whole", "a random half", "the other half"];

    // What is left out: the layers by name or family, and the measures by the beginning of their keys.
    private static readonly (string Name, Func<ModelLayer, bool> Layers, string[] Measures)[] Sources =
    [
        ("nothing", _ => false, []),
        ("network", l => l.Family == AttributeFamily.Network, ["shared-network"]),
        ("devices", l => l.Family == AttributeFamily.Device, ["shared-device"]),
        ("payment", l => l.Family == AttributeFamily.Payment, ["shared-payment"]),
        ("identity", l => l.Family == AttributeFamily.Identity, ["shared-identity"]),
        ("all infrastructure", l => !l.Family.IsBehavioural(), ["shared-"]),
        ("prompts and texts", l => l.IsOfTexts, ["devotion", "division"]),
        ("capabilities and models", l => l.Layer.Name is "capabilities" or "models", ["habit-capabilities", "habit-models"]),
        ("hours and weekdays", l => l.Layer.Name is "hours of the day" or "days of the week",
            ["habit-hours", "habit-weekdays", "rest", "weekend"]),
        ("days", l => l.Layer.Name == "days", ["habit-days", "lives", "ends", "wakes"]),
        ("the register of accounts", _ => false, ["created", "wakes"]),
    ];

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("defensible-analyses", 1);

    /// <summary>Runs them for one pool, two at a time. Deterministic.</summary>
    /// <param name="cluster">The pool's id.</param>
    /// <param name="pool">Its accounts.</param>
    /// <param name="tests">The benign tests of the pool.</param>
    /// <param name="waterfall">Its evidence.</param>
    /// <param name="seed">The seed of the halves.</param>
    /// <param name="cancellation">Ends it early.</param>
    public OtherSideFinding Run(
        string cluster, int[] pool, IReadOnlyList<BenignTest> tests, Waterfall waterfall, ulong seed, CancellationToken cancellation)
    {
        var skipped = Skipped(pool, seed);
        var population = skipped is null ? SearchedPopulation.Everybody : SearchedPopulation.Without(skipped);
        int[] looked = [.. pool.Where(population.Holds)];
        var halves = Halves(looked, seed);
        var runs = (from source in Sources
                    where source.Name == "nothing" || model.Layers.Any(source.Layers) || source.Name == "the register of accounts"
                    from start in Enumerable.Range(0, Starts.Length)
                    from odds in Odds
                    from strictness in Strictnesses
                    select (source, start, odds, strictness)).ToArray();
        var members = new int[runs.Length][];
        var reached = new double[runs.Length];
        Parallel.For(
            0, runs.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
            i =>
        {
            var (source, start, odds, strictness) = runs[i];
            var other = model.With(l => !source.Layers(l), odds, strictness);
            members[i] = other.Refine(halves[start], population, 5);
            reached[i] = members[i].Length == 0 ? 0 : Judge(members[i], population, source.Measures).Probability;
        });

        var counts = new int[model.AccountCount];
        foreach (var run in members)
        {
            foreach (var a in run) counts[a]++;
        }

        return new OtherSideFinding
        {
            Cluster = cluster,
            AccountsLookedAt = skipped is null ? model.AccountCount : skipped.Count(s => !s),
            Analyses = [.. runs.Index()
                .SelectMany(r => Probabilities.Select(p => Analysis(r.Item, members[r.Index], reached[r.Index], p, looked)))],
            Flips = [.. counts.Index().Where(c => c.Item > 0 && c.Item < runs.Length)
                .Select(c => new AccountFlip(c.Index, c.Item / (double)runs.Length))
                .OrderBy(f => Math.Abs(f.Share - 0.5)).ThenBy(f => f.Account).Take(MostFlips)],
            ExculpatoryReading = Reading(tests, waterfall),
            Framing = FramingTest.Of(model, pool),
        };
    }

    private static DefensibleAnalysis Analysis(
        ((string Name, Func<ModelLayer, bool>, string[]) Source, int Start, double Odds, double Strictness) run, int[] members,
        double reached, double least, int[] pool)
    {
        var agreement = GroupSearch.Jaccard(pool, members);
        return new DefensibleAnalysis(
            run.Source.Name, Starts[run.Start], run.Odds, run.Strictness, least, reached, members.Length, agreement,
            reached >= least && agreement > 0.5);
    }

    private Waterfall Judge(int[] group, SearchedPopulation population, string[] leftOut)
    {
        var isIn = new bool[model.AccountCount];
        foreach (var a in group) isIn[a] = true;
        int[] others = [.. Enumerable.Range(0, model.AccountCount).Where(a => !isIn[a] && population.Holds(a))];
        return WaterfallWeights.Of(
            [.. measures.Of(group, others).Where(m => !leftOut.Any(k => m.Key.StartsWith(k, StringComparison.Ordinal)))]);
    }

    // Of a large case half of the sample is the pool's, so that both sides are told equally well.
    private bool[]? Skipped(int[] pool, ulong seed)
    {
        if (model.AccountCount <= MostAccounts) return null;
        var skipped = Enumerable.Repeat(true, model.AccountCount).ToArray();
        var isIn = new bool[model.AccountCount];
        foreach (var a in pool) isIn[a] = true;
        int[] others = [.. Enumerable.Range(0, model.AccountCount).Where(a => !isIn[a])];
        foreach (var side in (int[][])[pool.AsSpan().ToArray(), others])
        {
            new SeededRandom(seed).Shuffle(side.AsSpan());
            foreach (var a in side.Take(MostAccounts / 2)) skipped[a] = false;
        }

        return skipped;
    }

    private static int[][] Halves(int[] pool, ulong seed)
    {
        var mixed = pool.AsSpan().ToArray();
        new SeededRandom(seed).Shuffle(mixed.AsSpan());
        int[] first = [.. mixed[..(mixed.Length / 2)].Order()];
        int[] second = [.. mixed[(mixed.Length / 2)..].Order()];
        return [pool, first, second];
    }

    private static string Reading(IReadOnlyList<BenignTest> tests, Waterfall waterfall)
    {
        var open = tests.FirstOrDefault(t => t.Outcome == BenignOutcome.Open);
        var granted = tests.Where(t => t.Outcome == BenignOutcome.Passed && t.Left is not null).OrderBy(t => t.Left).FirstOrDefault();
        var against = waterfall.Steps.Where(s => s.LogLikelihoodRatio < 0).OrderBy(s => s.LogLikelihoodRatio).Take(2).ToArray();
        var parts = new List<string>();
        if (granted is not null)
            parts.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The strongest innocent reading is “{granted.Explanation}”: its conditions are met, and without what it accounts for the evidence adds up to {granted.Left:P0} instead of {waterfall.Probability:P0}."));
        else if (open is not null)
            parts.Add($"The strongest innocent reading is “{open.Explanation}”, which the data leave open: {open.Sentence}");
        else parts.Add("No innocent reading that was tested has its conditions met.");
        parts.AddRange(against.Select(s => $"Against coordination speaks: {s.Sentence}"));
        return string.Join(" ", parts);
    }
}
