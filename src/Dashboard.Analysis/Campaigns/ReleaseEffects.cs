using System.Collections.Immutable;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Significance;
using Dashboard.Analysis.Targeting;

namespace Dashboard.Analysis.Campaigns;

/// <summary>What a release of a model is looked at for.</summary>
public enum ReleaseMeasure
{
    /// <summary>ln (1 + requests of a week), after less before.</summary>
    Volume,

    /// <summary>The share of requests that exercise the capabilities that the cluster aims at, after less before.</summary>
    TargetedShare,

    /// <summary>The share of the requests of the release's day and the next that go to models first seen at the release.</summary>
    Adoption,
}

/// <summary>How a cluster changed over a release, against accounts in no campaign.</summary>
/// <param name="Cluster">The cluster's id.</param>
/// <param name="Release">What was released.</param>
/// <param name="Day">When.</param>
/// <param name="Measure">What is measured, for each account.</param>
/// <param name="Effect">The difference in differences.</param>
/// <param name="Placebo">The same a week earlier, where nothing was released; null where the data begin too late, and for adoption.</param>
/// <param name="Accounts">The cluster's accounts that were measured.</param>
/// <param name="Control">The control's.</param>
/// <param name="Q">The q-value over all effects of the run.</param>
public sealed record ReleaseEffect(
    string Cluster, string Release, DateOnly Day, ReleaseMeasure Measure, DifferenceInDifferences Effect, DifferenceInDifferences? Placebo,
    int Accounts, int Control, double Q)
{
    /// <summary>Whether the placebo's interval holds no effect, as it must for the effect to mean something.</summary>
    public bool PlaceboHolds => Placebo is not { } placebo || !(placebo.Low > 0 || placebo.High < 0);
}

/// <summary>
/// What clusters did around releases of models, by <see cref="DifferenceInDifferences"/>: everybody moves when a model
/// is released, so that a cluster is compared with the accounts in no campaign that were active in the same weeks.
/// </summary>
internal static class ReleaseEffects
{
    private const int Days = 7;

    /// <summary>The effects of the releases within the data. O(releases × rows).</summary>
    /// <param name="input">The activity and the releases.</param>
    /// <param name="clusters">The clusters asked for: id, the capabilities that each aims at, and whether it is part of the control of the
    /// others, being no pool.</param>
    /// <param name="groups">The cluster of each account by number; −1 for the control, −2 for neither.</param>
    /// <param name="confidence">The probability that an interval is meant to hold the truth with.</param>
    public static ImmutableArray<ReleaseEffect> Of(
        AnalysisInput input, IReadOnlyList<(string Id, ImmutableArray<string> Aims, bool IsOrdinary)> clusters, int[] groups,
        double confidence)
    {
        if (clusters.Count == 0 || input.ActivityDays.Length == 0) return [];
        var (first, last) = (input.ActivityDays.Min(), input.ActivityDays.Max());
        var found = new List<ReleaseEffect>();
        foreach (var release in input.Releases.Where(r => r.Day.DayNumber - Days >= first && r.Day.DayNumber + Days - 1 <= last)
            .OrderBy(r => r.Day))
        {
            var day = release.Day.DayNumber;
            var adopted = Adoption(input, day);
            int[] rows =
                [.. Enumerable.Range(0, input.ActivityDays.Length)
                    .Where(i => input.ActivityDays[i] >= day - (2 * Days) && input.ActivityDays[i] < day + Days)];
            foreach (var (number, cluster) in clusters.Index())
            {
                var aims = input.Capabilities.Select(cluster.Aims.Contains).ToArray();
                var (after, before) = (Weekly.Of(input, rows, day, aims), Weekly.Of(input, rows, day - Days, aims));
                var earlier = day - (2 * Days) >= first ? Weekly.Of(input, rows, day - (2 * Days), aims) : null;
                Add(ReleaseMeasure.Volume, Volume);
                if (!cluster.Aims.IsEmpty) Add(ReleaseMeasure.TargetedShare, Share);
                if (adopted is not null)
                {
                    var (own, control) = Split(adopted);
                    if (own.Length > 0)
                        found.Add(
                            new ReleaseEffect(
                                cluster.Id, release.Name, release.Day, ReleaseMeasure.Adoption,
                                DifferenceInDifferences.Of(own, control, confidence), null, own.Length, control.Length, double.NaN));
                }

                void Add(ReleaseMeasure measure, Func<Weekly, Weekly, int, double> change)
                {
                    var (own, control) = Split([.. groups.Select((_, a) => change(before, after, a))]);
                    if (own.Length == 0) return;
                    DifferenceInDifferences? placebo = null;
                    if (earlier is not null)
                    {
                        var (ownEarlier, controlEarlier) = Split([.. groups.Select((_, a) => change(earlier, before, a))]);
                        placebo = DifferenceInDifferences.Of(ownEarlier, controlEarlier, confidence);
                    }

                    found.Add(
                        new ReleaseEffect(
                            cluster.Id, release.Name, release.Day, measure, DifferenceInDifferences.Of(own, control, confidence), placebo,
                            own.Length, control.Length, double.NaN));
                }

                (double[] Own, double[] Control) Split(double[] values) => (
                    [.. values.Where((v, a) => groups[a] == number && !double.IsNaN(v))],
                    [.. values.Where((v, a) => IsControl(groups[a]) && !double.IsNaN(v))]);

                bool IsControl(int group) => group == -1 || (group >= 0 && group != number && clusters[group].IsOrdinary);
            }
        }

        var q = BenjaminiHochberg.QValues([.. found.Select(e => e.Effect.PValue)]);
        return [.. found.Select((effect, i) => effect with { Q = q[i] })];
    }

    // An account that is active in neither week says nothing about a change.
    private static double Volume(Weekly before, Weekly after, int account) =>
        before.Requests[account] + after.Requests[account] == 0
        ? double.NaN : Math.Log(1 + after.Requests[account]) - Math.Log(1 + before.Requests[account]);

    // A share needs requests on both sides.
    private static double Share(Weekly before, Weekly after, int account) => before.Requests[account] == 0 || after.Requests[account] == 0
        ? double.NaN
        : (after.Aimed[account] / (double)after.Requests[account]) - (before.Aimed[account] / (double)before.Requests[account]);

    /// <summary>
    /// The share of each account's requests on a day and the next that go to models first seen within a day of it, NaN for
    /// accounts without any; null when there is no such model.
    /// </summary>
    public static double[]? Adoption(AnalysisInput input, int day)
    {
        if (input.ActivityModels is not { } models) return null;
        var firstSeen = new int[input.Models.Count];
        Array.Fill(firstSeen, int.MaxValue);
        for (var i = 0; i < models.Length; i++)
        {
            if (models[i] >= 0 && input.ActivityInteractions[i] > 0)
                firstSeen[models[i]] = Math.Min(firstSeen[models[i]], input.ActivityDays[i]);
        }

        var isNew = firstSeen.Select(d => Math.Abs(d - day) <= 1).ToArray();
        if (!isNew.Contains(true)) return null;
        var (requests, onNew) = (new long[input.Accounts.Count], new long[input.Accounts.Count]);
        for (var i = 0; i < models.Length; i++)
        {
            if (input.ActivityDays[i] < day || input.ActivityDays[i] > day + 1) continue;
            requests[input.ActivityAccounts[i]] += input.ActivityInteractions[i];
            if (models[i] >= 0 && isNew[models[i]]) onNew[input.ActivityAccounts[i]] += input.ActivityInteractions[i];
        }

        return [.. requests.Select((n, a) => n == 0 ? double.NaN : onNew[a] / (double)n)];
    }

    /// <summary>What each account did in a week, and how much of it with some capabilities.</summary>
    private sealed record Weekly(long[] Requests, long[] Aimed)
    {
        public static Weekly Of(AnalysisInput input, int[] rows, int day, bool[] aims)
        {
            var week = new Weekly(new long[input.Accounts.Count], new long[input.Accounts.Count]);
            foreach (var i in rows)
            {
                if (input.ActivityDays[i] < day || input.ActivityDays[i] >= day + Days) continue;
                week.Requests[input.ActivityAccounts[i]] += input.ActivityInteractions[i];
                if (aims[input.ActivityCapabilities[i]]) week.Aimed[input.ActivityAccounts[i]] += input.ActivityInteractions[i];
            }

            return week;
        }
    }
}
