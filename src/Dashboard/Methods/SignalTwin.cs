using System.Collections.Immutable;
using Dashboard.Analysis.Verdicts;

namespace Dashboard.Methods;

/// <summary>Whether the analysis looks for a signal.</summary>
public enum SignalCoverage
{
    Computed,

    /// <summary>Something near it is computed; the text says what.</summary>
    InPart,

    NotComputed,
}

/// <summary>A signal of a campaign with the innocent story that looks the same.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Twin">Its benign twin.</param>
/// <param name="Coverage">Whether it is looked for.</param>
/// <param name="Kinds">The signals of the analysis that it stands for.</param>
/// <param name="Found">How it is found here, or why it is not.</param>
/// <param name="Tested">How its twin is tested here.</param>
public sealed record SignalTwin(
    string Signal, string Twin, SignalCoverage Coverage, ImmutableArray<SignalKind> Kinds, string Found, string Tested);

/// <summary>The known signals of distillation campaigns, and those that the analysis adds.</summary>
public static class SignalTwins
{
    /// <summary>The signals that investigators name, with their twins.</summary>
    public static ImmutableArray<SignalTwin> Known { get; } =
    [
        new("Round-the-clock use without idle time", "scheduled evaluations, continuous integration", SignalCoverage.Computed,
            [SignalKind.NoIdleHours],
            "The median account's eight quietest hours in a row, wherever in the day they lie, hold at least half of an even share and at least twice the baseline's. It takes times of day.",
            "“A CI system, a scheduled job or a standing evaluation” applies when accounts repeat themselves far more than others and live nearly as long as the data; it is open for data of less than a fortnight or without prompts. Up to 20 accounts are taken for a team."),
        new("New account at full rate at once", "key migration of an existing customer", SignalCoverage.Computed,
            [SignalKind.FullRateAtOnce],
            "The share of the accounts made within the data that do on their first two days at least as much a day as on their later active days, against the baseline's. It takes the times of creation. It is shown, and weighs nothing in the verdict.",
            "“Existing customers who moved to new accounts” applies when at least half of them carry an organisation or a payer of an account that is at least a fortnight older. An organisation, a roll-out, a reseller and a short event would explain it, too."),
        new("One credential from many networks or agents", "runners of continuous integration, mobile teams", SignalCoverage.Computed,
            [SignalKind.ManyOrigins, SignalKind.SharedSessions],
            "The share of accounts that come from more networks or with more user agents than all but one in twenty of the baseline's; and sessions and credentials that several accounts of a cluster use. Both count as infrastructure.",
            "“Runners, a mobile team or a gateway that keeps one session for several accounts” is granted where this is seen: what infrastructure adds is taken out, and what is left must still be more likely than not."),
        new("Enterprise throughput on a small plan", "a launch, a hackathon", SignalCoverage.Computed, [SignalKind.PlanThroughput],
            "The share of accounts that do more on an active day than all but one in twenty of the baseline's accounts of the same plan; the plan whose accounts do the most is left out. No limit is presumed. It takes the plans of accounts.",
            "“A hackathon, a launch or a class” is tested for every cluster: it holds when half of what the accounts do beyond their usual lies within 5 days."),
        new("Routing through an aggregator", "an ordinary gateway to language models", SignalCoverage.InPart, [SignalKind.SharedAttributes],
            "Nothing recognises an aggregator as such. Accounts that leave through the same exits show as shared network attributes.",
            "As for a shared network exit: it is always granted."),
        new("Stripped metadata", "privacy engineering", SignalCoverage.Computed, [SignalKind.StrippedMetadata],
            "The share of accounts most of whose requests name neither a user agent nor a device, against the baseline's, where the log has either. It counts as infrastructure.",
            "“Privacy engineering” is granted where this is seen: what infrastructure adds is taken out."),
        new("Eliciting reasoning traces", "audits, explainability research", SignalCoverage.Computed, [SignalKind.CapabilityTargeting],
            "As targeting of that capability, where the log names it or the rules of the case recognise it: at least twice the baseline's odds at the lower end of the interval.",
            "No test asks about audits or research as such. An organisation that holds its accounts openly and a standing evaluation are tested, and both would explain it."),
        new("Failover to sibling accounts after a block", "a resilience router", SignalCoverage.Computed, [SignalKind.Failover],
            "How many bans within the cluster's window are followed by another account's first request on the same day or the next, against all bans moved to other days of the window. It takes the times of bans.",
            "“A customer's own keys, over which its router spreads one product's traffic” applies when at least six in ten of the accounts are openly one payer's, who has few others, and sessions go on across most of them, or what they do is near what everybody does. It explains equal hours and volumes; a divided list, replaced accounts and a common end it does not. The signal is shown, and weighs nothing in the verdict."),
        new("Retargeting within 24 hours of a model's release", "benchmarkers: everyone moves on release day", SignalCoverage.Computed,
            [SignalKind.Retargeting],
            "The share of accounts that send at least half of their requests on the day of a release and the day after to a model first seen then, against the baseline's. What a release did by weeks is shown beside it as a difference in differences with a placebo, and is no part of a verdict.",
            "The control is the accounts in no campaign in the same weeks. “Everybody moved at the same time” is tested for clusters with a common start or targeting: it holds when the cluster's activity rose less than 1.5 times as much as the baseline's and the rest does not suffice."),
        new("The same prompt template across accounts", "a public agent's default system prompt, a public benchmark",
            SignalCoverage.Computed, [SignalKind.SharedContent],
            "Prompts, hashes and templates that are particular to a cluster and that at least half of it carries; how many others do is told.",
            "“A public benchmark or an evaluation” holds when two accounts have much of the shared texts in common, each going through the whole list, where those who harvest divide it. “Users of one tool” holds when the accounts keep hours of their own and what is left does not suffice."),
        new("Shared network exit", "carrier address translation, a university, a company's single sign-on exit", SignalCoverage.Computed,
            [SignalKind.SharedAttributes],
            "Network attributes that are particular to a cluster and that at least half of it carries. It counts as infrastructure.",
            "“A shared exit” is always granted: all infrastructure is set aside, and what the accounts do must suffice."),
        new("Shared payment instrument", "a reseller, a laboratory that reimburses", SignalCoverage.Computed, [SignalKind.SharedAttributes],
            "Payment instruments that are particular to a cluster and that at least half of it carries. It counts as infrastructure.",
            "“A reseller, or somebody who pays for others” applies when a few instruments cover at least half of the accounts. It explains infrastructure and accounts made in batches."),
    ];

    /// <summary>What the analysis looks for beyond these.</summary>
    public static ImmutableArray<SignalTwin> Further { get; } =
    [
        new("Accounts made in batches", "an organisation's roll-out, a reseller that opens", SignalCoverage.Computed,
            [SignalKind.CreationBatch],
            "The share of accounts made within an hour of at least four others of the cluster, against the baseline's. It takes the times of creation.",
            "“Organisations that each made their members' accounts at once” applies when at least half of these accounts were made mostly together with accounts of their own organisation or payer. An organisation that holds its accounts openly, and a reseller, would explain it, too."),
        new("Starting or falling silent within few days of each other", "a term, an event, a contract that ends", SignalCoverage.Computed,
            [SignalKind.SynchronisedOnset, SignalKind.SynchronisedEnd],
            "The share of first or last requests within a span of 1 to 21 days, against the baseline's share of the same days, of the accounts whose beginning or end is known: silent before or after for longer than ever in between.",
            "A short event explains both. They are shown beside the verdict, which weighs days as a habit: how far accounts have days of their own."),
        new("Raising the volume on the same days", "a common deadline, an event", SignalCoverage.Computed, [SignalKind.RaisedTogether],
            "The share of accounts at least twice as busy within a window as outside. The window is found on one half of the accounts and tested on the other.",
            "It is shown beside the verdict. A short event and a class that meets every week are tested."),
        new("Doing the same thing within a short time, again and again", "scheduled jobs, a class", SignalCoverage.Computed,
            [SignalKind.CoAction],
            "The share of accounts that use the same prompt as another of the cluster within the window of co-action at least twice, against the baseline's.",
            "It is shown beside the verdict. A short event and a class that meets every week are tested."),
        new("Aiming at the same capabilities", "a team's work, an evaluation", SignalCoverage.Computed, [SignalKind.CapabilityTargeting],
            "Capabilities with at least twice the baseline's odds at the lower end of the interval; the strength is how many accounts lean that way by themselves.",
            "It is shown beside the verdict, which weighs how far accounts have capabilities of their own. An organisation, an evaluation, a short event and a release on which everybody moved are tested."),
        new("Shared devices and identities", "machines made from one image, an employer, a school", SignalCoverage.Computed,
            [SignalKind.SharedAttributes],
            "As for network exits and payment. Both count as infrastructure.",
            "“A shared exit” sets shared devices aside. “An organisation that holds its accounts openly” applies when a few identities that others hardly carry cover at least half of the accounts."),
    ];
}
