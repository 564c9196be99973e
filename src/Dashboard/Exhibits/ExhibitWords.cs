using System.Globalization;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;
using Dashboard.Investigations.Words;

namespace Dashboard.Exhibits;

/// <summary>What an exhibit is of, and what a recount came to, in words and numbers.</summary>
public static class ExhibitWords
{
    /// <summary>What is selected; of a comparison both sides, the second being that of its last figures.</summary>
    public static string Selected(Exhibit exhibit) => exhibit is { View: ExhibitView.Comparison, Figures: [.., var last] }
        ? $"{Format.Selection(exhibit.Selection)} against {Format.Selection(last.Selection)}"
        : Format.Selection(exhibit.Selection);

    /// <summary>The selection of one of its figures; of a comparison with the side, as a recount names it.</summary>
    public static string Of(Exhibit exhibit, Selection selection) => (exhibit.View, selection == exhibit.Selection) switch
    {
        (ExhibitView.Comparison, true) => $"A, {Format.Selection(selection)}",
        (ExhibitView.Comparison, false) => $"B, {Format.Selection(selection)}",
        (_, true) => "the exhibit's own",
        _ => Format.Selection(selection),
    };

    /// <summary>“+12 (+4.0 %)”, “−3”; a dash where nothing changed. Of nothing there is no share.</summary>
    public static string Difference(long frozen, long now)
    {
        if (now == frozen) return "–";
        var difference = (now - frozen).ToString("+#,0;−#,0", CultureInfo.InvariantCulture);
        return frozen == 0
            ? difference : $"{difference} ({(100.0 * (now - frozen) / frozen).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture)} %)";
    }
}
