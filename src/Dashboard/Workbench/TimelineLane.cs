using System.Globalization;
using Dashboard.Casework;
using Dashboard.Charts;
using Dashboard.Core;

namespace Dashboard.Workbench;

/// <summary>The lane above a timeline: dated events and annotations as markers, with a line down into the data.</summary>
/// <param name="Markers">The markers; null when there is none.</param>
/// <param name="Lines">The lines below them.</param>
public sealed record TimelineLane(ScatterTrace? Markers, IReadOnlyList<Shape> Lines)
{
    private const int LongestLabel = 34;

    private sealed record Mark(DateTime At, string Text, string Hover, string Color, string Symbol, int Importance);

    public static TimelineLane Of(CaseView view, TimeRange span)
    {
        List<Mark> marks = [.. view.Events.Select(Event), .. view.Annotations.Where(a => a.TargetKind == AnnotationTarget.TimeRange).Select(Note).OfType<Mark>()];
        marks = [.. marks.Where(m => span.Contains(m.At)).OrderBy(m => m.At)];
        if (marks.Count == 0) return new TimelineLane(null, []);
        var markers = new ScatterTrace
        {
            Name = "events",
            YAxis = "y2",
            Meta = PlotMeta.Lane,
            Mode = "markers+text",
            X = [.. marks.Select(m => PlotlyText.Time(m.At))],
            Y = marks.Select(_ => 0.45).ToArray(),
            Text = [.. marks.Select(m => PlotlyText.Escape(m.Text))],
            TextPosition = "middle right",
            TextFont = new() { Size = 10.5, Color = marks.Select(m => m.Color).ToArray(), Weight = 600 },
            Marker = new() { Size = 8, Color = marks.Select(m => m.Color).ToArray(), Symbol = marks.Select(m => m.Symbol).ToArray() },
            CustomData = [.. marks.Select(m => new object[] { PlotlyText.Escape(m.Hover), m.Importance })],
            HoverTemplate = "%{customdata[0]}<extra></extra>",
            ClipOnAxis = false,
        };
        return new TimelineLane(markers, [.. marks.Select(Line)]);
    }

    private static Shape Line(Mark mark) => new()
    {
        Type = "line", X0 = PlotlyText.Time(mark.At), X1 = PlotlyText.Time(mark.At), YRef = "paper", Y0 = 0, Y1 = 0.92,
        Line = new() { Width = 1, Color = mark.Color, Dash = "3px,3px" },
    };

    private static Mark Event(CaseEvent e)
    {
        var color = e.Kind switch
        {
            EventKind.Enforcement => "var(--bad)",
            EventKind.ModelRelease => "var(--ink-2)",
            EventKind.Other => "var(--ink-3)",
            _ => "var(--reported)",
        };
        var when = e.At?.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture) ?? e.On.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        var source = e.SourceNumber is { } number ? $" · source {number}" : "";
        // An event of a whole day stands in the middle of it.
        return new Mark(e.At ?? e.On.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc), Short(e.Title), $"{when}: {e.Title} ({Word.Of(e.Standing)}{source})", color, "circle", 2);
    }

    private static Mark? Note(Annotation annotation)
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

        return new Mark(range.Start, Short(annotation.Text), $"{annotation.Author} on {SelectionWords.Words(range)}: {annotation.Text}", "var(--accent)", "square", 1);
    }

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= LongestLabel ? line : line[..(LongestLabel - 1)] + "…";
    }
}
