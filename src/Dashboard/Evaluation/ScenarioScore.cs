namespace Dashboard.Evaluation;

/// <summary>The accuracy over all runs of a scenario: means, the worst run of each measure, and every run.</summary>
/// <param name="Name">The scenario.</param>
/// <param name="Precision">Mean share of the accused accounts who are guilty.</param>
/// <param name="Recall">Mean share of the guilty accounts who are accused.</param>
/// <param name="F1">Mean harmonic mean of the two.</param>
/// <param name="Ari">Mean adjusted Rand index.</param>
/// <param name="WindowErrorDays">Mean, over the runs that found each window, of the worse end's error; NaN when none is planted or found.</param>
/// <param name="FalseClusters">Mean number of clusters called operator or pool that are none.</param>
/// <param name="RunsWithFalseClusters">In how many runs there was one.</param>
/// <param name="BystandersAccused">Mean share of the bystanders who are accused; NaN when there are none.</param>
/// <param name="MissingWindows">In how many runs a planted campaign was left without a window.</param>
/// <param name="Seeds">How many runs.</param>
/// <param name="Worst">The worst of each measure, whichever run it is of.</param>
/// <param name="Runs">Every run.</param>
internal sealed record ScenarioScore(
    string Name,
    double Precision,
    double Recall,
    double F1,
    double Ari,
    double WindowErrorDays,
    double FalseClusters,
    int RunsWithFalseClusters,
    double BystandersAccused,
    int MissingWindows,
    int Seeds,
    RunScore Worst,
    IReadOnlyList<RunScore> Runs)
{
    public static ScenarioScore Of(string name, IReadOnlyCollection<EvaluationRun> runs)
    {
        var rows = runs.Select(RunScore.Of).ToArray();
        return new ScenarioScore(
            name,
            rows.Average(r => r.Precision),
            rows.Average(r => r.Recall),
            rows.Average(r => r.F1),
            rows.Average(r => r.Ari),
            Known(rows, r => r.WindowErrorDays).DefaultIfEmpty(double.NaN).Average(),
            rows.Average(r => r.FalseClusters),
            rows.Count(r => r.FalseClusters > 0),
            Known(rows, r => r.BystandersAccused).DefaultIfEmpty(double.NaN).Average(),
            rows.Count(r => r.MissingWindows > 0),
            rows.Length,
            new RunScore(
                null,
                rows[0].Accounts,
                rows[0].Interactions,
                rows.Min(r => r.Precision),
                rows.Min(r => r.Recall),
                rows.Min(r => r.F1),
                rows.Min(r => r.Ari),
                Known(rows, r => r.WindowErrorDays).DefaultIfEmpty(double.NaN).Max(),
                rows.Max(r => r.FalseClusters),
                Known(rows, r => r.BystandersAccused).DefaultIfEmpty(double.NaN).Max(),
                rows.Max(r => r.MissingWindows),
                rows.Max(r => r.AnalysisMs)),
            rows);
    }

    private static IEnumerable<double> Known(IEnumerable<RunScore> rows, Func<RunScore, double> measure) => rows.Select(measure).Where(value => !double.IsNaN(value));
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
    double BystandersAccused,
    int MissingWindows,
    long AnalysisMs)
{
    public static RunScore Of(EvaluationRun run)
    {
        var accuracy = run.Accuracy;
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
            accuracy.BystandersAccused,
            accuracy.MissingWindows,
            run.AnalysisMs);
    }
}
