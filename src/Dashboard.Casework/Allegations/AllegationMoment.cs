using Dashboard.Core;

namespace Dashboard.Casework.Allegations;

/// <summary>What happened to an allegation, or what time it speaks of.</summary>
public enum AllegationStep
{
    Opened,
    Submitted,
    SentBack,

    /// <summary>Approved before, and in review again since something changed that it rests on.</summary>
    Reopened,

    Approved,
    Released,
    Withdrawn,

    /// <summary>A time that an exhibit is about which the allegation rests on.</summary>
    Claims,
}

/// <summary>An allegation on a timeline.</summary>
/// <param name="Number">The allegation's number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Step">What happened.</param>
/// <param name="Time">When, or the time that it speaks of.</param>
/// <param name="By">Who did it; empty for a time that it speaks of.</param>
/// <param name="Exhibit">The exhibit that the time is of; null for what happened.</param>
public sealed record AllegationMoment(int Number, string Title, AllegationStep Step, TimeRange Time, string By, int? Exhibit = null);
