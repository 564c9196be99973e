using Dashboard.Core;

namespace Dashboard.Casework;

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

    public Standing Standing { get; init; } = Standing.Alleged;

    /// <summary>The stored event, ready to be edited.</summary>
    public static CaseEventEdit Of(CaseEvent stored) => new()
    {
        On = stored.On, At = stored.At, Until = stored.Until, Kind = stored.Kind, Title = stored.Title,
        Detail = stored.Detail, SourceNumber = stored.SourceNumber, Standing = stored.Standing,
    };
}
