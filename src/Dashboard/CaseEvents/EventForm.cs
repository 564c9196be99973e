using System.Globalization;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
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
        new("Day, or the first of them", e => Format.Date(e.On), (into, from) => into with { On = from.On, At = from.At }),
        new("Last day, included", e => Format.DateOr(e.Until, "one day only"), (into, from) => into with { Until = from.Until }),
        new("How exactly the time is known", e => (e.Precision ?? EventPrecision.Day).Word(),
            (into, from) => into with { Precision = from.Precision }),
        MergeField.Written<CaseEventEdit>(
            "The source's words for a relative time", e => e.RelativeWords, (e, text) => e with { RelativeWords = text }),
        new("Kind of statement", e => e.Statement?.Word() ?? "not said", (into, from) => into with { Statement = from.Statement }),
        new("Kind", e => e.Kind.Word(), (into, from) => into with { Kind = from.Kind }),
        new("Standing", e => e.Standing.Word(), (into, from) => into with { Standing = from.Standing }),
        MergeField.Written<CaseEventEdit>("What happened", e => e.Title, (e, text) => e with { Title = text }),
        new("Source", e => e.SourceNumber is { } source ? $"Source {source}" : "none yet",
            (into, from) => into with { SourceNumber = from.SourceNumber }),
        MergeField.Written<CaseEventEdit>("More of it", e => e.Detail, (e, text) => e with { Detail = text }),
    ];

    public DateOnly? On { get; set; }

    public DateOnly? Until { get; set; }

    public EventPrecision Precision { get; set; }

    public string RelativeWords { get; set; } = "";

    /// <summary>The kind of statement, as the form's list has it; empty where nobody said.</summary>
    public string Statement { get; set; } = "";

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
        Precision = from.Precision ?? EventPrecision.Day,
        RelativeWords = from.RelativeWords,
        Statement = from.Statement?.ToString() ?? "",
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
        // A day is what an event of before had without saying so.
        Precision = Precision == EventPrecision.Day ? null : Precision,
        RelativeWords = RelativeWords.Trim(),
        Statement = Enum.TryParse<StatementKind>(Statement, out var statement) ? statement : null,
        Kind = Kind,
        Title = Title.Trim(),
        Detail = Detail,
        SourceNumber = int.TryParse(Source, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        Standing = Standing,
    };
}
