using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Material;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// The innocent explanations of what a cluster shows, each tested where the data allow it and left open where not.
/// A failed test means that the innocent explanation holds. No test looks at a country, a nationality or a language.
/// </summary>
internal static class BenignTests
{
    /// <summary>A tool's users write most texts themselves: less than this share is of texts that they have in common.</summary>
    private const double MostOfTool = 0.5;

    /// <summary>A machine asks less that is new to it than this share of what others do.</summary>
    private const double MostNovelty = 0.7;

    /// <summary>Most of the accounts are a customer's own, and of those that a customer has most are here.</summary>
    private const double LeastOwned = 0.6;
    private const double LeastOfOwner = 2 / 3.0;

    private const int MostOwners = 3;
    private const string Holder = "organisation";

    /// <summary>Leaning no further than this, what accounts do is near what everybody does.</summary>
    private const double MostAim = 0.5;

    private static readonly string[] Infrastructure = ["shared-network", "shared-device", "shared-payment", "shared-identity"];

    public static IEnumerable<BenignTest> Of(ClusterEvidence evidence, IReadOnlyCollection<Signal> signals)
    {
        foreach (var twin in Twins(evidence, signals)) yield return twin.Test(evidence.Waterfall);
        yield return WorkingWeek(evidence);
    }

    private static IEnumerable<BenignTwin> Twins(ClusterEvidence evidence, IReadOnlyCollection<Signal> signals)
    {
        if (evidence.Waterfall.Of("shared-network") is { LogLikelihoodRatio: > 0 }
            || evidence.Waterfall.Of("shared-device") is { LogLikelihoodRatio: > 0 })
        {
            yield return new BenignTwin(
                "a shared exit: a carrier, a university, a company, a proxy's ordinary customers",
                true,
                "Those who share an exit or an image share what they run on, and choose their prompts and their days independently.",
                Infrastructure);
        }

        yield return OnePayer(evidence);
        if (signals.Any(s => s.Kind is SignalKind.SharedSessions or SignalKind.ManyOrigins))
        {
            yield return new BenignTwin(
                "CI runners, a mobile team or a gateway that keeps one session for several accounts",
                true,
                "A tool in front of several accounts uses their credentials and sessions in turn, and works from wherever it runs.",
                Infrastructure);
        }

        if (signals.Any(s => s.Kind == SignalKind.StrippedMetadata))
        {
            yield return new BenignTwin(
                "privacy engineering: a client or a gateway that removes what identifies",
                true,
                "Removing metadata says nothing of what accounts do.",
                Infrastructure);
        }

        var (organisation, list, machine) = (OneOrganisation(evidence), WholeList(evidence), StandingMachine(evidence));
        yield return organisation;
        yield return Together("organisations' own machines", organisation, machine);
        yield return Together("an organisation's evaluation", organisation, list);
        yield return BalancedKeys(evidence);
        yield return Onboarding(evidence);
        if (signals.Any(s => s.Kind == SignalKind.FullRateAtOnce)) yield return KeyMigration(evidence);
        yield return ShortEvent(evidence);
        yield return RecurringEvent(evidence);
        yield return list;
        yield return PublicTool(evidence);
        yield return machine;
        yield return Team(evidence);
        yield return EverybodyMoved(evidence);
    }

    private static BenignTwin OnePayer(ClusterEvidence evidence)
    {
        const string Explanation = "a reseller, or somebody who pays for others";
        if (!evidence.CommonFamilies.Contains(AttributeFamily.Payment))
            return new BenignTwin(Explanation, null, "The data hold no payment instruments that accounts share.");
        var (payers, share) = Few(evidence, AttributeFamily.Payment, evidence.Options.FewShare * evidence.Members.Length);
        var sentence = payers.Length == 0
            ? "No instrument pays for many of the accounts; a reseller's few would."
            : $"{Percent(share)} of the accounts are paid with {Count(payers.Length, "instrument")}.";
        return new BenignTwin(Explanation, share >= evidence.Options.LeastCoverage, sentence, [.. Infrastructure, "created"]);
    }

    /// <summary>
    /// One organisation, or several that do alike: each account carries openly the identity of one that has some accounts here.
    /// That accounts of several organisations keep no hours of their own and all do as much it does not explain. Anybody can have a mail
    /// domain: it is no organisation's where what pays for the account pays mostly for accounts of others, as a relay's card does.
    /// </summary>
    private static BenignTwin OneOrganisation(ClusterEvidence evidence)
    {
        const string Explanation = "organisations that hold their accounts openly: a company, a university, a team";
        if (!evidence.CommonFamilies.Contains(AttributeFamily.Identity))
            return new BenignTwin(Explanation, null, "The data hold no identity that accounts share.");
        var (own, carried) = Few(evidence, AttributeFamily.Identity, evidence.Options.MinClusterAccounts);
        var share = OwnAccounts.ShareOf(evidence, [.. own.Select(b => b.Attribute)], Holder);
        var sentence = own.Length == 0
            ? "No identity of their own is shared by many of the accounts; an organisation's members would carry its own."
            : carried >= evidence.Options.LeastCoverage && share < carried
            ? $"{Percent(carried)} of the accounts carry {Count(own.Length, "identity", "identities")} that others hardly carry, but what pays for {Percent(carried - share)} of the accounts pays mostly for others: these are no organisation's own."
            : $"{Percent(share)} of the accounts carry {Count(own.Length, "identity", "identities")} openly that others hardly carry, {Name(evidence, own[0])} most of all: what they run on, prompts, a common task, a roll-out and a term are an organisation's own.";
        return new BenignTwin(
            Explanation, share >= evidence.Options.LeastCoverage, sentence,
            [.. Infrastructure, "created", "wakes", "devotion", "division", "habit-capabilities", "aim", "habit-models", "habit-days",
                "lives", "ends"]);
    }

    /// <summary>
    /// A customer whose router spreads one product's traffic over keys of its own: openly one payer's, or one holder's where nothing
    /// tells who pays, and nearly all that this one has. They have nothing of their own, and sessions go on across them and not
    /// across another customer's; or else, where sessions stay on a key, they do what everybody does, and no more is said of them than that
    /// they are alike. A harvester's router treats accounts as one that nobody pays for alone. It does not account for a list that is
    /// divided, for accounts that others replace, or that wake and end together; nor for an aim.
    /// </summary>
    private static BenignTwin BalancedKeys(ClusterEvidence evidence)
    {
        const string Explanation = "a customer's own keys, over which its router spreads one product's traffic";
        if (!HasOwn(evidence)) return new BenignTwin(Explanation, null, "The data hold no payer and no holder that accounts share.");
        var owners = Owners(AttributeFamily.Payment, _ => true);
        // A mail domain stands for a holder only where nothing tells who pays: anybody can have one.
        if (evidence.Coverage(owners) < LeastOwned)
            owners = Owners(AttributeFamily.Identity, kind => kind == Holder || !evidence.CommonFamilies.Contains(AttributeFamily.Payment));
        var share = evidence.Coverage(owners);
        var (keys, routed) = OwnersKeys.Of(evidence.Input, evidence.Graph, evidence.Members, [.. owners.Select(o => o.Attribute)]);
        var isRouted = keys > 0 && routed >= evidence.Options.LeastCoverage * keys;
        var isOrdinary = owners.Length == 1 && evidence.Waterfall.Of("aim") is { IsTold: true, Lean: < MostAim };
        var sentence = owners.Length == 0
            ? "No payer or holder has many of the accounts and few others; a customer's keys are its own."
            : $"{Percent(share)} of the accounts are {Count(owners.Length, "customer's", "customers'")}, of whom hardly any other account is; {routed} of these {keys} share sessions with {OwnersKeys.LeastPartners} or more of the same customer's and hardly with anybody else's. "
                + (evidence.Waterfall.Of("aim") is { IsTold: true } aim ? aim.Sentence : "What they are for cannot be told.");
        return new BenignTwin(
            Explanation, share >= LeastOwned && (isRouted || isOrdinary), sentence,
            [.. Infrastructure, "created", "devotion", "habit-", "rate", "totals", "rest", "weekend"]);

        BindingAttribute[] Owners(AttributeFamily family, Func<string, bool> stands) =>
            [.. Few(evidence, family, evidence.Options.FewShare * evidence.Members.Length).Attributes
            .Where(b => b.Carriers >= LeastOfOwner * b.AccountCount && stands(evidence.Input.Attributes[b.Attribute].Kind))
            .Take(MostOwners)];
    }

    /// <summary>Two explanations that go together: both have their conditions met, and account for what either accounts for.</summary>
    private static BenignTwin Together(string explanation, BenignTwin first, BenignTwin second) => new(
        explanation,
        first.Applies is false || second.Applies is false ? false : first.Applies is null || second.Applies is null ? null : true,
        $"{first.Sentence} {second.Sentence}",
        [.. first.Explains, .. second.Explains]);

    /// <summary>
    /// Everybody in a benchmark's community, and every evaluator, goes through the whole list, and the list is long; those who
    /// harvest divide it. The few texts that a tool's buttons send are no list.
    /// </summary>
    private static BenignTwin WholeList(ClusterEvidence evidence)
    {
        const string Explanation = "a public benchmark or an evaluation: each goes through the whole list";
        if (CommonList.Of(evidence.Input, evidence.Graph, evidence.Members) is not { } list)
            return new BenignTwin(Explanation, null, "The data hold no prompts that accounts share.");
        return new BenignTwin(
            Explanation,
            list is { Texts: >= CommonList.LeastTexts, Coverage: >= CommonList.LeastCoverage },
            $"{Count(list.Texts, "text")} of the accounts' own are asked by at least a fifth of them; the median account asks {Percent(list.Coverage)} of these. A list has {CommonList.LeastTexts} or more, and each asks nearly all.",
            "devotion", "division", "habit-", "aim", "rate", "totals", "rest", "weekend", "lives", "ends", "wakes");
    }

    /// <summary>
    /// A tool's users share the few texts that its buttons send; what they write themselves, and when, is their own. It does not
    /// account for a group all of whose work is its own.
    /// </summary>
    private static BenignTwin PublicTool(ClusterEvidence evidence)
    {
        const string Explanation = "users of one tool, or readers of one piece of news: few texts in common, habits of their own";
        if (evidence.Waterfall.Of("habit-hours") is not { IsTold: true } hours
            || evidence.Waterfall.Of("devotion") is not { IsTold: true } devotion)
            return new BenignTwin(Explanation, null, "Without texts and a time of day the accounts' own habits cannot be told.");
        return new BenignTwin(
            Explanation, hours.Lean <= 0 && devotion.Value < MostOfTool,
            $"A tool's users keep hours of their own, and write most texts themselves. {hours.Sentence} {devotion.Sentence}",
            [.. Infrastructure, "devotion", "division", "habit-capabilities", "aim", "habit-models", "created"]);
    }

    /// <summary>
    /// A machine that stands for months asks the same again and again. It is told by accounts that repeat themselves more
    /// than others do and live nearly as long as the data. That several machines divide one work among them it does not explain.
    /// </summary>
    private static BenignTwin StandingMachine(ClusterEvidence evidence)
    {
        const string Explanation = "a CI system, a scheduled job or a standing evaluation";
        const int LeastDays = 14;
        if (evidence.Activity.DayCount < LeastDays
            || evidence.Input.Traits is not { DistinctPrompts: { } distinct, PromptInteractions: { } prompts })
            return new BenignTwin(
                Explanation, null, $"The data are shorter than {LeastDays} days, or hold no prompts by which repetition is told.");
        var (own, usual) = (Median(evidence.Members, Novelty), Median(evidence.Baseline, Novelty));
        var lives = Median(
            evidence.Members,
            a => (evidence.Activity.LastDays[a] - evidence.Activity.FirstDays[a] + 1) / (double)evidence.Activity.DayCount);
        return new BenignTwin(
            Explanation,
            own < MostNovelty * usual && lives >= 0.7,
            $"{Percent(own)} of what an account asks it asks for the first time, at the median (everybody else {Percent(usual)}); an account lives {Percent(lives)} of the data's days.",
            "habit-", "aim", "rate", "totals", "rest", "weekend", "devotion");

        double Novelty(int account) => prompts[account] == 0 ? double.NaN : distinct[account] / (double)prompts[account];
    }

    private static BenignTwin Team(ClusterEvidence evidence)
    {
        var count = evidence.Members.Length;
        return new BenignTwin(
            "one team's product or evaluation", count <= evidence.Options.TeamAccounts,
            $"{count:N0} accounts; a team needs no more than {evidence.Options.TeamAccounts}.", "");
    }

    /// <summary>A class meets, and hands in, on the same days of every week.</summary>
    private static BenignTwin RecurringEvent(ClusterEvidence evidence)
    {
        const string Explanation = "a class or a meeting that recurs every week";
        var (from, to) = (Array.FindIndex(evidence.Daily, d => d > 0), Array.FindLastIndex(evidence.Daily, d => d > 0) + 1);
        if (to - from < 21) return new BenignTwin(Explanation, null, "The accounts are active for less than three weeks.");
        var byDay = new double[7];
        for (var d = from; d < to; d++) byDay[(int)evidence.Activity.DateOf(d).DayOfWeek] += evidence.Daily[d];
        var share = byDay.Sum() > 0 ? Enumerable.Range(0, 7).Max(d => byDay[d] + byDay[(d + 1) % 7]) / byDay.Sum() : 0;
        return new BenignTwin(
            Explanation, share >= 0.6,
            $"{Percent(share)} of what the accounts do falls on two neighbouring days of the week; an even week has 29%.",
            [.. Infrastructure, "habit-days", "habit-weekdays", "habit-hours", "habit-capabilities", "aim", "habit-models", "devotion",
                "created", "wakes", "weekend", "ends"]);
    }

    private static double Median(int[] accounts, Func<int, double> of)
    {
        var told = accounts.Select(of).Where(double.IsFinite).Order().ToArray();
        return told.Length == 0 ? double.NaN : told[told.Length / 2];
    }

    /// <summary>
    /// Organisations make their members' accounts at once. Of the accounts made in batches, how many were made mostly
    /// together with accounts of their own organisation or payer?
    /// </summary>
    private static BenignTwin Onboarding(ClusterEvidence evidence)
    {
        const string Explanation = "organisations that each made their members' accounts at once";
        if (!HasOwn(evidence)) return new BenignTwin(Explanation, null, "The data hold no organisation and no payer that accounts share.");
        if (evidence.Input.CreatedSeconds is null) return new BenignTwin(Explanation, null, "The data do not say when accounts were made.");
        var batches = CreationBatches.Within(evidence.Input.CreatedSeconds!, evidence.Activity.ByCreation, evidence.Members);
        var attributes = evidence.Members.ToDictionary(a => a, OwnOf);
        var own = batches.Count(
            batch => 2 * batch.Others.Count(other => attributes[batch.Account].Any(attributes[other].Contains)) >= batch.Others.Length);
        var share = own / (double)Math.Max(1, batches.Length);
        return new BenignTwin(
            Explanation, share >= evidence.Options.LeastCoverage,
            $"{Percent(share)} of the accounts made in batches were made mostly together with accounts of their own organisation or payer.",
            "created");

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
    }

    /// <summary>
    /// An existing customer moves its work to a new account at once. Of the accounts at full rate at once, how many carry
    /// an organisation or a payer of an account that is at least a fortnight older?
    /// </summary>
    private static BenignTwin KeyMigration(ClusterEvidence evidence)
    {
        const string Explanation = "existing customers who moved to new accounts";
        const double Fortnight = 14 * 86_400;
        if (!HasOwn(evidence)) return new BenignTwin(Explanation, null, "The data hold no organisation and no payer that accounts share.");
        var created = evidence.Input.CreatedSeconds!;
        var atOnce = evidence.Members.Where(a => ConductSignals.IsAtFullRateAtOnce(evidence.Input, evidence.Activity, a) == true).ToArray();
        var share = atOnce.Count(HasOlder) / (double)Math.Max(1, atOnce.Length);
        return new BenignTwin(
            Explanation, share >= evidence.Options.LeastCoverage,
            $"{Percent(share)} of the accounts at full rate at once carry an organisation or a payer of an account that is at least a fortnight older.", "created", "lives");

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
    }

    private static bool HasOwn(ClusterEvidence evidence) => evidence.CommonFamilies.Contains(AttributeFamily.Identity)
        || evidence.CommonFamilies.Contains(AttributeFamily.Payment);

    private static bool IsOwn(AnalysisAttribute attribute) =>
        attribute.Family is AttributeFamily.Identity or AttributeFamily.Payment && !PartnerSignals.IsPersonal(attribute.Kind);

    /// <summary>
    /// The attributes of a family that each cover at least so many accounts and that are over-represented at least twofold
    /// against everybody else, the most carried first, and the share of the accounts that carry one.
    /// </summary>
    private static (BindingAttribute[] Attributes, double Share) Few(ClusterEvidence evidence, AttributeFamily family, double least)
    {
        var (members, others) = ((double)evidence.Members.Length, Math.Max(1.0, evidence.Graph.Population - evidence.Members.Length));
        var few = evidence.Bindings
            .Where(
                b => b.Family == family && !PartnerSignals.IsPersonal(evidence.Input.Attributes[b.Attribute].Kind) && b.Carriers >= least
                && b.Carriers / members >= 2 * (b.AccountCount - b.Carriers) / others)
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
            return new BenignTwin(Explanation, null, "The cluster's activity has no window, so that there is no event to compare with.");
        var days = evidence.Options.ShortEventDays;
        var excess = evidence.Daily[window.Start..(window.End + 1)].Select(count => Math.Max(0, count - window.OutsideMean)).ToArray();
        var most = Enumerable.Range(0, excess.Length).Max(d => excess.Skip(d).Take(days).Sum());
        var share = excess.Sum() > 0 ? most / excess.Sum() : 0;
        var sentence =
            $"{Percent(share)} of what the accounts do beyond their usual, over {excess.Length} days{(window.StartIsOpen || window.EndIsOpen ? " up to the edge of the data" : "")}, lies within {days} days; an event has half.";
        return new BenignTwin(
            Explanation, share >= 0.5, sentence,
            [.. Infrastructure, "created", "wakes", "devotion", "habit-days", "habit-weekdays", "habit-capabilities", "aim", "habit-models",
                "totals", "weekend", "lives", "ends"]);
    }

    private static BenignTwin EverybodyMoved(ClusterEvidence evidence)
    {
        const string Explanation = "everybody moved at the same time, as on the day of a model's release";
        if (evidence.Window is not { StartIsOpen: false } window)
            return new BenignTwin(Explanation, null, "The start of the cluster's activity is not in the data.");
        const int Days = 7;
        var before = Mean(evidence.BaselineDaily, window.Start - Days, window.Start);
        var after = Mean(evidence.BaselineDaily, window.Start, window.Start + Days);
        var (ownBefore, ownAfter) =
            (Mean(evidence.Daily, window.Start - Days, window.Start), Mean(evidence.Daily, window.Start, window.Start + Days));
        if (before <= 0) return new BenignTwin(Explanation, null, "The baseline has no activity before the start to compare with.");
        var (rise, ownRise) = (after / before, ownAfter / Math.Max(ownBefore, 1));
        var sentence = string.Create(
            CultureInfo.InvariantCulture,
            $"Over the week from the start the cluster's activity is {ownRise:0.0} times, the baseline's {rise:0.0} times that of the week before.");
        return new BenignTwin(
            Explanation, ownRise < evidence.Options.LeastRise * rise, sentence, "habit-days", "habit-models", "habit-capabilities", "aim",
            "wakes");
    }

    private static BenignTest WorkingWeek(ClusterEvidence evidence)
    {
        const string Explanation = "people at work: one organisation's working week";
        var (own, usual) = (WeekendRatio(evidence.Daily, evidence), WeekendRatio(evidence.BaselineDaily, evidence));
        if (double.IsNaN(own) || double.IsNaN(usual) || usual > 0.8)
            return new BenignTest(
                Explanation, BenignOutcome.Open, "The data are too short, or the baseline itself has no working week to compare with.");
        var sentence = string.Create(
            CultureInfo.InvariantCulture,
            $"A weekend day has {own:0.00} times the requests of a working day; the baseline's has {usual:0.00} times.");
        return own > Math.Max(0.8, 1.2 * usual)
            ? new BenignTest(Explanation, BenignOutcome.Passed, sentence)
            : new BenignTest(
                Explanation, BenignOutcome.Open, sentence + " That is how people work, and also how a campaign run by people would.");
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
