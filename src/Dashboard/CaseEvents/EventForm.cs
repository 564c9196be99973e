using System.Globalization;
using Dashboard.CasePages;
using Dashboard.Casework;
using Dashboard.Editing;
using Dashboard.Figures;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.CaseEvents;

/// <summary>An event while a person fills in its fields.</summary>
public sealed class EventForm : IEditForm<EventForm, CaseEventEdit>
{
    public static IReadOnlyList<MergeField<CaseEventEdit>> Parts { get; } =
    [
        new("Day, or the first of them", e => Wording.Date(e.On), (into, from) => into with { On = from.On, At = from.At }),
        new("Last day, included", e => Wording.DateOr(e.Until, "one day only"), (into, from) => into with { Until = from.Until }),
        new("Kind", e => e.Kind.Word(), (into, from) => into with { Kind = from.Kind }),
        new("Standing", e => e.Standing.Word(), (into, from) => into with { Standing = from.Standing }),
        MergeField.Written<CaseEventEdit>("What happened", e => e.Title, (e, text) => e with { Title = text }),
        new("Source", e => e.SourceNumber is { } source ? $"Source {source}" : "none yet", (into, from) => into with { SourceNumber = from.SourceNumber }),
        MergeField.Written<CaseEventEdit>("More of it", e => e.Detail, (e, text) => e with { Detail = text }),
    ];

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

    public static EventForm Of(CaseEventEdit from) => new()
    {
        On = from.On == default ? null : from.On,
        At = from.At,
        Until = from.Until,
        Kind = from.Kind,
        Title = from.Title,
        Detail = from.Detail,
        Source = from.SourceNumber?.ToString(CultureInfo.InvariantCulture) ?? "",
        Standing = from.Standing,
    };

    public CaseEventEdit ToEdit() => new()
    {
        On = On ?? default,
        At = At is { } at && DateOnly.FromDateTime(at) == On ? at : null,
        Until = Until,
        Kind = Kind,
        Title = Title.Trim(),
        Detail = Detail,
        SourceNumber = int.TryParse(Source, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        Standing = Standing,
    };
}
