using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// The innocent explanations of what a cluster shows, each tested where the data allow it and left open where not.
/// A failed test means that the innocent explanation holds. No test looks at a country, a nationality or a language.
/// </summary>
internal static class BenignTests
{
    public static IEnumerable<BenignTest> Of(ClusterEvidence evidence, IReadOnlyCollection<Signal> signals)
    {
        foreach (var twin in Twins(evidence, signals)) yield return twin.Test(signals, evidence.Choice, evidence.Options);
        yield return DefaultPrompt(evidence, signals.Any(s => s.Kind == SignalKind.SharedContent));
        yield return WorkingWeek(evidence);
    }

    private static IEnumerable<BenignTwin> Twins(ClusterEvidence evidence, IReadOnlyCollection<Signal> signals)
    {
        if (signals.Any(s => s.Family is AttributeFamily.Network or AttributeFamily.Device))
        {
            yield return new BenignTwin(
                "a shared exit: a carrier, a university, a company, a proxy's ordinary customers",
                true,
                "Those who share an exit or an image share what they run on, and choose their prompts and their days independently.",
                BenignTwin.IsInfrastructure);
        }

        if (signals.Any(s => s.Family == AttributeFamily.Payment)) yield return OnePayer(evidence);
        if (signals.Any(s => s.Kind is SignalKind.SharedSessions or SignalKind.ManyOrigins))
        {
            yield return new BenignTwin(
                "CI runners, a mobile team or a gateway that keeps one session for several accounts",
                true,
                "A tool in front of several accounts uses their credentials and sessions in turn, and works from wherever it runs.",
                BenignTwin.IsInfrastructure);
        }

        yield return OneOrganisation(evidence);
        if (signals.Any(s => s.Kind == SignalKind.CreationBatch)) yield return Onboarding(evidence);
        if (signals.Any(s => s.Kind == SignalKind.FullRateAtOnce)) yield return KeyMigration(evidence);
        if (signals.Any(s => s.Kind == SignalKind.StrippedMetadata))
        {
            yield return new BenignTwin(
                "privacy engineering: a client or a gateway that removes what identifies",
                true,
                "Removing metadata says nothing of what accounts do.",
                BenignTwin.IsInfrastructure);
        }

        yield return ShortEvent(evidence);
        yield return StandingEvaluation(evidence, signals);
        if (signals.Any(s => s.Kind is SignalKind.CapabilityTargeting or SignalKind.SynchronisedOnset or SignalKind.Retargeting)) yield return EverybodyMoved(evidence);
    }

    private static BenignTwin OnePayer(ClusterEvidence evidence)
    {
        const string Explanation = "a reseller, or somebody who pays for others";
        var (payers, share) = Few(evidence, AttributeFamily.Payment);
        var sentence = payers.Length == 0
            ? "No instrument pays for many of the accounts; a reseller's few would."
            : $"{Percent(share)} of the accounts are paid with {Count(payers.Length, "instrument")}.";
        return new BenignTwin(Explanation, share >= evidence.Options.LeastCoverage, sentence, Explains);

        // A reseller's customers come when it opens, through its gateway and the prompt that the gateway puts in front.
        bool Explains(Signal signal) => BenignTwin.IsInfrastructure(signal)
            || signal.Kind is SignalKind.CreationBatch or SignalKind.SynchronisedOnset or SignalKind.FullRateAtOnce
            || (signal.Kind == SignalKind.SharedContent && evidence.Particular(AttributeFamily.Content).Any(b => b.Carriers >= evidence.Options.LeastCoverage * evidence.Members.Length));
    }

    private static BenignTwin OneOrganisation(ClusterEvidence evidence)
    {
        const string Explanation = "an organisation that holds its accounts openly: a company, a university, a team";
        if (!evidence.CommonFamilies.Contains(AttributeFamily.Identity))
            return new BenignTwin(Explanation, null, "The data hold no identity that accounts share.", Explains);
        var (own, share) = Few(evidence, AttributeFamily.Identity);
        var sentence = own.Length == 0
            ? "No identity of their own is shared by many of the accounts; an organisation's members would carry its own."
            : $"{Percent(share)} of the accounts carry {Count(own.Length, "identity", "identities")} openly that others hardly carry, {Name(evidence, own[0])} most of all: what they run on, prompts, a common task, a roll-out and a term are an organisation's own.";
        return new BenignTwin(Explanation, share >= evidence.Options.LeastCoverage, sentence, Explains);

        static bool Explains(Signal signal) => BenignTwin.IsInfrastructure(signal)
            || signal.Kind is SignalKind.SharedContent or SignalKind.CapabilityTargeting or SignalKind.CreationBatch or SignalKind.SynchronisedOnset or SignalKind.RaisedTogether or SignalKind.CoAction
                or SignalKind.FullRateAtOnce or SignalKind.PlanThroughput or SignalKind.Retargeting;
    }

    /// <summary>
    /// Organisations make their members' accounts at once. Of the accounts made in batches, how many were made mostly
    /// together with accounts of their own organisation or payer?
    /// </summary>
    private static BenignTwin Onboarding(ClusterEvidence evidence)
    {
        const string Explanation = "organisations that each made their members' accounts at once";
        if (!HasOwn(evidence)) return new BenignTwin(Explanation, null, "The data hold no organisation and no payer that accounts share.", Explains);
        var batches = CreationBatches.Within(evidence.Input.CreatedSeconds!, evidence.Activity.ByCreation, evidence.Members);
        var attributes = evidence.Members.ToDictionary(a => a, OwnOf);
        var own = batches.Count(batch => 2 * batch.Others.Count(other => attributes[batch.Account].Any(attributes[other].Contains)) >= batch.Others.Length);
        var share = own / (double)Math.Max(1, batches.Length);
        return new BenignTwin(
            Explanation, share >= evidence.Options.LeastCoverage, $"{Percent(share)} of the accounts made in batches were made mostly together with accounts of their own organisation or payer.", Explains);

        // Few of an account's attributes are of this kind: told once for each.
        int[] OwnOf(int account)
        {
            var found = new List<int>();
            foreach (var attribute in evidence.Graph.AttributesOf(account))
            {
                if (IsOwn(evidence.Input.Attributes[attribute])) found.Add(attribute);
            }

            return [.. found];
        }

        static bool Explains(Signal signal) => BenignTwin.IsInfrastructure(signal) || signal.Kind is SignalKind.CreationBatch or SignalKind.FullRateAtOnce;
    }

    /// <summary>
    /// An existing customer moves its work to a new account at once. Of the accounts at full rate at once, how many carry
    /// an organisation or a payer of an account that is at least a fortnight older?
    /// </summary>
    private static BenignTwin KeyMigration(ClusterEvidence evidence)
    {
        const string Explanation = "existing customers who moved to new accounts";
        const double Fortnight = 14 * 86_400;
        if (!HasOwn(evidence)) return new BenignTwin(Explanation, null, "The data hold no organisation and no payer that accounts share.", Explains);
        var created = evidence.Input.CreatedSeconds!;
        var atOnce = evidence.Members.Where(a => ConductSignals.IsAtFullRateAtOnce(evidence.Input, evidence.Activity, a) == true).ToArray();
        var share = atOnce.Count(HasOlder) / (double)Math.Max(1, atOnce.Length);
        return new BenignTwin(
            Explanation, share >= evidence.Options.LeastCoverage, $"{Percent(share)} of the accounts at full rate at once carry an organisation or a payer of an account that is at least a fortnight older.", Explains);

        bool HasOlder(int account)
        {
            foreach (var attribute in evidence.Graph.AttributesOf(account))
            {
                if (!IsOwn(evidence.Input.Attributes[attribute])) continue;
                foreach (var other in evidence.Graph.AccountsOf(attribute))
                {
                    if (created[other] <= created[account] - Fortnight) return true;
                }
            }

            return false;
        }

        static bool Explains(Signal signal) => BenignTwin.IsInfrastructure(signal) || signal.Kind is SignalKind.FullRateAtOnce or SignalKind.PlanThroughput;
    }

    private static bool HasOwn(ClusterEvidence evidence) => evidence.CommonFamilies.Contains(AttributeFamily.Identity) || evidence.CommonFamilies.Contains(AttributeFamily.Payment);

    private static bool IsOwn(AnalysisAttribute attribute) => attribute.Family is AttributeFamily.Identity or AttributeFamily.Payment && !PartnerSignals.IsPersonal(attribute.Kind);

    /// <summary>
    /// The few attributes of a family that each cover many accounts and that are over-represented at least twofold
    /// against everybody else, the most carried first, and the share of the accounts that carry one.
    /// </summary>
    private static (BindingAttribute[] Attributes, double Share) Few(ClusterEvidence evidence, AttributeFamily family)
    {
        var (members, others) = ((double)evidence.Members.Length, Math.Max(1.0, evidence.Graph.Population - evidence.Members.Length));
        var few = evidence.Bindings
            .Where(b => b.Family == family && !PartnerSignals.IsPersonal(evidence.Input.Attributes[b.Attribute].Kind) && b.Carriers >= evidence.Options.FewShare * members && b.Carriers / members >= 2 * (b.AccountCount - b.Carriers) / others)
            .OrderByDescending(b => b.Carriers).ToArray();
        return (few, evidence.Coverage(few));
    }

    /// <summary>
    /// An event is told by its shape: half of what the cluster does in its window beyond its usual lies within a few
    /// days, however long it takes to fade.
    /// </summary>
    private static BenignTwin ShortEvent(ClusterEvidence evidence)
    {
        const string Explanation = "a hackathon, a launch or a class";
        if (evidence.Window is not { } window)
            return new BenignTwin(Explanation, null, "The cluster's activity has no window, so that there is no event to compare with.", _ => true);
        var days = evidence.Options.ShortEventDays;
        var excess = evidence.Daily[window.Start..(window.End + 1)].Select(count => Math.Max(0, count - window.OutsideMean)).ToArray();
        var most = Enumerable.Range(0, excess.Length).Max(d => excess.Skip(d).Take(days).Sum());
        var share = excess.Sum() > 0 ? most / excess.Sum() : 0;
        var sentence = $"{Percent(share)} of what the accounts do beyond their usual, over {excess.Length} days{(window.StartIsOpen || window.EndIsOpen ? " up to the edge of the data" : "")}, lies within {days} days; an event has half.";
        return new BenignTwin(Explanation, share >= 0.5, sentence, _ => true);
    }

    private static BenignTwin StandingEvaluation(ClusterEvidence evidence, IReadOnlyCollection<Signal> signals)
    {
        const string Explanation = "a standing evaluation, a CI system or one team's product";
        var count = evidence.Members.Length;
        if (count <= evidence.Options.TeamAccounts)
            return new BenignTwin(Explanation, true, $"{count} accounts are no more than a team needs.", Explains);
        var isSteady = evidence.Window is null && !signals.Any(s => s.Family == AttributeFamily.Timing);
        return isSteady
            ? new BenignTwin(Explanation, true, "The accounts work at a steady rate over the whole time of the data, as a standing evaluation or a product does.", Explains)
            : new BenignTwin(Explanation, false, $"{count:N0} accounts are more than an evaluation or a CI system needs, and they do not work at a steady rate throughout.", Explains);

        static bool Explains(Signal signal) => signal.Kind is not (SignalKind.SynchronisedEnd or SignalKind.SynchronisedOnset);
    }

    private static BenignTwin EverybodyMoved(ClusterEvidence evidence)
    {
        const string Explanation = "everybody moved at the same time, as on the day of a model's release";
        if (evidence.Window is not { StartIsOpen: false } window)
            return new BenignTwin(Explanation, null, "The start of the cluster's activity is not in the data.", Explains);
        const int Days = 7;
        var before = Mean(evidence.BaselineDaily, window.Start - Days, window.Start);
        var after = Mean(evidence.BaselineDaily, window.Start, window.Start + Days);
        var (ownBefore, ownAfter) = (Mean(evidence.Daily, window.Start - Days, window.Start), Mean(evidence.Daily, window.Start, window.Start + Days));
        if (before <= 0) return new BenignTwin(Explanation, null, "The baseline has no activity before the start to compare with.", Explains);
        var (rise, ownRise) = (after / before, ownAfter / Math.Max(ownBefore, 1));
        var sentence = string.Create(CultureInfo.InvariantCulture, $"Over the week from the start the cluster's activity is {ownRise:0.0} times, the baseline's {rise:0.0} times that of the week before.");
        return new BenignTwin(Explanation, ownRise < evidence.Options.LeastRise * rise, sentence, Explains);

        static bool Explains(Signal signal) => signal.Kind is SignalKind.SynchronisedOnset or SignalKind.CapabilityTargeting or SignalKind.Retargeting;
    }

    private static BenignTest DefaultPrompt(ClusterEvidence evidence, bool hasContent)
    {
        const string Explanation = "a public agent's default system prompt, or a public benchmark";
        if (!evidence.CommonFamilies.Contains(AttributeFamily.Content))
            return new BenignTest(Explanation, BenignOutcome.Open, "The data hold no prompts, hashes or templates that accounts share.");
        if (!hasContent)
            return new BenignTest(Explanation, BenignOutcome.Passed, "No shared prompt was counted as a signal.");
        var particular = evidence.Particular(AttributeFamily.Content).ToArray();
        var outside = 1 - (particular.Sum(b => (double)b.Carriers) / particular.Sum(b => (double)b.AccountCount));
        return new BenignTest(
            Explanation, BenignOutcome.Passed, $"A default or a benchmark is used by many others and was not counted; of those who use the {particular.Length:N0} prompts that were, {Percent(outside)} are outside the cluster.");
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

    private static string Count(int count, string one, string? many = null) => count == 1 ? $"one {one}" : $"{count} {many ?? one + "s"}";

    private static string Name(ClusterEvidence evidence, BindingAttribute binding) =>
        $"{evidence.Input.Attributes[binding.Attribute].Kind} {evidence.Input.Attributes[binding.Attribute].Value}";

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);

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
