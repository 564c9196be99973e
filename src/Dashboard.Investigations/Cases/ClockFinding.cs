using System.Globalization;
using Dashboard.Analysis.Windows;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Cases;

/// <summary>An import whose clock seems to be off: an observation, with what else would explain it. Nothing is corrected.</summary>
/// <param name="Import">The import.</param>
/// <param name="Other">The import that it was compared with; null for times after the import itself.</param>
/// <param name="Span">The time that it is about.</param>
/// <param name="Sentence">“import 2 seems 3 h ahead of import 1 (r = 0.93)”.</param>
/// <param name="Explanation">What would explain it, sentences.</param>
public sealed record ClockFinding(int Import, int? Other, TimeRange Span, string Sentence, string Explanation)
{
    /// <summary>Whether it is about an import, or compares another with it.</summary>
    public bool Concerns(int import) => Import == import || Other == import;

    /// <summary>What is observed of the clocks of a case; clocks that agree, or of which nothing is known, are none of it.</summary>
    public static ClockFindings Of(ImportClocks clocks) =>
        new([.. clocks.Late.Select(Late), .. clocks.Pairs.Select(Lag).OfType<ClockFinding>()], clocks.CutPairs);

    private static ClockFinding Late(LateTimes late) => new(
        late.Import, null, new TimeRange(late.First, late.Last + TimeSpan.FromTicks(1)),
        $"{Format.Count(late.Interactions, "interaction")} of import {late.Import} {(late.Interactions == 1 ? "is" : "are")} dated after its import",
        $"Imported {late.ImportedAt.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture)} UTC. A clock that is ahead would explain it; so would a time zone that was read wrongly, or rows that nobody sent. Nothing was corrected.");

    private static ClockFinding? Lag(ImportPair pair)
    {
        if (ClockSkew.Find(pair.FirstCounts, pair.SecondCounts, pair.Accounts) is not { AheadHours: not 0 } lag) return null;
        return new(
            pair.Second, pair.First, new TimeRange(pair.Start, pair.Start.AddHours(pair.FirstCounts.Length)),
            $"import {pair.Second} seems {Math.Abs(lag.AheadHours)} h {(lag.AheadHours > 0 ? "ahead of" : "behind")} import {pair.First} (r = {lag.Correlation.ToString("0.00", CultureInfo.InvariantCulture)})",
            $"Hourly counts of {Format.Count(pair.Accounts, "account")} in both over {Format.Count(lag.Hours)} hours; no other lag exceeds r = {lag.SecondCorrelation.ToString("0.00;−0.00", CultureInfo.InvariantCulture)}. A clock that is off or a time zone that was read wrongly would explain it; so would a system that passes the same work on hours later. Nothing was corrected.");
    }
}

/// <summary>What is observed of the clocks of a case.</summary>
/// <param name="All">Each of them.</param>
/// <param name="CutPairs">How many pairs of imports that overlap were not compared.</param>
public sealed record ClockFindings(IReadOnlyList<ClockFinding> All, int CutPairs);
