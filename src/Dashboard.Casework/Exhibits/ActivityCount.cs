using Dashboard.Core;

namespace Dashboard.Casework.Exhibits;

/// <summary>What <c>activity.csv</c> comes to: distinct accounts, summed interactions and tokens, distinct days.</summary>
public sealed record ActivityCount(long Accounts, long Interactions, long InputTokens, long OutputTokens, long ActiveDays)
{
    /// <summary>The value of a measure; null for a measure that is not counted from activity.</summary>
    public long? this[Measure measure] => measure switch
    {
        Measure.Accounts => Accounts,
        Measure.Interactions => Interactions,
        Measure.InputTokens => InputTokens,
        Measure.OutputTokens => OutputTokens,
        Measure.ActiveDays => ActiveDays,
        _ => null,
    };
}
