using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Randomness;
using Dashboard.Analysis.Targeting;
using Dashboard.Analysis.Verdicts;
using Dashboard.Core;

namespace Dashboard.Analysis.Candidates;

/// <summary>A group that a candidate settled at, and how it was judged.</summary>
/// <param name="Accounts">The accounts, ascending.</param>
/// <param name="From">The candidate.</param>
/// <param name="Waterfall">The evidence.</param>
internal sealed record JudgedGroup(int[] Accounts, CandidateGroup From, Waterfall Waterfall)
{
    /// <summary>The share of the resolutions at which candidates settle at it, or at nearly the same, 0 to 1.</summary>
    public double Agreement { get; init; } = 1;

    /// <summary>Whether it is called a pool: likely enough, and by independent evidence.</summary>
    public bool IsPool(AnalysisOptions options) =>
        Accounts.Length > options.TeamAccounts && Waterfall.Probability >= options.LeastProbability && Waterfall.IsIndependent;
}

/// <summary>
/// From candidates to pools: every candidate is refined (<see cref="GroupModel"/>) and judged for itself, then the best
/// that do not overlap are taken, the larger before the smaller unless what it adds to its parts does not stand alone.
/// What was taken is left out of everybody else, and the rest is looked at again until nothing is added.
/// </summary>
/// <param name="model">How accounts are told to be of one kind with a group.</param>
/// <param name="measures">How groups are measured.</param>
/// <param name="options">The parameters.</param>
/// <param name="memory">What searches of the same model found out; null where there was none.</param>
internal sealed class GroupSearch(GroupModel model, GroupMeasures measures, AnalysisOptions options, SearchMemory? memory = null)
{
    /// <summary>Groups below these log odds are not looked at again once pools are left out of everybody else.</summary>
    private const double LeastPromising = -5;

    /// <summary>The log odds above which a group is looked into for groups within it, and how many are.</summary>
    private const double LeastWorthSplitting = -3;

    private const int MostSplit = 6;

    /// <summary>
    /// How clearly two parts of a pool must ask different things to be two campaigns: odds of twenty for the mean account.
    /// </summary>
    private const double LeastContentGap = 3;

    private const int MostDepth = 3;
    private const int LargeCase = 10_000;
    private const int MostCuts = 24;

    /// <summary>
    /// How many of the largest candidates of a large case are refined before the others are held against what they settled at.
    /// </summary>
    private const int FirstWave = 16;

    /// <summary>A layer of texts tells who does only a part of the work when the median member's mean log ratio is above this.</summary>
    private const double LeastTelling = 0.5;

    private const double LeastShareOfMedian = 0.6;

    private const double MostTrimmed = 0.1;

    private const int MostRounds = 3;

    /// <summary>
    /// Two groups are nearly the same from this Jaccard index on: that of a valid cluster with one found in its stead (Hennig, 2007).
    /// </summary>
    private const double NearlySame = 0.75;

    private readonly SearchMemory memory = memory ?? new SearchMemory();
    private readonly List<(IReadOnlySet<double> Resolutions, int[] Accounts)> settled = [];

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("group-search", 4);

    /// <summary>The name and version of <see cref="Stability"/>.</summary>
    public static Method StabilityMethod { get; } = new("half-stability", 2);

    /// <summary>The pools, the most likely first, and every group that was judged.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="known">What they settled at, where that was judged before; null to refine and judge them.</param>
    /// <param name="report">Told the share done.</param>
    /// <param name="cancellation">Ends it early.</param>
    public (List<JudgedGroup> Pools, List<JudgedGroup> All) Run(
        IReadOnlyList<CandidateGroup> candidates, IReadOnlyList<JudgedGroup>? known, Action<double>? report, CancellationToken cancellation)
    {
        var (pools, all) = (new List<JudgedGroup>(), new List<JudgedGroup>());
        var population = SearchedPopulation.Everybody;
        var left = candidates;
        for (var round = 0; round < MostRounds; round++)
        {
            List<JudgedGroup> judged;
            if (round == 0 && known is not null)
            {
                judged = [.. known];
                settled.AddRange(known.Select(g => (g.From.Resolutions, g.Accounts)));
            }
            else
            {
                judged = Judged(left, population, f => report?.Invoke((round + f) / MostRounds), cancellation);
                judged.AddRange(Split(judged, left, population, cancellation));
            }

            if (round == 0) all.AddRange(judged);
            var taken = Taken(judged, population);
            if (taken.Count == 0) break;
            var wholes = Wholes(taken, population);
            if (wholes.Count > 0) taken = Taken([.. judged, .. wholes], population);
            JudgedGroup[] found = [.. taken.Select(pool => pool with { Agreement = AgreementOn(pool.Accounts, candidates) })
                .SelectMany(pool => Parts(pool, candidates, population, 0)).Select(pool => Trimmed(pool, population))];
            pools.AddRange(Joined(found, population));
            var gone = new bool[model.AccountCount];
            foreach (var pool in pools)
            {
                foreach (var a in pool.Accounts) gone[a] = true;
            }

            population = SearchedPopulation.Without(gone);
            left =
                [.. judged.Where(g => g.Waterfall.LogOdds > LeastPromising)
                    .Select(g => g.From with { Accounts = [.. g.From.Accounts.Where(a => !gone[a])] })
                .Where(c => c.Accounts.Length > options.TeamAccounts)];
        }

        return ([.. pools.OrderByDescending(p => p.Waterfall.LogOdds).ThenBy(p => p.Accounts[0])], all);
    }

    /// <summary>A group's evidence against everybody else.</summary>
    public Waterfall Judge(int[] group, SearchedPopulation population) => memory.Of(population).Judged.Of(group, () =>
    {
        var isIn = new bool[model.AccountCount];
        foreach (var a in group) isIn[a] = true;
        return WaterfallWeights.Of(
            measures.Of(group, [.. Enumerable.Range(0, model.AccountCount).Where(a => !isIn[a] && population.Holds(a))]));
    });

    /// <summary>
    /// How well a group comes back when only a random half of it is known: the mean Jaccard index of what the halves settle
    /// at with the group (Hennig, 2007), 0 to 1. A pool keeps its clear members alone: it has come back where these do.
    /// </summary>
    public double Stability(int[] group, int halves, ulong seed)
    {
        var likeness = new double[halves];
        Parallel.For(0, halves, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, h =>
        {
            var half = group.AsSpan().ToArray();
            new SeededRandom(SeededRandom.SeedOfStream(seed, (ulong)h)).Shuffle(half.AsSpan());
            half = half[..((half.Length + 1) / 2)];
            Array.Sort(half);
            var settledAt = Refined(half, SearchedPopulation.Everybody, 3);
            likeness[h] = Math.Max(
                Jaccard(group, settledAt),
                Jaccard(group, memory.Of(SearchedPopulation.Everybody).Clear.Of(settledAt, () => ClearOf(settledAt))));
        });
        return halves == 0 ? 1 : likeness.Sum() / halves;
    }

    /// <summary>The Jaccard index of two ascending lists of accounts. O(n).</summary>
    public static double Jaccard(int[] first, int[] second)
    {
        var (i, j, common) = (0, 0, 0);
        while (i < first.Length && j < second.Length)
        {
            if (first[i] == second[j]) common++;
            var (x, y) = (first[i], second[j]);
            if (x <= y) i++;
            if (y <= x) j++;
        }

        return first.Length + second.Length == 0 ? 1 : common / (double)(first.Length + second.Length - common);
    }

    private int[] Refined(int[] guess, SearchedPopulation population, int least) =>
        model.Refine(guess, population, least, memory.Of(population).Steps);

    private int[] ClearOf(int[] group)
    {
        var fit = model.Fit(group, SearchedPopulation.Everybody);
        return [.. group.Where(a => fit.IsClear(a))];
    }

    private int[][] Refined(int[][] guesses, SearchedPopulation population)
    {
        var refined = new int[guesses.Length][];
        Parallel.For(
            0, guesses.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            i => refined[i] = Refined(guesses[i], population, options.MinClusterAccounts));
        return refined;
    }

    // The carriers of one attribute are of no resolution.
    private double AgreementOn(int[] group, IReadOnlyList<CandidateGroup> candidates)
    {
        var asked = candidates.SelectMany(c => c.Resolutions).Where(r => r > 0).ToHashSet();
        var agreeing = settled.Where(s => Jaccard(s.Accounts, group) >= NearlySame).SelectMany(s => s.Resolutions).Where(asked.Contains)
            .Distinct().Count();
        return asked.Count == 0 ? 1 : agreeing / (double)asked.Count;
    }

    private List<JudgedGroup> Judged(
        IReadOnlyList<CandidateGroup> candidates, SearchedPopulation population, Action<double> report, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        var refined = Refined(candidates, population, parallel, report);
        settled.AddRange(refined.Select((group, i) => (candidates[i].Resolutions, group)).Where(s => s.group.Length > 0));
        var seen = new HashSet<(int, int, int, long)>();
        int[] distinct =
            [.. Enumerable.Range(0, candidates.Count).Where(i => refined[i].Length > 0 && refined[i].Length < 0.8 * model.AccountCount
            && seen.Add((refined[i].Length, refined[i][0], refined[i][^1], refined[i].Sum(a => (long)a * a))))];
        var judged = new JudgedGroup[distinct.Length];
        Parallel.For(
            0, distinct.Length, parallel,
            i => judged[i] = new JudgedGroup(refined[distinct[i]], candidates[distinct[i]], Judge(refined[distinct[i]], population)));
        return [.. judged];
    }

    /// <summary>
    /// What each candidate settles at; nothing where it settles at nothing. In a large case the larger come first, and a small one that is
    /// a usual part of what they settled at is taken to settle there, too: one campaign is cut into a thousand communities that all come
    /// back to it.
    /// </summary>
    private int[][] Refined(
        IReadOnlyList<CandidateGroup> candidates, SearchedPopulation population, ParallelOptions parallel, Action<double> report)
    {
        var (refined, done) = (new int[candidates.Count][], 0);
        int[] order = [.. Enumerable.Range(0, candidates.Count).OrderByDescending(i => candidates[i].Accounts.Length)];
        var wholes = new List<SettledWhole>();
        for (var (from, wave) = (0, model.AccountCount <= LargeCase ? order.Length : FirstWave); from < order.Length; (from,
            wave) = (from + wave, 2 * wave))
        {
            var next = order[from..Math.Min(from + wave, order.Length)];
            Parallel.ForEach(next, parallel, i =>
            {
                var accounts = candidates[i].Accounts;
                refined[i] = wholes.Find(w => w.HasUsualPart(accounts))?.Accounts ?? Refined(
                    accounts, population, options.MinClusterAccounts);
                report(Interlocked.Increment(ref done) / (double)candidates.Count);
            });
            if (from + wave >= order.Length) break;
            foreach (var i in next)
            {
                if (refined[i].Length < SettledWhole.LeastTimes * options.MinClusterAccounts
                    || wholes.Exists(w => w.Accounts.AsSpan().SequenceEqual(refined[i]))) continue;
                wholes.Add(
                    memory.Of(population).Wholes.Of(
                        refined[i], () => new SettledWhole(refined[i], model.TotalsOf(refined[i], population))));
            }

            wholes.Sort((one, other) => one.Accounts.Length.CompareTo(other.Accounts.Length));
        }

        return refined;
    }

    /// <summary>
    /// Groups within promising groups: what two kinds of accounts have in common hides how they differ, so each is refined
    /// once more against the rest of its own group, from the candidates that cut through it.
    /// </summary>
    private List<JudgedGroup> Split(
        List<JudgedGroup> judged, IReadOnlyList<CandidateGroup> candidates, SearchedPopulation population, CancellationToken cancellation)
    {
        var cuts = new List<CandidateGroup>();
        var seen = new HashSet<(int, int)>();
        foreach (var group in judged.Where(g => g.Accounts.Length > 2 * options.TeamAccounts && g.Waterfall.LogOdds > LeastWorthSplitting)
            .OrderByDescending(g => g.Waterfall.LogOdds).DistinctBy(g => (g.Accounts.Length, g.Accounts[0])).Take(MostSplit))
        {
            cancellation.ThrowIfCancellationRequested();
            var within = SearchedPopulation.Of(model.AccountCount, group.Accounts);
            var looked = Cuts(candidates).Select(c => (Candidate: c, Inside: c.Accounts.Where(within.Holds).ToArray()))
                .Where(
                    c => c.Inside.Length >= 0.15 * group.Accounts.Length && c.Inside.Length <= 0.9 * group.Accounts.Length
                    && seen.Add((group.Accounts[0], (c.Inside.Length * 1000) + (c.Inside[0] % 1000)))).ToArray();
            foreach (var ((candidate, _), part) in looked.Zip(Refined([.. looked.Select(c => c.Inside)], within)))
            {
                if (part.Length <= options.TeamAccounts || part.Length > 0.97 * group.Accounts.Length) continue;
                settled.Add((candidate.Resolutions, part));
                cuts.Add(candidate with { Accounts = part, Source = $"within a group of {candidate.Source}" });
            }
        }

        var distinct = cuts.DistinctBy(c => (c.Accounts.Length, c.Accounts[0], c.Accounts[^1], c.Accounts.Sum(a => (long)a * a))).ToArray();
        return [.. distinct.Select(c => new JudgedGroup(c.Accounts, c, Judge(c.Accounts, population)))];
    }

    // What halves of a group settle at where that is another pool, which the group is a part of: by its hours, or by its days.
    private List<JudgedGroup> Wholes(List<JudgedGroup> taken, SearchedPopulation population)
    {
        var wholes = new List<JudgedGroup>();
        foreach (var group in taken)
        {
            int[] half = [.. group.Accounts.Where((_, i) => i % 2 == 0)];
            var settledAt = Refined(half, population, options.MinClusterAccounts);
            if (settledAt.Length <= group.Accounts.Length || Jaccard(settledAt, group.Accounts) >= options.LeastStability) continue;
            settled.Add((group.From.Resolutions, settledAt));
            wholes.Add(new JudgedGroup(settledAt, group.From, Judge(settledAt, population)));
        }

        return [.. wholes.Where(w => w.IsPool(options))];
    }

    /// <summary>
    /// With the accounts that take part in a pool's work, though much of what they do is their own, and show no life that tells them from
    /// it; not so many that the whole would no longer be what the pool settles at.
    /// </summary>
    private List<JudgedGroup> Joined(JudgedGroup[] found, SearchedPopulation population)
    {
        var isIn = new bool[model.AccountCount];
        foreach (var a in found.SelectMany(pool => pool.Accounts)) isIn[a] = true;
        var joined = new List<JudgedGroup>();
        foreach (var pool in found)
        {
            var (whole, work) = (pool, new SharedWork(model, pool.Accounts, population));
            int[] more = [.. Enumerable.Range(0, model.AccountCount).Where(a => !isIn[a] && population.Holds(a) && work.IsPartOf(a))];
            int[] accounts = [.. pool.Accounts.Concat(more).Order()];
            if (more.Length > 0
                && Jaccard(accounts, Refined(pool.Accounts, population, options.MinClusterAccounts)) >= options.LeastStability
                && pool with { Accounts = accounts, Waterfall = Judge(accounts, population) } is var with && with.IsPool(options))
                whole = with;
            foreach (var a in whole.Accounts) isIn[a] = true;
            joined.Add(whole);
        }

        return joined;
    }

    // Accounts that others of the same campaign replaced settle at the whole: they are no campaign of their own.
    private bool ComesBack(int[] part, SearchedPopulation population) =>
        Jaccard(part, Refined(part, population, options.MinClusterAccounts)) >= options.LeastStability;

    // In a large case the largest candidates alone cut a group: each cut is a refinement of its own.
    private IEnumerable<CandidateGroup> Cuts(IReadOnlyList<CandidateGroup> candidates) => model.AccountCount <= LargeCase
        ? candidates
        : candidates.Where(c => c.Resolution > 0).OrderByDescending(c => c.Accounts.Length).Take(MostCuts);

    /// <summary>
    /// The campaigns within a pool: two parts that each stand alone and ask clearly different things, each account by itself,
    /// are two, however alike they are beside everybody else. What differs in days or exits only stays one.
    /// </summary>
    private IEnumerable<JudgedGroup> Parts(
        JudgedGroup pool, IReadOnlyList<CandidateGroup> candidates, SearchedPopulation population, int depth)
    {
        if (depth == MostDepth || pool.Accounts.Length <= 2 * options.TeamAccounts) return [pool];
        var within = SearchedPopulation.Of(model.AccountCount, pool.Accounts);
        var (best, widest) = ((JudgedGroup[]?)null, LeastContentGap);
        var seen = new HashSet<(int, int)>();
        int[][] looked = [.. Cuts(candidates).Select(c => c.Accounts.Where(within.Holds).ToArray())
            .Where(
                inside => inside.Length > options.TeamAccounts && inside.Length < pool.Accounts.Length - options.TeamAccounts
                && seen.Add((inside.Length, inside[0])))];
        foreach (var part in Refined(looked, within)
            .Where(part => part.Length > options.TeamAccounts && part.Length < pool.Accounts.Length - options.TeamAccounts))
        {
            var isIn = part.ToHashSet();
            int[] rest = [.. pool.Accounts.Where(a => !isIn.Contains(a))];
            var gap = memory.Of(within).Gaps.Of(part, () => new ContentGap(model, part, rest, within)).Value;
            if (gap <= widest) continue;
            JudgedGroup[] parts =
                [.. new[] { part, rest }.Select(p => new JudgedGroup(p, pool.From, Judge(p, population)) { Agreement = pool.Agreement })];
            if (parts.All(p => p.IsPool(options) && ComesBack(p.Accounts, population))) (best, widest) = (parts, gap);
        }

        return best is null ? [pool] : best.SelectMany(part => Parts(part, candidates, population, depth + 1));
    }

    /// <summary>
    /// Without accounts that are members, but not clearly, and without those that have only a part of the work and much of
    /// their own beside it, as somebody has under whose name rows were forged, or whose account was used by another: in every layer of
    /// texts that tells, little of what the median member has in common with the pool, or a life beside it (<see cref="ForeignLife"/>). A
    /// pool many of whose accounts do so is one that mixes, and stays whole.
    /// </summary>
    private JudgedGroup Trimmed(JudgedGroup pool, SearchedPopulation population)
    {
        var fit = model.Fit(pool.Accounts, population);
        int[] clear = [.. pool.Accounts.Where(a => fit.IsClear(a))];
        if (clear.Length > options.TeamAccounts && clear.Length < pool.Accounts.Length)
            pool = pool with { Accounts = clear, Waterfall = Judge(clear, population) };
        var told = model.Layers.Index().Where(l => l.Item.IsOfTexts)
            .Select(
                l =>
                (l.Index, l.Item.Layer,
                    Median: Median(
                        pool.Accounts.Where(a => l.Item.Layer.TotalOf(a) >= Individuality.LeastCount)
                        .Select(a => fit.MeanRatios[l.Index][a]))))
            .Where(l => l.Median > LeastTelling).ToArray();
        var foreign = new ForeignLife(model, pool.Accounts);
        int[] kept = [.. pool.Accounts.Where(a =>
        {
            if (foreign.IsTold(a)) return false;
            var layers = told.Where(l => l.Layer.TotalOf(a) >= Individuality.LeastCount).ToArray();
            return layers.Length == 0 || layers.Any(l => fit.MeanRatios[l.Index][a] >= LeastShareOfMedian * l.Median);
        })];
        return kept.Length == pool.Accounts.Length || kept.Length < (1 - MostTrimmed) * pool.Accounts.Length
            ? pool
            : pool with { Accounts = kept, Waterfall = Judge(kept, population) };

        static double Median(IEnumerable<double> values)
        {
            var sorted = values.Order().ToArray();
            return sorted.Length < 5 ? double.NaN : sorted[sorted.Length / 2];
        }
    }

    private List<JudgedGroup> Taken(List<JudgedGroup> judged, SearchedPopulation population)
    {
        var passing = judged.Where(g => g.IsPool(options)).OrderByDescending(g => g.Accounts.Length)
            .ThenByDescending(g => g.Waterfall.LogOdds).ToList();
        var (taken, isIn) = (new List<JudgedGroup>(), new bool[model.AccountCount]);
        foreach (var group in passing)
        {
            var common = group.Accounts.Count(a => isIn[a]);
            if (2 * common >= group.Accounts.Length) continue;
            var parts = passing.Where(g => g.Accounts.Length < 0.9 * group.Accounts.Length && g.Waterfall.LogOdds > group.Waterfall.LogOdds)
                .ToArray();
            if (parts.Length > 0 && !StandsAlone(group, parts, population)) continue;
            var kept = common == 0 ? group : group with { Accounts = [.. group.Accounts.Where(a => !isIn[a])] };
            if (common > 0)
            {
                kept = kept with { Waterfall = Judge(kept.Accounts, population) };
                if (!kept.IsPool(options)) continue;
            }

            taken.Add(kept);
            foreach (var a in kept.Accounts) isIn[a] = true;
        }

        return taken;
    }

    // What a group adds to parts that are more likely than it must speak for coordination by itself, all in all, and ask what
    // the parts ask: accounts that mix a campaign's work with another's do so weakly; innocents who are swept in, and others
    // who act together for something else, do not.
    private bool StandsAlone(JudgedGroup group, JudgedGroup[] parts, SearchedPopulation population)
    {
        var whole = group.Accounts.ToHashSet();
        var inParts = new HashSet<int>();
        foreach (var part in parts)
        {
            if (part.Accounts.Count(whole.Contains) >= 0.9 * part.Accounts.Length) inParts.UnionWith(part.Accounts);
        }

        int[] rest = [.. group.Accounts.Where(a => !inParts.Contains(a))];
        if (rest.Length <= options.TeamAccounts) return true;
        if (Judge(rest, population) is not { } left || left.LogOdds <= left.PriorLogOdds) return false;
        if (!model.Layers.Any(layer => layer.IsOfTexts)) return true;
        var fit = model.Fit([.. inParts.Order()], population);
        return rest.Average(a => model.TextsOf(fit, a)) > 0;
    }
}
