using System.Globalization;
using Dashboard.Casework;

namespace Dashboard.CaseEvents;

/// <summary>An event while a person fills in its fields.</summary>
public sealed class EventForm
{
    /// <summary>The event edited; null for a new one.</summary>
    public int? Number { get; private init; }

    /// <summary>The version that the edit is made on.</summary>
    public long Version { get; set; }

    public DateOnly? On { get; set; }

    public DateOnly? Until { get; set; }

    public EventKind Kind { get; set; } = EventKind.Publication;

    public string Title { get; set; } = "";

    public string Detail { get; set; } = "";

    /// <summary>The source, as the form's list has it; empty for none.</summary>
    public string Source { get; set; } = "";

    public Standing Standing { get; set; } = Standing.Alleged;

    // Not among the fields, and not to be lost by an edit of the others.
    private DateTime? At { get; init; }

    public static EventForm Of(CaseEvent from) => new()
    {
        Number = from.Number,
        Version = from.Version,
        On = from.On,
        At = from.At,
        Until = from.Until,
        Kind = from.Kind,
        Title = from.Title,
        Detail = from.Detail,
        Source = from.SourceNumber?.ToString(CultureInfo.InvariantCulture) ?? "",
        Standing = from.Standing,
    };

    /// <exception cref="InvalidEntryException">There is no day.</exception>
    public CaseEventEdit ToEdit() => new()
    {
        On = On ?? throw new InvalidEntryException("An event needs a day. Nothing was changed."),
        At = At is { } at && DateOnly.FromDateTime(at) == On ? at : null,
        Until = Until,
        Kind = Kind,
        Title = Title.Trim(),
        Detail = Detail,
        SourceNumber = int.TryParse(Source, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        Standing = Standing,
    };
}
