using System.Text;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.Linting;
using Dashboard.Casework.LiveFigures;
using Dashboard.Casework.Reviews;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;

namespace Dashboard.Packets.Contents;

/// <summary>Some of what limits an allegation, under a heading. Items are Markdown.</summary>
internal sealed record LimitationGroup(string Title, IReadOnlyList<string> Items);

/// <summary>
/// What speaks against an allegation, what is open, and what a packet does not show. One list for the report and for <c>limitations.md</c>.
/// </summary>
internal static class Limitations
{
    public static IReadOnlyList<LimitationGroup> Of(PacketContents contents)
    {
        var allegation = contents.Allegation;
        var groups = new List<LimitationGroup>
        {
            new("What speaks against it",
                string.IsNullOrWhiteSpace(allegation.Against)
                ? ["Nothing was written down that speaks against this allegation as a whole. That is not the same as nothing speaking against it."] : [TextFigures.WrittenOut(allegation.Against, contents.Dossier)]),
            new("Grounds against single elements", [.. AgainstElements(contents)]),
            new("Dissent, and remarks that are not settled", [.. Remarks(contents)]),
            new("What was open when this was exported",
                contents.Override is { } over ? [.. over.Of.Select(Plain), $"**Exported in spite of it:** {Plain(over.Reason)}"] : []),
            new("Elements that are not established", [.. Unestablished(allegation)]),
            new("Open questions", [.. contents.Questions.Select(q => Question(q, contents))]),
            new("Interests of the sources",
                [.. contents.Sources.Where(s => s.Interest.Length > 0)
                    .Select(s => $"**Source {s.Number}{(s.Publisher.Length > 0 ? $", {Plain(s.Publisher)}" : "")}:** {s.Interest}")]),
            new("Limits of this packet", [.. OfPacket(contents)]),
        };
        return [.. groups.Where(g => g.Items.Count > 0)];
    }

    public static byte[] ToMarkdown(PacketContents contents)
    {
        var text = new StringBuilder("# Limitations, and what speaks against it\n\n");
        if (contents.Case.IsSynthetic) text.Append("**Synthetic: the data and the actors of this case are made up.**\n\n");
        text.Append("Allegation ").Append(contents.Allegation.Number).Append(": ").Append(Plain(contents.Allegation.Title)).Append("\n\n");
        foreach (var group in Of(contents))
        {
            text.Append("## ").Append(group.Title).Append("\n\n");
            foreach (var item in group.Items) text.Append(item.ReplaceLineEndings("\n").Trim()).Append("\n\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString().TrimEnd() + "\n");
    }

    private static IEnumerable<string> AgainstElements(PacketContents contents) =>
        from element in contents.Allegation.Elements.OrderBy(e => e.Number)
        from ground in element.Grounds.OrderBy(g => g.Number)
        where ground.Bearing == Bearing.Against
        let cited = ground.ExhibitNumber is { } exhibit ? $"exhibit {exhibit}" : $"source {ground.SourceNumber}"
        select $"**Element {element.Number}, {cited}:** {(ground.Note.Length > 0 ? ground.Note : "no note.")}";

    private static IEnumerable<string> Remarks(PacketContents contents)
    {
        foreach (var remark in contents.Remarks.Where(r => r.Kind == RemarkKind.Dissent || r.SettledAt is null).OrderBy(r => r.Number))
        {
            var on = remark.ElementNumber is { } element ? $", element {element}" : "";
            var passage = remark.Passage.Length > 0 ? $" On “{Plain(remark.Passage)}”:" : "";
            yield return $"**{remark.Kind.Title()} by {Plain(remark.By)}{on}.**{passage} {Plain(remark.Text)}{(remark.Settlement.Length > 0 ? $" Settled: {Plain(remark.Settlement)}" : "")}";
        }

        if (contents.Allegation.OverrideReason.Length > 0)
            yield return $"**Approved with red remarks open** by {Plain(contents.Allegation.OverrideBy)}: {Plain(contents.Allegation.OverrideReason)}";
    }

    private static IEnumerable<string> Unestablished(Allegation allegation) =>
        from element in allegation.Elements.OrderBy(e => e.Number)
        where element.Standing != Standing.Corroborated
        select $"**Element {element.Number}, {element.Kind.Name()}: {element.Standing.Word()}.** {element.StandingReason}";

    private static string Question(OpenQuestion question, PacketContents contents)
    {
        var source = question.SourceNumber is { } number && contents.Sources.Any(s => s.Number == number) ? $" (source {number})" : "";
        return $"**{Plain(question.Question)}**{source} {question.AnswerSoFar}".Trim();
    }

    private static IEnumerable<string> OfPacket(PacketContents contents)
    {
        if (contents.Case.IsSynthetic)
            yield return "The data are synthetic and the actors fictional. Nothing here says anything about anyone who exists.";
        if (contents.Exhibits.Count == 0)
            yield return "No exhibit is cited: nothing in this packet was counted in telemetry. It rests on what sources say.";
        if (contents.ReportedFigures.Count > 0)
            yield return "Reported figures are what sources say, in their words. They were not independently verified here, and figures over overlapping windows are never to be added up.";
        foreach (var exhibit in contents.Exhibits.Where(x => x.Record.RecountOutcome == RecountOutcome.Drifted))
            yield return $"Exhibit {exhibit.Record.Number} has drifted: counted again on {exhibit.Record.RecountedAt:yyyy-MM-dd}, it came out different ({Plain(exhibit.Record.RecountDifference)}). What is sealed is what was frozen.";
        if (contents.Exhibits.Count > 0)
        {
            yield return "An exhibit's figures can be recounted from the exhibit's own data. That shows that they follow from these data; it does not show that the data are what happened.";
            yield return contents.ErrorRates.Count > 0
                ? "Counts are exact for the data sealed. What was inferred can be wrong: how often it was, where the truth was known, stands in the section on methods. That was measured on made-up telemetry, and says nothing of logs unlike it."
                : "Counts are exact for the data sealed. No error rate is recorded for the methods used; where a method concludes rather than counts, its interval stands beside its figure.";
            if (contents.Exhibits.Any(x => FigureTable.IsWithinInferred(x.Manifest.Selection)))
                yield return "Counts over a cluster, or over accounts of a disposition, are observed within an inferred cluster: who is in it was concluded, not counted.";
        }

        if (contents.Redactions is { } log)
            yield return $"This is the {contents.Profile.Word()} profile. {contents.Profile.Meaning()} Redacted: {string.Join(", ", log.Entries.Select(e => e.What))}. What was removed has commitments in {CommitmentsDocument.FileName}.";
        yield return "A signature says whose key sealed the packet, and a time stamp that it was there at a time. Neither says that what is in it is true.";
    }

    // A title within a line of Markdown: one line, and its asterisks stay asterisks.
    private static string Plain(string text) => string.Concat(
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        .Select(c => c is '*' or '_' or '`' or '[' or ']' or '<' or '\\' or '#' ? $"\\{c}" : c.ToString()));
}
