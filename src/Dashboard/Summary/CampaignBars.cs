using Dashboard.CasePages;
using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Investigations.Words;

namespace Dashboard.Summary;

/// <summary>A bar of the chart of campaigns.</summary>
/// <param name="Label">The campaign, in one line or two.</param>
/// <param name="Text">What stands after the bar: the figure in its source's words.</param>
/// <param name="Width">From the axis, in the chart's units.</param>
/// <param name="Look">How it is drawn.</param>
public sealed record CampaignBar(ReportedFigure Figure, IReadOnlyList<string> Label, string Text, double Y, double Width, BarLook Look);

/// <summary>How a bar is drawn.</summary>
public enum BarLook
{
    /// <summary>The campaign that the allegation is about.</summary>
    Subject,

    /// <summary>Another campaign, which counts nothing of the subject.</summary>
    Other,

    /// <summary>Counts, or may count, some of what another bar counts: hatched, and never added up.</summary>
    Overlapping,
}

/// <summary>
/// The geometry of the chart of reported interactions by campaign: one bar a campaign and window, on a logarithmic scale,
/// since they differ by thousands.
/// </summary>
public sealed record CampaignBars(IReadOnlyList<CampaignBar> Bars, IReadOnlyList<(double X, string Label)> Ticks, double Height, int Cut)
{
    public const double Width = 580;
    public const double LabelWidth = 158;
    public const double BarHeight = 18;
    private const double TextWidth = 150;
    private const double RowHeight = 36;
    private const double Top = 14;
    private const int MaxBars = 8;

    public static CampaignBars Of(IReadOnlyList<ReportedFigure> figures, ReportedFigure? subject)
    {
        var campaigns = figures.Where(f => f.Measure == Measure.Interactions && f.Value > 0)
            .GroupBy(f => (f.Subject, f.WindowStart, f.WindowEnd))
            .Select(g => g.FirstOrDefault(f => f.Number == subject?.Number) ?? g.First())
            .GroupBy(f => subject is not null && (f.WindowStart, f.WindowEnd) == (subject.WindowStart, subject.WindowEnd) && f.WindowStart is not null ? "subject" : $"{f.Number}")
            .Select(g => g.FirstOrDefault(f => f.Number == subject?.Number) ?? g.First())
            .OrderBy(f => f.Value)
            .ToList();
        if (campaigns.Count == 0) return new([], [], 0, 0);
        var shown = campaigns.TakeLast(MaxBars).ToList();
        var low = Math.Floor(Math.Log10(shown[0].Value) - 0.15);
        var high = Math.Max(low + 1, Math.Ceiling(Math.Log10(shown[^1].Value)));
        double Place(double value) => (Math.Log10(value) - low) / (high - low) * (Width - LabelWidth - TextWidth);
        return new(
            [.. shown.Select((f, i) => new CampaignBar(f, Label(f.Subject), TextOf(f), Top + (i * RowHeight), Place(f.Value), LookOf(f, subject, campaigns)))],
            [.. Enumerable.Range((int)low, (int)(high - low) + 1).Select(p => (LabelWidth + Place(Math.Pow(10, p)), Wording.Compact(Math.Pow(10, p))))],
            Top + (shown.Count * RowHeight),
            campaigns.Count - shown.Count);
    }

    private static BarLook LookOf(ReportedFigure figure, ReportedFigure? subject, List<ReportedFigure> all) =>
        figure.Number == subject?.Number ? BarLook.Subject
        : IsTotal(figure, all) || (subject is not null && ReportedFigures.Relation(figure, subject) == WindowRelation.Overlapping) ? BarLook.Overlapping
        : BarLook.Other;

    // Of figures that a source says overlap, the largest counts what the others count: it is hatched, and they stand for themselves.
    private static bool IsTotal(ReportedFigure figure, List<ReportedFigure> all) =>
        figure.OverlapNote.Length > 0 && all.Where(f => f.SourceNumber == figure.SourceNumber && f.OverlapNote.Length > 0).MaxBy(f => f.Value) == figure;

    private static string TextOf(ReportedFigure figure) => $"“{figure.Wording}”";

    // Two lines of a label at most; the bar's title has the whole.
    private static IReadOnlyList<string> Label(string subject)
    {
        const int longest = 25;
        if (subject.Length <= longest) return [subject];
        var space = subject.LastIndexOf(' ', longest);
        var cut = space > 0 ? space : longest;
        var rest = subject[cut..].TrimStart();
        return [subject[..cut], rest.Length > longest ? rest[..(longest - 1)] + "…" : rest];
    }
}
