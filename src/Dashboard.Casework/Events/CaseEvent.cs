using Dashboard.Casework.Records;
using Dashboard.Casework.Standings;
using Dashboard.Core;

namespace Dashboard.Casework.Events;

/// <summary>What kind of thing happened.</summary>
public enum EventKind
{
    Disclosure,
    Letter,
    Publication,
    Regulation,
    ModelRelease,
    Enforcement,
    Allegation,
    Other,
}

/// <summary>The words for kinds of events.</summary>
public static class EventKinds
{
    public static string Word(this EventKind kind) => kind switch
    {
        EventKind.Disclosure => "disclosure",
        EventKind.Letter => "letter",
        EventKind.Publication => "publication",
        EventKind.Regulation => "regulation",
        EventKind.ModelRelease => "model release",
        EventKind.Enforcement => "enforcement",
        EventKind.Allegation => "allegation",
        EventKind.Other => "other",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

/// <summary>How exactly the time of an event is known.</summary>
public enum EventPrecision
{
    Day,

    /// <summary>A month or months; the days are their first and last.</summary>
    Month,

    /// <summary>
    /// Only by its distance from something else, in <see cref="CaseEvent.RelativeWords"/>; its day is what it becomes when both are joined.
    /// </summary>
    Relative,
}

/// <summary>Something on a case's timeline.</summary>
public sealed class CaseEvent : IVersioned
{
    public required CaseId CaseId { get; init; }

    public required int Number { get; init; }

    /// <summary>The day, or the first of them.</summary>
    public required DateOnly On { get; set; }

    /// <summary>The instant, UTC, where it is known; it falls on <see cref="On"/>.</summary>
    public DateTime? At { get; set; }

    /// <summary>The last day, part of the event, where it takes more than one.</summary>
    public DateOnly? Until { get; set; }

    public required EventKind Kind { get; set; }

    public required string Title { get; set; }

    /// <summary>More of it, Markdown.</summary>
    public string Detail { get; set; } = "";

    public int? SourceNumber { get; set; }

    /// <summary>How exactly the time is known; null, for events of before that was asked, is a day.</summary>
    public EventPrecision? Precision { get; set; }

    /// <summary>The source's words for a relative time: “two days after the letter was sent”; empty for others.</summary>
    public string RelativeWords { get; set; } = "";

    /// <summary>What kind of statement the source makes; null where nobody said.</summary>
    public StatementKind? Statement { get; set; }

    /// <summary>How far it is established that it happened as written.</summary>
    public required Standing Standing { get; set; }

    public required DateTime UpdatedAt { get; set; }

    public required string UpdatedBy { get; set; }

    public long Version { get; set; }
}

/// <summary>What of an event can be written.</summary>
public sealed record CaseEventEdit
{
    public required DateOnly On { get; init; }

    public DateTime? At { get; init; }

    public DateOnly? Until { get; init; }

    public required EventKind Kind { get; init; }

    public required string Title { get; init; }

    public string Detail { get; init; } = "";

    public int? SourceNumber { get; init; }

    public EventPrecision? Precision { get; init; }

    /// <summary>The source's words for a relative time.</summary>
    public string RelativeWords { get; init; } = "";

    public StatementKind? Statement { get; init; }

    public Standing Standing { get; init; } = Standing.Alleged;

    /// <summary>The stored event, ready to be edited.</summary>
    public static CaseEventEdit Of(CaseEvent stored) => new()
    {
        On = stored.On, At = stored.At, Until = stored.Until, Kind = stored.Kind, Title = stored.Title,
        Detail = stored.Detail, SourceNumber = stored.SourceNumber, Precision = stored.Precision, RelativeWords = stored.RelativeWords,
        Statement = stored.Statement, Standing = stored.Standing,
    };
}
