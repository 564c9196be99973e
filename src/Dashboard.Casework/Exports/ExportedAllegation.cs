using Dashboard.Casework.Allegations;
using Dashboard.Casework.Dossiers;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Headlines;
using Dashboard.Casework.Hypotheses;
using Dashboard.Casework.Linting;
using Dashboard.Casework.LiveFigures;
using Dashboard.Casework.Quotations;
using Dashboard.Casework.Reviews;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;

namespace Dashboard.Casework.Exports;

/// <summary>
/// An allegation whole, as it leaves the program in JSON: every element, ground, figure, quotation and exhibit has the address
/// under which it is found again, relative to the program's.
/// </summary>
public sealed record ExportedAllegation
{
    public required int Number { get; init; }

    /// <summary>The title that a person gave it: no statement of the program.</summary>
    public required string Title { get; init; }

    public required string Status { get; init; }

    public required long Version { get; init; }

    public required bool IsSynthetic { get; init; }

    /// <summary>The strongest sentence that the chain bears.</summary>
    public required string Headline { get; init; }

    /// <summary>What is not shown, and why.</summary>
    public required string Limits { get; init; }

    public required string Summary { get; init; }

    public required string Against { get; init; }

    public required AllegationParticulars Particulars { get; init; }

    public required IReadOnlyList<ExportedElement> Elements { get; init; }

    public required HypothesisMatrix Hypotheses { get; init; }

    public required HypothesisScores HypothesisScores { get; init; }

    public required IReadOnlyList<ExportedSource> Sources { get; init; }

    public required IReadOnlyList<ExportedQuotation> Quotations { get; init; }

    /// <summary>The figures that the cited sources report, each in its source's words.</summary>
    public required IReadOnlyList<ReportedDocument> Figures { get; init; }

    public required IReadOnlyList<ExhibitDocument> Exhibits { get; init; }

    public required IReadOnlyList<ExportedRemark> Remarks { get; init; }

    /// <summary>Why it was approved with red remarks open; empty where none was.</summary>
    public required string OverrideReason { get; init; }

    public required string OverrideBy { get; init; }

    public required string Link { get; init; }

    /// <summary>The document of an allegation.</summary>
    public static ExportedAllegation Of(
        AllegationDossier dossier, IReadOnlyList<CheckedQuotation> quotations, IReadOnlyList<AllegationRemark> remarks)
    {
        var allegation = dossier.Allegation;
        var headline = Dashboard.Casework.Headlines.Headline.Of(dossier);
        var cited = dossier.CitedSources.Select(s => s.Number).ToHashSet();
        var links = new CaseLinks(dossier.Case.Id);
        return new()
        {
            Number = allegation.Number, Title = allegation.Title, Status = allegation.Status.ToString(), Version = allegation.Version,
            IsSynthetic = dossier.Case.IsSynthetic,
            Headline = headline.Claim, Limits = headline.Limits, Summary = TextFigures.WrittenOut(allegation.Summary, dossier),
            Against = TextFigures.WrittenOut(allegation.Against, dossier),
            Particulars = allegation.Particulars, Hypotheses = allegation.Hypotheses,
            HypothesisScores = HypothesisScores.Of(allegation.Hypotheses),
            Elements = [.. dossier.Chain.Select(e => ExportedElement.Of(dossier, e, links))],
            Sources = [.. dossier.CitedSources.Select(
                s => new ExportedSource(
                    s.Number, s.Title, s.Publisher, s.Author, s.Party, s.IsUnread, s.Grade, s.GradeReason, s.Interest, s.DerivedFrom,
                    s.PublishedOn, s.RetrievedOn, s.TextSha256, links.Source(s.Number)))],
            Quotations = [.. quotations.Where(q => cited.Contains(q.Quotation.SourceNumber)).Select(q => ExportedQuotation.Of(q, links))],
            Figures = [.. dossier.Figures.Where(f => cited.Contains(f.SourceNumber))
                .Select(
                    f => new ReportedDocument(
                        f.Number, f.SourceNumber, f.Measure, f.Wording, f.Qualifier, f.Value, f.Subject, f.WindowStart, f.WindowEnd,
                        links.Figure(f.Number)))],
            Exhibits = [.. dossier.CitedExhibits.Select(
                x => new ExhibitDocument(
                    x.Number, x.Title, x.ContentHash, x.IsSynthetic, x.RecountOutcome, x.RecountDifference, [.. x.Figures],
                    links.Exhibit(x.Number)) { Drifts = [.. dossier.Drifts.Where(d => d.Exhibit == x.Number).Select(d => d.ToString())] })],
            Remarks = [.. remarks.Where(r => r.SettledAt is null || r.Kind == RemarkKind.Dissent)
                .Select(r => new ExportedRemark(r.Number, r.Kind, r.ElementNumber, r.Passage, r.Text, r.By, r.At))],
            OverrideReason = allegation.OverrideReason, OverrideBy = allegation.OverrideBy, Link = links.Allegation(allegation.Number),
        };
    }
}

/// <summary>An element as it is exported.</summary>
/// <param name="Standing">As a person set it, and never above what its grounds allow.</param>
/// <param name="Highest">The highest standing that its grounds allow.</param>
public sealed record ExportedElement(
    int Number, ElementKind Kind, string Name, string Claim, Standing Standing, string Reason, Standing Highest, string Why,
    IReadOnlyList<string> Lifts, IReadOnlyList<string> Lowers,
    string Warrant, string Rebuttals, string WouldChange, Likelihood? Likelihood, Confidence? Confidence,
    IReadOnlyList<ExportedGround> Grounds, string Link)
{
    internal static ExportedElement Of(AllegationDossier dossier, AllegationElement element, CaseLinks links)
    {
        var ceiling = dossier.CeilingOf(element);
        return new(
            element.Number, element.Kind, element.Kind.Name(), Written(element.Text), dossier.StandingOf(element),
            Written(element.StandingReason), ceiling.Highest, ceiling.Why, ceiling.Lifts, ceiling.Lowers,
            Written(element.Warrant), Written(element.Rebuttals), Written(element.WouldChange), element.Likelihood, element.Confidence,
            [
                .. element.Grounds.OrderBy(g => g.Number).Select(GroundEdit.Of)
                .Select(g => (Ground: g, Facts: dossier.Grounding.FactsOf(g))).Select(g => new ExportedGround(
                    g.Ground.Name, g.Ground.Bearing, g.Facts.Statement, [.. g.Facts.Origins], g.Ground.Independence, g.Ground.Commitment,
                    Written(g.Ground.Note), links.Of(g.Ground))),
            ],
            links.Element(dossier.Allegation.Number, element.Number));

        string Written(string text) => TextFigures.WrittenOut(text, dossier);
    }
}

/// <summary>A ground as it is exported.</summary>
/// <param name="Statement">The kind of statement that it counts as.</param>
/// <param name="Origins">What it goes back to.</param>
public sealed record ExportedGround(
    string Name, Bearing Bearing, StatementKind Statement, IReadOnlyList<string> Origins, string Independence, string Commitment,
    string Note, string Link);

/// <summary>A source as it is exported.</summary>
public sealed record ExportedSource(
    int Number, string Title, string Publisher, string Author, SourceParty? Party, bool IsUnread, string Grade, string GradeReason,
    string Interest, IReadOnlyList<int> DerivedFrom,
    DateOnly? PublishedOn, DateOnly? RetrievedOn, string TextSha256, string Link);

/// <summary>A quotation as it is exported.</summary>
/// <param name="Source">The number of the source that words it.</param>
/// <param name="Start">Where it begins in the source's text, in UTF-16 units from 0; null where no text was at hand.</param>
public sealed record ExportedQuotation(
    int Number, string Text, int Source, int? Start, int Length, string TextSha256, StatementKind Statement, string SaidBy, string Topic,
    QuotationCheck Check, string Link)
{
    internal static ExportedQuotation Of(CheckedQuotation of, CaseLinks links)
    {
        var q = of.Quotation;
        return new(
            q.Number, q.Text, q.SourceNumber, q.Start, q.Length, q.TextSha256, q.Statement, q.SaidBy, q.Topic, of.Check,
            links.Quotation(q.Number));
    }
}

/// <summary>A reported figure as it is exported: never to be added to another.</summary>
/// <param name="Source">The number of the source that words it.</param>
public sealed record ReportedDocument(
    int Number, int Source, Measure Measure, string Wording, string Qualifier, double Value, string Subject, DateOnly? First,
    DateOnly? Last, string Link);

/// <summary>A cited exhibit as it is exported.</summary>
public sealed record ExhibitDocument(
    int Number, string Title, string ContentHash, bool IsSynthetic, RecountOutcome? Recount, string Difference,
    IReadOnlyList<Figure.Observed> Figures, string Link)
{
    /// <summary>The figures that come out different when the allegation is read, each in words.</summary>
    public IReadOnlyList<string> Drifts { get; init; } = [];
}

/// <summary>An open remark, or a dissent, as it is exported.</summary>
public sealed record ExportedRemark(int Number, RemarkKind Kind, int? Element, string Passage, string Text, string By, DateTime At);
