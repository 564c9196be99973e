using System.Globalization;

namespace Dashboard.Charts;

/// <summary>Text for Plotly, which reads a few HTML tags in it.</summary>
public static class PlotlyText
{
    /// <summary>Text from logs and people, so that it is shown as it is written.</summary>
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        // A template would read these as a placeholder.
        .Replace("%{", "%\u200b{", StringComparison.Ordinal);

    /// <summary>An instant on an axis: UTC without a zone, which Plotly takes as it is.</summary>
    public static string Time(DateTime instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF", CultureInfo.InvariantCulture);
}
