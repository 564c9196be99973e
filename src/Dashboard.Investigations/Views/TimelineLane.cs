using Dashboard.Casework.Events;

namespace Dashboard.Investigations.Views;

/// <summary>The lanes above a timeline, in the order of the page, the top one first.</summary>
public enum TimelineLane
{
    /// <summary>How many of the selection's accounts were created.</summary>
    Created,

    /// <summary>How many of them were banned.</summary>
    Banned,

    Releases,

    Enforcement,

    /// <summary>What else is on record: disclosures, letters, publications, rules, claims made in public.</summary>
    Public,

    /// <summary>Notes on time ranges.</summary>
    Notes,

    /// <summary>When allegations were opened, submitted and decided, and the times that they speak of.</summary>
    Allegations,

    /// <summary>Imports whose clock seems to be off.</summary>
    Clocks,
}

/// <summary>Lanes in words.</summary>
public static class TimelineLanes
{
    /// <summary>Every lane, the top one first.</summary>
    public static IReadOnlyList<TimelineLane> All { get; } = Enum.GetValues<TimelineLane>();

    /// <summary>What a lane has, for whoever chooses among them.</summary>
    public static string Description(this TimelineLane lane) => lane switch
    {
        TimelineLane.Created => "accounts created",
        TimelineLane.Banned => "accounts banned",
        TimelineLane.Releases => "model releases",
        TimelineLane.Enforcement => "enforcement",
        TimelineLane.Public => "public events",
        TimelineLane.Notes => "annotations",
        TimelineLane.Allegations => "allegations",
        TimelineLane.Clocks => "clocks that seem off",
        _ => throw new ArgumentOutOfRangeException(nameof(lane)),
    };

    /// <summary>Whether a timeline shows a lane, where it has something.</summary>
    public static bool Shows(this WorkbenchState state, TimelineLane lane) => !state.HiddenLanes.Contains(lane);

    /// <summary>The state with a lane shown or left out.</summary>
    public static WorkbenchState Show(this WorkbenchState state, TimelineLane lane, bool isShown) =>
        state with { HiddenLanes = isShown ? state.HiddenLanes.Remove(lane) : state.HiddenLanes.Add(lane) };

    /// <summary>The lane of an event of the case.</summary>
    public static TimelineLane Of(EventKind kind) => kind switch
    {
        EventKind.ModelRelease => TimelineLane.Releases,
        EventKind.Enforcement => TimelineLane.Enforcement,
        _ => TimelineLane.Public,
    };
}
