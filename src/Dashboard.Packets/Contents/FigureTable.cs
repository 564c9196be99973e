using System.Globalization;
using System.Text;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Standings;
using Dashboard.Core;

namespace Dashboard.Packets.Contents;

/// <summary>A figure with everything that it takes to find it again.</summary>
/// <param name="Exhibits">The exhibits that show it, by number.</param>
/// <param name="Definition">What is counted, a sentence.</param>
/// <param name="Kind">Observed, or observed within an inferred cluster.</param>
/// <param name="Recount">How it is counted again from the packet alone; how else where that cannot be done.</param>
internal sealed record FigureRow(IReadOnlyList<int> Exhibits, Figure.Observed Figure, string Definition, string Kind, string Recount);

/// <summary>
/// Every figure of a packet on one page: figures of one measure that differ in scope stand one above the other, so that nobody takes one
/// for another.
/// </summary>
internal static class FigureTable
{
    private static readonly string[] Header = ["measure", "value", "selection", "kind", "exhibits", "method", "definition", "recount"];

    public static IReadOnlyList<FigureRow> Of(PacketContents contents) =>
    [
        .. contents.Exhibits.SelectMany(x => x.Manifest.Figures.Select(figure => (Figure: figure, Exhibit: x)))
            .GroupBy(f => f.Figure)
            .OrderBy(g => g.Key.Measure).ThenByDescending(g => g.Key.Value).ThenBy(g => g.Key.Selection.ToString(), StringComparer.Ordinal)
            .Select(g => new FigureRow(
                [.. g.Select(f => f.Exhibit.Record.Number).Distinct().Order()], g.Key, Definition(g.Key.Measure),
                IsWithinInferred(g.Key.Selection) ? "observed within an inferred cluster" : "observed",
                Recount(g.Key, [.. g.Select(f => f.Exhibit)]))),
    ];

    /// <summary>Whether a selection names what was inferred.</summary>
    public static bool IsWithinInferred(Selection selection) => !selection[Dimension.Cluster].IsEverything
        || !selection[Dimension.Disposition].IsEverything;

    public static byte[] ToCsv(PacketContents contents)
    {
        var csv = new StringBuilder().AppendJoin(',', Header).Append("\r\n");
        foreach (var row in Of(contents))
        {
            string[] cells =
            [
                row.Figure.Measure.Name(), row.Figure.Value.ToString(CultureInfo.InvariantCulture),
                row.Figure.Selection.IsEverything ? "everything" : row.Figure.Selection.ToString(), row.Kind,
                string.Join(' ', row.Exhibits), row.Figure.Method.ToString(), row.Definition, row.Recount,
            ];
            csv.AppendJoin(',', cells.Select(CsvText.Cell)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static string Definition(Measure measure) => measure switch
    {
        Measure.Accounts => "different accounts with at least one interaction",
        Measure.Interactions => "requests to a model, with their answers",
        Measure.InputTokens => "tokens sent, cached ones included",
        Measure.OutputTokens => "tokens answered",
        Measure.ActiveDays => "different UTC days with at least one interaction",
        _ => measure.Name(),
    };

    private static string Recount(Figure.Observed figure, IReadOnlyList<PacketExhibit> exhibits)
    {
        var own = exhibits.FirstOrDefault(
            x => x.Manifest.Selection == figure.Selection && x.Manifest.Files.Any(f => f.Name == ExhibitActivity.FileName));
        if (own is null) return "not from this packet: it is of another selection than any exhibit here, or the data are withheld";
        var path = $"{own.Folder}/{ExhibitActivity.FileName}";
        return figure.Measure switch
        {
            Measure.Accounts => $"different values of column A of {path}, empty ones left out",
            Measure.ActiveDays => $"different values of column B of {path}",
            Measure.Interactions => $"sum of column E of {path}",
            Measure.InputTokens => $"sum of column F of {path}",
            Measure.OutputTokens => $"sum of column G of {path}",
            _ => "not from this packet: activity does not hold it",
        };
    }
}
