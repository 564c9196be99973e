using Dashboard.CasePages;
using Dashboard.Casework;
using Dashboard.Core;
using Dashboard.Figures;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Summary;

/// <summary>A headline figure as it is shown.</summary>
/// <param name="Tag">The kind, and what is always said with it: “reported · A2”.</param>
/// <param name="Note">What else a reader needs at a glance.</param>
/// <param name="Lines">Where it comes from.</param>
public sealed record SummaryCard(string Label, string Value, FigureKind Kind, string Tag, string Note, IReadOnlyList<ProvenanceLine> Lines)
{
    /// <summary>The headline figures of a case, each in the look of its kind.</summary>
    public static IReadOnlyList<SummaryCard> Of(HeadlineBasis basis, CaseId caseId, IReadOnlyList<Source> sources) => basis switch
    {
        HeadlineBasis.OfSources said => [.. OfSources(said, sources)],
        HeadlineBasis.OfData data => [.. OfData(data, caseId)],
        _ => throw new ArgumentOutOfRangeException(nameof(basis)),
    };

    private static IEnumerable<SummaryCard> OfSources(HeadlineBasis.OfSources said, IReadOnlyList<Source> sources)
    {
        if (said.Accounts is { } accounts) yield return Reported("Accounts", accounts, sources);
        if (said.Interactions is { } interactions) yield return Reported("Interactions", interactions, sources);
        if (said is { Window: { } window } && (said.Interactions ?? said.Accounts) is { } dated)
        {
            var source = sources.First(s => s.Number == dated.Leading.SourceNumber);
            yield return new(
                "Window", Wording.Window(window.First, window.Last), FigureKind.Reported, $"reported · {source.Grade}", $"{Days(window)} days, both ends included",
                Provenance.Of(dated.Leading, sources));
        }

        var sourceLines = new[] { said.Interactions, said.Accounts }.OfType<ReportedMeasure>().Select(m => Origin(m.Leading, sources)).ToList();
        if (said is { Window: { } days, Interactions: { } all, Accounts: { } by } && DailyRate.Of(all.Values, by.Values, Days(days)) is { } rate)
            yield return new("Per account and day", FigureText.Value(rate), FigureKind.Inferred, "inferred", rate.Basis, Provenance.Of(rate, sourceLines));
        if (said.Interactions is { } counted) yield return ListValue(ListPriceValue.OfExchanges(counted.Leading.Value), [Origin(counted.Leading, sources)]);
    }

    private static IEnumerable<SummaryCard> OfData(HeadlineBasis.OfData data, CaseId caseId)
    {
        var where = data.Exhibit is { } exhibit ? $"selection of Exhibit {exhibit.Number}" : "the whole case";
        SummaryCard Observed(string label, Figure.Observed figure) => new(
            label, FigureText.Value(figure), FigureKind.Observed, "observed", $"{where} · {figure.Method} · data {figure.Fingerprint.Abbreviated}…", [.. Provenance.Of(figure, caseId, data.Exhibit), .. data.Cautions.Select(c => new ProvenanceLine("Caution", $"{c.Claim} {c.Detail}", PageAddress.Analysis(caseId)))]);
        if (data[Measure.Accounts] is { } accounts) yield return Observed("Accounts", accounts);
        if (data[Measure.Interactions] is not { } interactions) yield break;
        yield return Observed("Interactions", interactions);
        if (data.Window is { } window)
        {
            yield return new(
                "Window", Wording.Window(window.First, window.Last), FigureKind.Observed, "observed", $"{Days(window)} days, both ends included",
                Provenance.Of(interactions, caseId, data.Exhibit));
        }

        IReadOnlyList<ProvenanceLine> counted = [new("Counted", Wording.Selection(interactions.Selection), PageAddress.Workbench(caseId, interactions.Selection))];
        if (data.Window is { } days && data[Measure.Accounts] is { } by && DailyRate.Of([interactions.Value], [by.Value], Days(days)) is { } rate)
            yield return new("Per account and day", FigureText.Value(rate), FigureKind.Inferred, "inferred", rate.Basis, Provenance.Of(rate, counted));
        yield return ListValue(data.Tokens is { Sum: > 0 } tokens ? ListPriceValue.OfTokens(tokens) : ListPriceValue.OfExchanges(interactions.Value), counted);
    }

    private static SummaryCard Reported(string label, ReportedMeasure measure, IReadOnlyList<Source> sources)
    {
        var figure = measure.Leading;
        var source = sources.First(s => s.Number == figure.SourceNumber);
        var others = measure.Others.Select(f => f.Wording).Where(w => w != figure.Wording).Distinct().ToList();
        var origins = SourceOrigins.CountIndependent([figure.SourceNumber, .. measure.Others.Select(f => f.SourceNumber)], [.. sources]);
        var note = others.Count > 0 ? "also " + string.Join(", ", others.Select(w => $"“{w}”")) : Wording.Count(origins, "independent origin");
        IReadOnlyList<ProvenanceLine> also = [.. measure.Others.Select(f => Origin(f, sources))];
        return new(
            label, $"“{figure.Wording}”", FigureKind.Reported, $"reported · {source.Grade}", note,
            [.. Provenance.Of(figure, sources), .. also.Select(line => line with { Term = "Also" }), new("Origins", Wording.Count(origins, "independent origin"))]);
    }

    private static SummaryCard ListValue(Figure.Inferred value, IEnumerable<ProvenanceLine> from) => new(
        "Value at list price", FigureText.Value(value), FigureKind.Inferred, "inferred", $"{ListPriceValue.Caveat}; {ListPriceValue.BaseOf(value)}",
        Provenance.Of(value, [.. from, new("Not", "what was billed, what was left unpaid, or what it would cost to replace")]));

    private static ProvenanceLine Origin(ReportedFigure figure, IReadOnlyList<Source> sources)
    {
        var source = sources.First(s => s.Number == figure.SourceNumber);
        return new("From", $"“{figure.Wording}” {figure.Measure.Name()}, Source {source.Number}{(source.Publisher.Length > 0 ? $" ({source.Publisher})" : "")}, {source.Grade}", PageAddress.Source(figure.CaseId, source.Number));
    }

    private static int Days((DateOnly First, DateOnly Last) window) => window.Last.DayNumber - window.First.DayNumber + 1;
}
