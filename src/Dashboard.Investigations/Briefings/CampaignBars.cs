using Dashboard.Casework.Sources;
using Dashboard.Core;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Briefings;

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
/// The geometry of the chart of reported interactions by campaign: one bar a campaign and window, on a scale from nothing, so that
/// twice as much is drawn twice as long. A total whose parts stand there, and a sum that somebody else made, are no bars.
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
        var campaigns = figures.Where(
            f => f.Measure == Measure.Interactions && f is { Value: > 0, IsOthersSum: false }
            && !figures.Any(p => p.PartOfNumber == f.Number))
            .GroupBy(f => (f.Subject, f.WindowStart, f.WindowEnd))
            .Select(g => g.FirstOrDefault(f => f.Number == subject?.Number) ?? g.First())
            .GroupBy(
                f => subject is not null && (f.WindowStart, f.WindowEnd) == (subject.WindowStart, subject.WindowEnd)
                && f.WindowStart is not null ? "subject" : $"{f.Number}")
            .Select(g => g.FirstOrDefault(f => f.Number == subject?.Number) ?? g.First())
            .OrderBy(f => f.Value)
            .ToList();
        if (campaigns.Count == 0) return new([], [], 0, 0);
        var shown = campaigns.TakeLast(MaxBars).ToList();
        var step = Step(shown[^1].Value);
        var high = Math.Ceiling(shown[^1].Value / step) * step;
        double Place(double value) => Math.Max(1, value / high * (Width - LabelWidth - TextWidth));
        return new(
            [.. shown.Select(
                (f, i) => new CampaignBar(
                    f, Label(f.Subject), TextOf(f), Top + (i * RowHeight), Place(f.Value), LookOf(f, subject, campaigns)))],
            [.. Enumerable.Range(0, (int)Math.Round(high / step) + 1)
                .Select(i => (LabelWidth + (i * step / high * (Width - LabelWidth - TextWidth)), Format.Compact(i * step)))],
            Top + (shown.Count * RowHeight),
            campaigns.Count - shown.Count);
    }

    private static BarLook LookOf(ReportedFigure figure, ReportedFigure? subject, List<ReportedFigure> all) =>
        figure.Number == subject?.Number ? BarLook.Subject
        : all.Any(other => other != figure && ReportedFigures.Relation(figure, other) == WindowRelation.Overlapping) ? BarLook.Overlapping
        : BarLook.Other;

    // A round step that makes three to six ticks.
    private static double Step(double largest)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(largest)));
        return (largest / power) switch
        {
            < 2 => power / 2,
            < 5 => power,
            _ => 2 * power,
        };
    }

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
