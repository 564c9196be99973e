using Dashboard.Casework.Allegations;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Headlines;
using Dashboard.Casework.Linting;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;
using Dashboard.Investigations.Figures;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Briefings;

/// <summary>A headline figure as it is shown.</summary>
/// <param name="Tag">The kind, and what is always said with it: “reported · A2”.</param>
/// <param name="Note">What else a reader needs at a glance.</param>
/// <param name="Lines">Where it comes from.</param>
public sealed record SummaryCard(string Label, string Value, FigureKind Kind, string Tag, string Note, IReadOnlyList<ProvenanceLine> Lines)
{
    /// <summary>“nearly”, “within an inferred cluster”; empty where there is none.</summary>
    public string Qualifier { get; init; } = "";

    /// <summary>Where it comes from: “Source 3”, “Exhibit 2”, “the analysis”.</summary>
    public string Source { get; init; } = "";

    /// <summary>The card of made-up data: that is said wherever the figure stands.</summary>
    public SummaryCard Marked(bool isSynthetic) => isSynthetic ? this with { Tag = $"{Tag} · synthetic" } : this;

    /// <summary>What sources say, each figure in its source's words.</summary>
    public static IReadOnlyList<SummaryCard> Of(HeadlineBasis.OfSources said, IReadOnlyList<Source> sources) =>
        [.. OfSources(said, sources)];

    /// <summary>What the case's own data come to.</summary>
    public static IReadOnlyList<SummaryCard> Of(CountedNow counted, CaseId caseId) => [.. OfData(counted, caseId)];

    private static IEnumerable<SummaryCard> OfSources(HeadlineBasis.OfSources said, IReadOnlyList<Source> sources)
    {
        if (said.Accounts is { } accounts) yield return Reported("Accounts", accounts, sources);
        if (said.Interactions is { } interactions) yield return Reported("Interactions", interactions, sources);
        if (said is { Period: { } period } && (said.Interactions ?? said.Accounts) is { } dated)
        {
            var source = sources.First(s => s.Number == dated.Leading.SourceNumber);
            yield return new(
                "Window", Format.Window(period.First, period.Last), FigureKind.Reported, $"reported · {source.Grade}",
                $"{period.Days} days, both ends included",
                Provenance.Of(dated.Leading, sources)) { Source = $"Source {source.Number}" };
        }

        var sourceLines = new[] { said.Interactions, said.Accounts }.OfType<ReportedMeasure>().Select(m => Origin(m.Leading, sources))
            .ToList();
        if (said is { Period.Days: var days, Interactions: { } all, Accounts: { } by }
            && DailyRate.Of(all.Values, by.Values, days) is { } rate)
            yield return new(
                "Per account and day", FigureText.Value(rate), FigureKind.Inferred, "inferred", rate.Basis,
                Provenance.Of(rate, sourceLines));
        if (said.Interactions is { } counted)
            yield return ListValue(ListPriceValue.OfExchanges(counted.Leading.Value), [Origin(counted.Leading, sources)]);
    }

    private static IEnumerable<SummaryCard> OfData(CountedNow data, CaseId caseId)
    {
        var where = data.Exhibit is { } exhibit ? $"selection of Exhibit {exhibit.Number}" : "the whole case";
        var qualifier = data.IsWithinInferred ? "within an inferred cluster" : "";
        SummaryCard Observed(string label, Figure.Observed figure) => new(
            label, FigureText.Value(figure), FigureKind.Observed, qualifier.Length > 0 ? $"observed {qualifier}" : "observed",
            $"{DriftOf(data, figure)}{where} · {figure.Method} · data {figure.Fingerprint.Abbreviated}…",
            [.. Provenance.Of(figure, caseId, data.Exhibit),
                .. data.Cautions.Select(c => new ProvenanceLine("Caution", $"{c.Claim} {c.Detail}", PageAddress.Analysis(caseId)))])
        {
            Qualifier = qualifier, Source = data.Exhibit is { Number: var number } ? $"Exhibit {number}" : "the case's data",
        };
        if (data[Measure.Accounts] is { } accounts) yield return Observed("Accounts", accounts);
        if (data[Measure.Interactions] is not { } interactions) yield break;
        yield return Observed("Interactions", interactions);
        if (data.Period is { } window)
        {
            yield return OfWindow(window, Provenance.Of(interactions, caseId, data.Exhibit));
        }

        IReadOnlyList<ProvenanceLine> counted =
            [new("Counted", Format.Selection(interactions.Selection), PageAddress.Workbench(caseId, interactions.Selection))];
        if (data.Period is { } days && data[Measure.Accounts] is { } by
            && DailyRate.Of([interactions.Value], [by.Value], days.Days) is { } rate)
            yield return new(
                "Per account and day", FigureText.Value(rate), FigureKind.Inferred, "inferred", rate.Basis, Provenance.Of(rate, counted));
        yield return ListValue(
            data.Tokens is { Sum: > 0 } tokens ? ListPriceValue.OfTokens(tokens) : ListPriceValue.OfExchanges(interactions.Value), counted);
    }

    /// <summary>A campaign's days, with how they are known and their doubt.</summary>
    public static SummaryCard OfWindow(AllegedPeriod window, IReadOnlyList<ProvenanceLine> lines)
    {
        var tag = window.Basis switch
        {
            PeriodBasis.Inferred => "inferred",
            PeriodBasis.Reported => "reported",
            _ => "chosen by a person",
        };
        var doubt = window is { FirstFrom: { } from, FirstTo: { } to, LastFrom: { } lastFrom, LastTo: { } lastTo }
            ? $"; begins {Format.Window(from, to)}, ends {Format.Window(lastFrom, lastTo)}" : "";
        return new(
            "Window", Format.Window(window.First, window.Last),
            window.Basis == PeriodBasis.Reported ? FigureKind.Reported : FigureKind.Inferred, tag,
            $"{window.Days} days, both ends included{doubt}", lines);
    }

    private static string DriftOf(CountedNow data, Figure.Observed figure) =>
        data.DriftedFrom(figure.Measure) is { } frozen
        ? $"△ drifted: Exhibit {data.Exhibit!.Number} froze {FigureText.Value(frozen)} · " : "";

    private static SummaryCard Reported(string label, ReportedMeasure measure, IReadOnlyList<Source> sources)
    {
        var figure = measure.Leading;
        var source = sources.First(s => s.Number == figure.SourceNumber);
        var others = measure.Others.Select(f => f.Wording).Where(w => w != figure.Wording).Distinct().ToList();
        var origins = SourceOrigins.CountIndependent([figure.SourceNumber, .. measure.Others.Select(f => f.SourceNumber)], [.. sources]);
        var note = others.Count > 0
            ? "also " + string.Join(", ", others.Select(w => $"“{w}”")) : Format.Count(origins, "independent origin");
        IReadOnlyList<ProvenanceLine> also = [.. measure.Others.Select(f => Origin(f, sources))];
        return new(
            label, $"“{figure.Wording}”", FigureKind.Reported, $"reported · {source.Grade}", note,
            [.. Provenance.Of(figure, sources), .. also.Select(line => line with { Term = "Also" }),
                new("Origins", Format.Count(origins, "independent origin"))])
        {
            Qualifier = figure.Qualifier, Source = $"Source {figure.SourceNumber}",
        };
    }

    private static SummaryCard ListValue(Figure.Inferred value, IEnumerable<ProvenanceLine> from) => new(
        "Value at list price", FigureText.Value(value), FigureKind.Inferred, "inferred",
        $"{ListPriceValue.Caveat}; {ListPriceValue.BaseOf(value)}",
        Provenance.Of(value, [.. from, new("Not", "what was billed, what was left unpaid, or what it would cost to replace")]));

    private static ProvenanceLine Origin(ReportedFigure figure, IReadOnlyList<Source> sources)
    {
        var source = sources.First(s => s.Number == figure.SourceNumber);
        return new(
            "From",
            $"“{figure.Wording}” {figure.Measure.Name()}, Source {source.Number}{(source.Publisher.Length > 0 ? $" ({source.Publisher})" : "")}, {source.Grade}", PageAddress.Source(figure.CaseId, source.Number));
    }
}
