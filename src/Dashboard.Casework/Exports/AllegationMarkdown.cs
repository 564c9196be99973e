using System.Globalization;
using System.Text;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Headlines;
using Dashboard.Casework.Hypotheses;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Core;

namespace Dashboard.Casework.Exports;

/// <summary>An allegation whole as Markdown, for people: the same content as <see cref="ExportedAllegation"/>.</summary>
public static class AllegationMarkdown
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Of(ExportedAllegation document)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(Culture)).Append('\n');
        void Paragraph(string words)
        {
            if (words.Length > 0) text.Append('\n').Append(words.Trim()).Append('\n');
        }

        Line($"# {document.Headline}");
        Paragraph(document.Limits);
        Paragraph($"Title given by the analyst: {document.Title}");
        Paragraph(
            string.Create(
                Culture,
                $"Allegation {document.Number}, version {document.Version}, {document.Status}. {(document.IsSynthetic ? "**Synthetic data.** " : "")}[{document.Link}]({document.Link})"));
        if (document.OverrideReason.Length > 0)
            Paragraph($"**Approved by {document.OverrideBy} with red remarks open:** {document.OverrideReason}");
        Paragraph(document.Summary);
        foreach (var line in ParticularsWords.Lines(document.Particulars with { Responses = [] })) Paragraph(line);
        foreach (var element in document.Elements)
        {
            Line($"\n## {element.Number} {element.Name}: {element.Standing.Word()}");
            Paragraph(element.Reason);
            Paragraph(element.Claim);
            Titled("Warrant", element.Warrant);
            Titled("Rebuttals", element.Rebuttals);
            Titled("What would change it", element.WouldChange);
            if (element.Likelihood is { } likelihood) Paragraph($"Likelihood: {likelihood.Term()}.");
            if (element.Confidence is { } confidence) Paragraph($"Confidence: {confidence.ToString().ToLowerInvariant()}.");
            Paragraph($"Its grounds allow {element.Highest.Word()} at most. {element.Why} {string.Join(' ', element.Lifts)}");
            text.Append('\n');
            foreach (var ground in element.Grounds)
                Line(
                    $"- {(ground.Bearing == Bearing.Against ? "Against" : "For")}: [{ground.Name}]({ground.Link}), {ground.Statement.Word()}, goes back to {string.Join(" and ", ground.Origins)}{(ground.Independence.Length > 0 ? $"; independent: {ground.Independence}" : "")}. {ground.Note}");
        }

        Titled("What speaks against it", document.Against, "## ");
        if (document.Particulars.Responses.Count > 0) Line($"\n## What the accused say\n");
        foreach (var response in document.Particulars.Responses) Line($"- {ParticularsWords.Of(response)}{Cited(response.SourceNumber)}");
        Line($"\n## Hypotheses\n");
        foreach (var (index, hypothesis) in document.Hypotheses.Hypotheses.Index())
            Line(
                $"- {document.HypothesisScores.Scores[index]:0.##}{(document.HypothesisScores.Leaders.Contains(index) ? " (leads: least speaks against it)" : "")} {HypothesisWords.Of(hypothesis)}");
        if (document.Hypotheses.Rows.Count > 0) Line($"\nEvidence, and how it lies to each:\n");
        foreach (var (index, row) in document.Hypotheses.Rows.Index())
            Line(
                $"- {HypothesisWords.Of(document.Hypotheses, row)}{(document.HypothesisScores.Diagnostic[index] ? "" : " (not diagnostic: the same for all)")}");
        foreach (var origin in document.HypothesisScores.Origins)
            Line($"- Without {origin.Origin}: {HypothesisWords.Leading(document.Hypotheses, origin.Leaders)}.");
        foreach (var exhibit in document.Exhibits.Where(x => x.Drifts.Count > 0))
            Paragraph($"**Drifted.** {string.Join("; ", exhibit.Drifts)}.");
        Line($"\n## Sources\n");
        foreach (var source in document.Sources)
            Line(
                $"- [Source {source.Number}]({source.Link}): {string.Join("; ", FactsOf(source))}.{(source.Interest.Length > 0 ? $" Interest: {source.Interest}" : "")}");
        if (document.Exhibits.Count > 0) Line($"\n## Exhibits\n");
        foreach (var exhibit in document.Exhibits)
            Line($"- [Exhibit {exhibit.Number}]({exhibit.Link}): {exhibit.Title}; SHA-256 {exhibit.ContentHash}");
        if (document.Figures.Count > 0) Line($"\n## Reported figures\n");
        foreach (var figure in document.Figures)
            Line(
                $"- [Figure {figure.Number}]({figure.Link}) “{figure.Wording}” {figure.Measure.Name()}, {figure.Subject} (Source {figure.Source})");
        Line($"\n## Quotations\n");
        foreach (var quotation in document.Quotations)
            Line(
                $"- [{quotation.Number}]({quotation.Link}) “{quotation.Text}” (Source {quotation.Source}{(quotation.Start is { } start ? string.Create(Culture, $", characters {start}–{start + quotation.Length}") : "")}; {quotation.Statement.Word()} of {quotation.SaidBy})");
        foreach (var remark in document.Remarks) Line($"\n> {remark.Kind} of {remark.By}: {remark.Text}");
        return text.ToString();

        string Cited(int? source) => source is { } number ? string.Create(Culture, $" (Source {number})") : "";

        IEnumerable<string> FactsOf(ExportedSource source) => new[]
        {
            source.Title, source.Publisher, source.Author, source.IsUnread ? "read by nobody here" : "",
            Day("published", source.PublishedOn), Day("retrieved", source.RetrievedOn),
            source.DerivedFrom.Count > 0
            ? $"draws on {string.Join(", ", source.DerivedFrom.Select(n => string.Create(Culture, $"Source {n}")))}" : "", source.Grade,
            source.TextSha256.Length > 0 ? $"text SHA-256 {source.TextSha256}" : "",
        }.Where(fact => fact.Length > 0);

        string Day(string what, DateOnly? on) => on is { } day ? $"{what} {day.ToString("d MMMM yyyy", Culture)}" : "";

        void Titled(string title, string words, string mark = "**")
        {
            if (words.Length > 0) Paragraph(mark == "**" ? $"**{title}.** {words}" : $"{mark}{title}\n\n{words}");
        }
    }
}
