using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Headlines;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Records;
using Dashboard.Casework.References;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;

namespace Dashboard.Casework.LiveFigures;

/// <summary>A figure that stands in a text by reference: what it comes to is looked up whenever the text is read.</summary>
/// <param name="Start">Where the reference begins in the text, in characters (UTF-16) from 0.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Words">The figure with its qualifier: “1,204 accounts”.</param>
/// <param name="Kind">How it is known: “observed within an inferred cluster”, “reported”.</param>
/// <param name="From">Where it comes from: “Exhibit 3”.</param>
/// <param name="Drift">What it comes to now, or came to when it was counted last, where that differs; empty where it holds.</param>
/// <param name="IsKnown">Whether there is such a figure.</param>
public sealed record TextFigure(int Start, int Length, string Words, string Kind, string From, string Drift, bool IsKnown)
{
    /// <summary>The figure as a text without links has it.</summary>
    public override string ToString() => IsKnown
        ? $"{Words} ({Kind}, {From}{(Drift.Length > 0 ? $"; drifted, {Drift}" : "")})" : $"[no such figure: {From}]";
}

/// <summary>A figure that can be put into a text.</summary>
/// <param name="Reference">What stands in the text: <c>{{exhibit 3 accounts}}</c>.</param>
/// <param name="Label">How a list names it.</param>
public sealed record FigureOffer(string Reference, string Label);

/// <summary>
/// Figures in texts: <c>{{exhibit 3 accounts}}</c> is the figure that exhibit 3 froze, with what its last recount came to, and
/// <c>{{figure 5}}</c> the fifth figure that the case's sources report, in its source's words.
/// </summary>
public static class TextFigures
{
    /// <summary>The figures that a text refers to, in their order.</summary>
    public static IReadOnlyList<TextFigure> In(string text, AllegationDossier dossier) =>
        [.. FigureReferences.Figure().Matches(text).Select(m => Of(m, dossier))];

    /// <summary>The text with its figures written out.</summary>
    public static string WrittenOut(string text, AllegationDossier dossier) =>
        FigureReferences.Figure().Replace(text, m => Of(m, dossier).ToString());

    /// <summary>The text without its references, each blanked, so that what was typed can be looked at alone.</summary>
    public static string Typed(string text) => FigureReferences.Figure().Replace(text, m => new string(' ', m.Length));

    /// <summary>The figures of a case that a text can refer to.</summary>
    public static IReadOnlyList<FigureOffer> Offers(AllegationDossier dossier) =>
    [
        .. dossier.Exhibits.SelectMany(x => x.Figures.Select(f => new FigureOffer(
            string.Create(CultureInfo.InvariantCulture, $"{{{{exhibit {x.Number} {CaseworkJson.NameOf(f.Measure.ToString())}}}}}"),
            string.Create(CultureInfo.InvariantCulture, $"{f.Value:N0} {f.Measure.Name()} · Exhibit {x.Number}, {x.Title}")))),
        .. dossier.Figures.Where(f => !f.IsOthersSum).Select(f => new FigureOffer(
            string.Create(CultureInfo.InvariantCulture, $"{{{{figure {f.Number}}}}}"),
            string.Create(CultureInfo.InvariantCulture, $"“{f.Wording}” {f.Measure.Name()} · Source {f.SourceNumber}"))),
    ];

    private static TextFigure Of(Match match, AllegationDossier dossier)
    {
        var number = FigureReferences.NumberOf(match);
        return match.Groups["measure"] is { Success: true, Value: var measure }
            ? OfExhibit(match, dossier, dossier.Exhibits.FirstOrDefault(x => x.Number == number), number, measure)
            : OfSource(match, dossier.Figures.FirstOrDefault(f => f.Number == number), number);
    }

    private static TextFigure OfExhibit(Match match, AllegationDossier dossier, Exhibit? exhibit, int number, string measure)
    {
        var from = string.Create(CultureInfo.InvariantCulture, $"Exhibit {number}");
        var (index, figure) = (exhibit?.Figures ?? []).Index()
            .FirstOrDefault(f => CaseworkJson.NameOf(f.Item.Measure.ToString()) == measure);
        if (exhibit is null || figure is null) return new(match.Index, match.Length, "", "", $"{from} {measure}", "", IsKnown: false);
        var now = dossier.NowOf(exhibit, index);
        return new(
            match.Index, match.Length, string.Create(CultureInfo.InvariantCulture, $"{figure.Value:N0} {figure.Measure.Name()}"),
            (exhibit.IsSynthetic ? "synthetic, " : "") + (HeadlineBasis.OfData.IsInferred(figure.Selection)
                || HeadlineBasis.OfData.IsInferred(exhibit.Selection) ? "observed within an inferred cluster" : "observed"), from,
            now == figure.Value
            ? ""
            : string.Create(CultureInfo.InvariantCulture,
                $"{now:N0} {(dossier.CountedNow.ContainsKey(number) ? "now" : "when it was counted last")}"), IsKnown: true);
    }

    private static TextFigure OfSource(Match match, ReportedFigure? figure, int number) => figure is null
        ? new(match.Index, match.Length, "", "", string.Create(CultureInfo.InvariantCulture, $"figure {number}"), "", IsKnown: false)
        : new(
            match.Index, match.Length, $"“{figure.Wording}” {figure.Measure.Name()}", "reported",
            string.Create(CultureInfo.InvariantCulture, $"Source {figure.SourceNumber}"), "", IsKnown: true);
}
