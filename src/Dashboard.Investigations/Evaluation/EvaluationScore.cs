namespace Dashboard.Investigations.Evaluation;

/// <summary>
/// The accuracy over all runs of a scenario or world: means, the worst run of each measure, by campaign, by innocent group, and every run.
/// </summary>
/// <param name="Name">The scenario or world.</param>
/// <param name="Kind"><c>scenario</c>, <c>open</c> or <c>locked</c>.</param>
/// <param name="Precision">Mean share of the accused accounts who are guilty.</param>
/// <param name="Recall">Mean share of the guilty accounts who are accused.</param>
/// <param name="F1">Mean harmonic mean of the two.</param>
/// <param name="Ari">Mean adjusted Rand index.</param>
/// <param name="WindowErrorDays">Mean, over the runs that found each window, of the worse end's error; NaN when none is planted or
/// found.</param>
/// <param name="FalseClusters">Mean number of clusters called operator or pool that are none.</param>
/// <param name="InnocentsAccused">Mean share of the innocents who are accused.</param>
/// <param name="RunsWithFalseClusters">In how many runs there was a false cluster.</param>
/// <param name="RunsWithInnocentsAccused">In how many runs an innocent was accused.</param>
/// <param name="BystandersAccused">Mean share of the bystanders who are accused; NaN when there are none.</param>
/// <param name="MissingWindows">In how many runs a planted campaign was left without a window.</param>
/// <param name="Seeds">How many runs.</param>
/// <param name="Tellable">Whether the log holds anything by which its campaigns can be told.</param>
/// <param name="Campaigns">Each campaign over the runs.</param>
/// <param name="Groups">Each innocent group over the runs.</param>
/// <param name="Worst">The worst of each measure, whichever run it is of.</param>
/// <param name="Runs">Every run.</param>
internal sealed record EvaluationScore(
    string Name,
    string Kind,
    double Precision,
    double Recall,
    double F1,
    double Ari,
    double WindowErrorDays,
    double FalseClusters,
    double InnocentsAccused,
    int RunsWithFalseClusters,
    int RunsWithInnocentsAccused,
    double BystandersAccused,
    int MissingWindows,
    int Seeds,
    bool Tellable,
    IReadOnlyList<CampaignScore> Campaigns,
    IReadOnlyList<GroupScore> Groups,
    RunScore Worst,
    IReadOnlyList<RunScore> Runs)
{
    public static EvaluationScore Of(string name, string kind, bool tellable, IReadOnlyCollection<EvaluationRun> runs)
    {
        var rows = runs.Select(RunScore.Of).ToArray();
        return new EvaluationScore(
            name,
            kind,
            rows.Average(r => r.Precision),
            rows.Average(r => r.Recall),
            rows.Average(r => r.F1),
            rows.Average(r => r.Ari),
            KnownValues.Mean(rows.Select(r => r.WindowErrorDays)),
            rows.Average(r => r.FalseClusters),
            rows.Average(r => r.InnocentsAccused),
            rows.Count(r => r.FalseClusters > 0),
            rows.Count(r => r.InnocentsAccused > 0),
            KnownValues.Mean(rows.Select(r => r.BystandersAccused)),
            rows.Count(r => r.MissingWindows > 0),
            rows.Length,
            tellable,
            [.. runs.SelectMany(run => run.Verdicts.Campaigns).GroupBy(campaign => campaign.Campaign).Select(CampaignScore.Of)],
            [.. runs.SelectMany(run => run.Verdicts.Groups).GroupBy(group => group.Group).Select(GroupScore.Of)
                .OrderBy(group => group.Group, StringComparer.Ordinal)],
            new RunScore(
                null,
                rows[0].Accounts,
                rows[0].Interactions,
                rows.Min(r => r.Precision),
                rows.Min(r => r.Recall),
                rows.Min(r => r.F1),
                rows.Min(r => r.Ari),
                KnownValues.Largest(rows.Select(r => r.WindowErrorDays)),
                rows.Max(r => r.FalseClusters),
                rows.Max(r => r.InnocentsAccused),
                KnownValues.Largest(rows.Select(r => r.BystandersAccused)),
                rows.Max(r => r.MissingWindows),
                rows.Max(r => r.AnalysisMs)),
            rows);
    }
}

/// <summary>A campaign over the runs of its world.</summary>
internal sealed record CampaignScore(
    string Campaign, double Accounts, double Recall, double WorstRecall, double Precision, double WorstPrecision, double WindowErrorDays,
    double WorstWindowErrorDays, int RunsMissed)
{
    public static CampaignScore Of(IEnumerable<CampaignVerdict> verdicts)
    {
        var runs = verdicts.ToArray();
        return new CampaignScore(
            runs[0].Campaign, runs.Average(run => run.Accounts), runs.Average(run => run.Recall), runs.Min(run => run.Recall),
            KnownValues.Mean(runs.Select(run => run.Precision)), KnownValues.Smallest(runs.Select(run => run.Precision)),
            KnownValues.Mean(runs.Select(run => run.WindowErrorDays)), KnownValues.Largest(runs.Select(run => run.WindowErrorDays)),
            runs.Count(run => run.Recall == 0));
    }
}

/// <summary>An innocent group over the runs of its world.</summary>
internal sealed record GroupScore(string Group, double Accounts, double Accused, double WorstAccused)
{
    public static GroupScore Of(IEnumerable<GroupVerdict> verdicts)
    {
        var runs = verdicts.ToArray();
        return new GroupScore(runs[0].Group, runs.Average(run => run.Accounts), runs.Average(run => run.Share), runs.Max(run => run.Share));
    }
}

/// <summary>One run's measures, as they are written out.</summary>
internal sealed record RunScore(
    ulong? Seed,
    int Accounts,
    long Interactions,
    double Precision,
    double Recall,
    double F1,
    double Ari,
    double WindowErrorDays,
    int FalseClusters,
    double InnocentsAccused,
    double BystandersAccused,
    int MissingWindows,
    long AnalysisMs)
{
    public static RunScore Of(EvaluationRun run)
    {
        var (accuracy, verdicts) = (run.Accuracy, run.Verdicts);
        return new RunScore(
            run.Seed,
            run.Accounts,
            run.Interactions,
            accuracy.Precision,
            accuracy.Recall,
            accuracy.F1,
            accuracy.AdjustedRandIndex,
            accuracy.WindowErrorDays,
            accuracy.FalseClusters,
            verdicts.Innocents == 0 ? 0 : (double)verdicts.InnocentsAccused / verdicts.Innocents,
            accuracy.BystandersAccused,
            accuracy.MissingWindows,
            run.AnalysisMs);
    }
}

/// <summary>Means and extremes of the numbers that are known; NaN where none is.</summary>
internal static class KnownValues
{
    public static double Mean(IEnumerable<double> values) => Known(values).DefaultIfEmpty(double.NaN).Average();

    public static double Largest(IEnumerable<double> values) => Known(values).DefaultIfEmpty(double.NaN).Max();

    public static double Smallest(IEnumerable<double> values) => Known(values).DefaultIfEmpty(double.NaN).Min();

    private static IEnumerable<double> Known(IEnumerable<double> values) => values.Where(value => !double.IsNaN(value));
}
