using System.Globalization;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// The innocent explanations of what a cluster shows, each tested where the data allow it and left open where not.
/// A failed test means that the innocent explanation holds. No test looks at a country, a nationality or a language.
/// </summary>
internal static class BenignTests
{
    /// <summary>A hackathon, a launch or a class is over within so many days.</summary>
    private const int ShortEventDays = 5;

    /// <summary>An evaluation or a CI system needs no more accounts than this.</summary>
    private const int FewAccounts = 20;

    public static IEnumerable<BenignTest> Of(ClusterEvidence evidence, IReadOnlyList<Signal> signals)
    {
        var hasContent = signals.Any(s => s.Kind == SignalKind.SharedContent);
        var isTargeted = signals.Any(s => s.Kind == SignalKind.CapabilityTargeting);
        var hasTiming = signals.Any(s => s.Family == AttributeFamily.Timing);
        if (signals.Any(s => s.Family is AttributeFamily.Network or AttributeFamily.Device))
            yield return SharedExit(isTargeted, hasContent, hasTiming);
        if (signals.Any(s => s.Family is AttributeFamily.Payment or AttributeFamily.Identity))
            yield return OnePayer(evidence, isTargeted, hasTiming);
        yield return DefaultPrompt(evidence, hasContent);
        yield return ShortEvent(evidence);
        yield return StandingEvaluation(evidence, hasTiming);
        if (isTargeted || hasTiming) yield return EverybodyMoved(evidence);
        yield return WorkingWeek(evidence);
    }

    private static BenignTest SharedExit(bool isTargeted, bool hasContent, bool hasTiming)
    {
        const string Explanation = "a shared exit: a carrier, a university, a company, a proxy's ordinary customers";
        if (isTargeted || hasContent || hasTiming)
            return new BenignTest(Explanation, BenignOutcome.Passed, "Those who merely share an exit choose their prompts and their days independently; these accounts do not.");
        return new BenignTest(Explanation, BenignOutcome.Failed, "Apart from what they run on, the accounts have nothing in common: neither what they ask nor when.");
    }

    private static BenignTest OnePayer(ClusterEvidence evidence, bool isTargeted, bool hasTiming)
    {
        const string Explanation = "a reseller, or an organisation that pays for its members";
        if (isTargeted && hasTiming)
            return new BenignTest(Explanation, BenignOutcome.Passed, "Customers of one payer come over months and ask for different things; these aim at the same capabilities and act in step.");
        if (!isTargeted && !hasTiming)
            return new BenignTest(Explanation, BenignOutcome.Failed, "The accounts share who pays or who signs up, but ask for what everybody asks for, and come and go as everybody does.");
        var missing = isTargeted ? "come and go independently" : "ask for what everybody asks for";
        var isOneOrganisation = evidence.Coverage(b => b.Family == AttributeFamily.Identity && b.Carriers >= 0.8 * evidence.Members.Length) >= 0.8;
        return isOneOrganisation
            ? new BenignTest(Explanation, BenignOutcome.Failed, $"Nearly all accounts carry one identity openly, and they {missing}: a team with a common task would look the same.")
            : new BenignTest(Explanation, BenignOutcome.Open, $"The accounts share who pays or who signs up; they {missing}, which a reseller's customers also do.");
    }

    private static BenignTest DefaultPrompt(ClusterEvidence evidence, bool hasContent)
    {
        const string Explanation = "a public agent's default system prompt, or a public benchmark";
        if (!evidence.Input.Attributes.Any(a => a.Family == AttributeFamily.Content))
            return new BenignTest(Explanation, BenignOutcome.Open, "The data hold no prompts, hashes or templates that accounts share.");
        if (hasContent)
        {
            var specific = evidence.Bindings.Where(b => b.Family == AttributeFamily.Content && b.Specificity >= 0.5).ToArray();
            var outside = 1 - (specific.Sum(b => (double)b.Carriers) / specific.Sum(b => (double)b.AccountCount));
            return new BenignTest(Explanation, BenignOutcome.Passed, string.Create(CultureInfo.InvariantCulture, $"A default or a benchmark is used by many others; of those who use these prompts {outside:P0} are outside the cluster."));
        }

        return evidence.Bindings.Any(b => b.Family == AttributeFamily.Content)
            ? new BenignTest(Explanation, BenignOutcome.Passed, "The prompts that the accounts share are used by many others too and were not counted as a signal.")
            : new BenignTest(Explanation, BenignOutcome.Passed, "No shared prompt was counted as a signal.");
    }

    private static BenignTest ShortEvent(ClusterEvidence evidence)
    {
        const string Explanation = "a hackathon, a launch or a class";
        if (evidence.Window is not { } window)
            return new BenignTest(Explanation, BenignOutcome.Open, "The cluster's activity has no window, so that there is no event to compare with.");
        var days = window.End - window.Start + 1;
        if (window.StartIsOpen || window.EndIsOpen)
            return new BenignTest(Explanation, days > ShortEventDays ? BenignOutcome.Passed : BenignOutcome.Open, $"The raised activity was seen for {days} days and reaches the edge of the data.");
        return days <= ShortEventDays
            ? new BenignTest(Explanation, BenignOutcome.Failed, $"The raised activity lasts {days} days, as an event would.")
            : new BenignTest(Explanation, BenignOutcome.Passed, $"The raised activity lasts {days} days, longer than an event.");
    }

    private static BenignTest StandingEvaluation(ClusterEvidence evidence, bool hasTiming)
    {
        const string Explanation = "a standing evaluation, a CI system or one team's product";
        if (evidence.Members.Length <= FewAccounts)
            return new BenignTest(Explanation, BenignOutcome.Failed, $"An evaluation, a CI system or a team needs no more accounts than these {evidence.Members.Length}.");
        if (evidence.Window is null && !hasTiming)
            return new BenignTest(Explanation, BenignOutcome.Failed, "The accounts work at a steady rate over the whole time of the data, as a standing evaluation or a product does.");
        return new BenignTest(Explanation, BenignOutcome.Passed, $"{evidence.Members.Length:N0} accounts are more than an evaluation or a CI system needs, and they do not work at a steady rate throughout.");
    }

    private static BenignTest EverybodyMoved(ClusterEvidence evidence)
    {
        const string Explanation = "everybody moved at the same time, as on the day of a model's release";
        if (evidence.Window is not { StartIsOpen: false } window)
            return new BenignTest(Explanation, BenignOutcome.Open, "The start of the cluster's activity is not in the data.");
        const int Days = 7;
        var before = Mean(evidence.BaselineDaily, window.Start - Days, window.Start);
        var after = Mean(evidence.BaselineDaily, window.Start, window.Start + Days);
        var (ownBefore, ownAfter) = (Mean(evidence.Daily, window.Start - Days, window.Start), Mean(evidence.Daily, window.Start, window.Start + Days));
        if (before <= 0) return new BenignTest(Explanation, BenignOutcome.Open, "The baseline has no activity before the start to compare with.");
        var (rise, ownRise) = (after / before, ownAfter / Math.Max(ownBefore, 1));
        var sentence = string.Create(CultureInfo.InvariantCulture, $"Over the week from the start the cluster's activity is {ownRise:0.0} times, the baseline's {rise:0.0} times that of the week before.");
        return new BenignTest(Explanation, ownRise >= 1.5 * rise ? BenignOutcome.Passed : BenignOutcome.Failed, sentence);
    }

    private static BenignTest WorkingWeek(ClusterEvidence evidence)
    {
        const string Explanation = "people at work: one organisation's working week";
        var (own, usual) = (WeekendRatio(evidence.Daily, evidence), WeekendRatio(evidence.BaselineDaily, evidence));
        if (double.IsNaN(own) || double.IsNaN(usual) || usual > 0.8)
            return new BenignTest(Explanation, BenignOutcome.Open, "The data are too short, or the baseline itself has no working week to compare with.");
        var sentence = string.Create(CultureInfo.InvariantCulture, $"A weekend day has {own:0.00} times the requests of a working day; the baseline's has {usual:0.00} times.");
        return own > Math.Max(0.8, 1.2 * usual)
            ? new BenignTest(Explanation, BenignOutcome.Passed, sentence)
            : new BenignTest(Explanation, BenignOutcome.Open, sentence + " That is how people work, and also how a campaign run by people would.");
    }

    private static double Mean(double[] daily, int from, int to)
    {
        var (first, last) = (Math.Max(0, from), Math.Min(daily.Length, to));
        return first >= last ? 0 : daily.AsSpan(first, last - first).ToArray().Average();
    }

    private static double WeekendRatio(double[] daily, ClusterEvidence evidence)
    {
        var (weekend, weekday, weekendDays, weekdays) = (0.0, 0.0, 0, 0);
        var (from, to) = evidence.Window is { } window ? (window.Start, window.End + 1) : (0, daily.Length);
        if (to - from < 14) return double.NaN;
        for (var d = from; d < to; d++)
        {
            if (evidence.Activity.DateOf(d).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            {
                weekend += daily[d];
                weekendDays++;
            }
            else
            {
                weekday += daily[d];
                weekdays++;
            }
        }

        return weekday <= 0 || weekendDays == 0 ? double.NaN : weekend / weekendDays / (weekday / weekdays);
    }
}
