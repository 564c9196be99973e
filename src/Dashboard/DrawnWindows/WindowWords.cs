using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Casework.Windows;
using Dashboard.Investigations.Cases;
using Dashboard.Investigations.Words;

namespace Dashboard.DrawnWindows;

/// <summary>Windows in words: the computed ones with their doubt, and how a drawn one differs from them.</summary>
public static class WindowWords
{
    /// <summary>A window with its uncertainty in words: “22 Apr (21–23) – 5 Jun 2026 (5–6)”.</summary>
    public static string Of(CampaignWindow window) =>
        $"{Day(window.Start, "d MMM")}{Doubt(window.StartFrom, window.StartTo, window.StartIsOpen)} – {Day(window.End, "d MMM yyyy")}{Doubt(window.EndFrom, window.EndTo, window.EndIsOpen)}";

    /// <summary>The days of a drawn window: “20 Apr – 6 Jun 2026”.</summary>
    public static string Of(DrawnWindow window) => Format.Window(window.First, window.Last);

    /// <summary>How days differ from those of the computed window: “starts 3 days earlier, ends 1 day later”.</summary>
    public static string Difference(DateOnly first, DateOnly last, CampaignWindow? computed)
    {
        if (computed is null) return "no window is computed here";
        if ((first, last) == (computed.Start, computed.End)) return "the days of the computed window";
        return string.Join(", ", new[] { Shift("starts", first, computed.Start), Shift("ends", last, computed.End) }.OfType<string>());
    }

    /// <summary>How a drawn window differs from the computed one of the same accounts.</summary>
    public static string Difference(DrawnWindow drawn, CaseView view) =>
        Difference(drawn.First, drawn.Last, TimelineWindows.ComputedOf(view, drawn.Cluster));

    /// <summary>Whose window it is: “Cluster 3”, “the whole campaign”.</summary>
    public static string Subject(string? cluster, CaseView view) => cluster is null
        ? "the whole campaign" : view.Analysis?.Find(cluster)?.Label ?? $"Cluster {cluster}";

    private static string? Shift(string verb, DateOnly drawn, DateOnly computed)
    {
        var days = drawn.DayNumber - computed.DayNumber;
        return days == 0 ? null : $"{verb} {Format.Count(Math.Abs(days), "day")} {(days < 0 ? "earlier" : "later")}";
    }

    private static string Doubt(DateOnly from, DateOnly to, bool isOpen) =>
        isOpen ? " (open)" : from == to ? "" : from.Month == to.Month
        ? $" ({from.Day}–{to.Day})" : $" ({Day(from, "d MMM")} – {Day(to, "d MMM")})";

    private static string Day(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
