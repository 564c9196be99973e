using System.Globalization;
using Dashboard.Analysis.Significance;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// A signal when accounts were made in batches: the share that have at least four others of the cluster made within
/// the same hour, against the chance of that for accounts made as the baseline's were. Null creation times, and NaN
/// ones, give no signal.
/// </summary>
internal static class CreationSignals
{
    public static IEnumerable<Signal> Of(ClusterEvidence evidence)
    {
        if (evidence.Input.CreatedSeconds is not { } created) yield break;
        var members = Times(evidence, created, evidence.Members);
        var baseline = Times(evidence, created, evidence.Baseline);
        if (members.Length < 10 || baseline.Length < 10) yield break;
        var share = BatchedShare(members);

        // The baseline thinned to as many accounts, so that size alone makes no batches.
        var thinned = new double[Math.Min(members.Length, baseline.Length)];
        for (var i = 0; i < thinned.Length; i++) thinned[i] = baseline[(int)((long)i * baseline.Length / thinned.Length)];
        var usual = (BatchedShare(thinned) * thinned.Length + 1) / (thinned.Length + 1);
        if (share - usual < evidence.Options.LeastExcess) yield break;
        var batched = (int)Math.Round(share * members.Length);

        // Batches of five or more count as one draw each: accounts of one batch are not independent.
        var p = Binomial.UpperTail(Math.Max(1, members.Length / 5), usual, Math.Max(1, batched / 5));
        yield return new Signal(
            SignalKind.CreationBatch,
            AttributeFamily.Timing,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{batched:N0} of {members.Length:N0} accounts were made within an hour of at least {CreationBatches.Others} others of the cluster; as many accounts of the baseline would have {usual:P0}."),
            Math.Clamp(share - usual, 0, 1) * evidence.Options.LargestBehaviour,
            p,
            double.NaN,
            [new SignalNumber("accounts made in batches", batched), new SignalNumber("share", share),
                new SignalNumber("baseline's share", usual)]);
    }

    /// <summary>When those accounts were made of which it is known, ascending.</summary>
    private static double[] Times(ClusterEvidence evidence, double[] created, int[] accounts)
    {
        var isAsked = new bool[created.Length];
        foreach (var account in accounts) isAsked[account] = true;
        return [.. evidence.Activity.ByCreation.Where(a => isAsked[a]).Select(a => created[a])];
    }

    private static double BatchedShare(double[] times)
    {
        var batched = new bool[times.Length];
        for (var i = 0; i + CreationBatches.Others < times.Length; i++)
        {
            if (times[i + CreationBatches.Others] - times[i] <= CreationBatches.BatchSeconds)
                batched.AsSpan(i, CreationBatches.Others + 1).Fill(true);
        }

        return times.Length == 0 ? 0 : batched.Count(b => b) / (double)times.Length;
    }
}
