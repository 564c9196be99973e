using System.Globalization;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Events;
using Dashboard.Charts;
using Dashboard.Core;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;
using Plotly.Blazor.Traces.ScatterLib.MarkerLib;

namespace Dashboard.Workbench;

/// <summary>Something dated in a lane of the timeline.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="At">Where its marker stands.</param>
/// <param name="Span">The time that it is about, for what takes time; null for a moment.</param>
/// <param name="When">Its time in words.</param>
/// <param name="Text">What it is, as written.</param>
/// <param name="Detail">How it is known, or by whom.</param>
/// <param name="Color">A token.</param>
/// <param name="Symbol">One of Plotly's symbols.</param>
/// <param name="Importance">Which label stays where two would cover each other: the larger.</param>
public sealed record LaneMark(
    TimelineLane Lane, DateTime At, TimeRange? Span, string When, string Text, string Detail, string Color, SymbolEnum Symbol,
    int Importance)
{
    /// <summary>What all lanes of a case hold within a span, in the order of lanes and times.</summary>
    /// <param name="clocks">What was observed of the clocks.</param>
    public static IReadOnlyList<LaneMark> Of(CaseView view, TimeRange span, IReadOnlyList<ClockFinding> clocks) =>
    [
        .. view.Events.Select(Event)
            .Concat(view.Annotations.Where(a => a.TargetKind == AnnotationTarget.TimeRange).Select(Note).OfType<LaneMark>())
            .Concat(view.Allegations.Select(Allegation))
            .Concat(clocks.Select(Clock))
            .Where(m => m.Span is { } over ? TimelineShapes.Overlap(over, span) is not null : span.Contains(m.At))
            .Select(m => m.At < span.Start ? m with { At = span.Start } : m)
            .OrderBy(m => m.Lane).ThenBy(m => m.At),
    ];

    private static LaneMark Event(CaseEvent e)
    {
        var color = e.Kind switch
        {
            EventKind.Enforcement => "var(--bad)",
            EventKind.ModelRelease => "var(--ink-2)",
            EventKind.Other => "var(--ink-3)",
            _ => "var(--reported)",
        };
        var when = e.At?.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? Format.Window(e.On, e.Until ?? e.On);
        TimeRange? span = e.Until is { } until && until > e.On ? TimeRange.OfDates(e.On, until) : null;
        // An event of a whole day stands in the middle of it.
        var at = e.At ?? e.On.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
        return new(
            TimelineLanes.Of(e.Kind), at, span, when, e.Title,
            $"{Slug.Of(e.Standing)}{(e.SourceNumber is { } number ? $" · source {number}" : "")}", color, SymbolEnum.Circle, 2);
    }

    private static LaneMark? Note(Annotation annotation)
    {
        TimeRange range;
        try
        {
            range = TimeRange.Parse(annotation.Target);
        }
        catch (FormatException)
        {
            // Written by something that names times in another way: the list of annotations still has it.
            return null;
        }

        return new(
            TimelineLane.Notes, range.Start, range, SelectionWords.Words(range), annotation.Text, annotation.Author, "var(--accent)",
            SymbolEnum.Square, 1);
    }

    private static LaneMark Allegation(AllegationMoment moment)
    {
        var name = $"allegation {moment.Number}";
        var title = $"“{moment.Title}”";
        if (moment.Step == AllegationStep.Claims)
            return new(
                TimelineLane.Allegations, moment.Time.Start, moment.Time, SelectionWords.Words(moment.Time),
                $"{name} rests on exhibit {moment.Exhibit}", title, "var(--warn)", SymbolEnum.Diamond, 1);
        var done = moment.Step switch
        {
            AllegationStep.Opened => "opened",
            AllegationStep.Submitted => "submitted for review",
            AllegationStep.SentBack => "a draft again",
            AllegationStep.Reopened => "in review again",
            AllegationStep.Approved => "approved",
            AllegationStep.Withdrawn => "withdrawn",
            _ => throw new ArgumentOutOfRangeException(nameof(moment)),
        };
        var when = moment.Time.Start.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);
        return new(
            TimelineLane.Allegations, moment.Time.Start, null, when, $"{name} {done}", $"{title} · {moment.By}", "var(--warn)",
            SymbolEnum.Diamond, 2);
    }

    private static LaneMark Clock(ClockFinding finding) =>
        new(TimelineLane.Clocks, finding.Span.Start, finding.Span, SelectionWords.Words(finding.Span), finding.Sentence,
            finding.Explanation, "var(--warn)", SymbolEnum.TriangleRight, 1);
}
