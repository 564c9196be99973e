using System.Collections.Immutable;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>What a signal sees.</summary>
public enum SignalKind
{
    /// <summary>Accounts share network exits, devices, payment instruments or identities that others do not.</summary>
    SharedAttributes,

    /// <summary>Accounts share prompts or templates that others do not.</summary>
    SharedContent,

    /// <summary>Accounts use each other's sessions or credentials.</summary>
    SharedSessions,

    /// <summary>Accounts do the same thing within a window of time, again and again.</summary>
    CoAction,

    /// <summary>Accounts aim at the same capability far more than others do.</summary>
    CapabilityTargeting,

    /// <summary>Accounts start within few days of each other.</summary>
    SynchronisedOnset,

    /// <summary>Accounts fall silent within few days of each other.</summary>
    SynchronisedEnd,

    /// <summary>Accounts start just after others were banned.</summary>
    Failover,

    /// <summary>Accounts raise their volume in the same stretch of days.</summary>
    RaisedTogether,

    /// <summary>Accounts, taken together, never pause.</summary>
    NoIdleHours,

    /// <summary>Accounts were made in batches.</summary>
    CreationBatch,

    /// <summary>Accounts work at their full rate from the day they were made.</summary>
    FullRateAtOnce,

    /// <summary>Accounts do more than hardly any other account of their plan.</summary>
    PlanThroughput,

    /// <summary>Accounts come from more networks, or with more user agents, than hardly any other.</summary>
    ManyOrigins,

    /// <summary>Accounts say neither what they run on nor what they are.</summary>
    StrippedMetadata,

    /// <summary>Accounts move to a new model on the day of its release.</summary>
    Retargeting,
}

/// <summary>A number that a sentence rests on.</summary>
/// <param name="Name">What it is, with its unit.</param>
/// <param name="Value">The number.</param>
public readonly record struct SignalNumber(string Name, double Value);

/// <summary>An explainable indicator that the accounts of a cluster act together.</summary>
/// <param name="Kind">What it sees.</param>
/// <param name="Family">The family it belongs to; two families are needed for a verdict.</param>
/// <param name="Sentence">What was found, in words, with its numbers.</param>
/// <param name="Strength">How much it adds to the cluster's score, 0 to 1.</param>
/// <param name="PValue">How likely something as strong is by chance under the null model; NaN where none applies.</param>
/// <param name="QValue">The same after Benjamini–Hochberg over all signals of the run; NaN where none applies.</param>
/// <param name="Numbers">The numbers of the sentence.</param>
public sealed record Signal(
    SignalKind Kind, AttributeFamily Family, string Sentence, double Strength, double PValue, double QValue,
    ImmutableArray<SignalNumber> Numbers);
