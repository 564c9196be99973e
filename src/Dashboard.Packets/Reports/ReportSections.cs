using Dashboard.Packets.Contents;

namespace Dashboard.Packets.Reports;

/// <summary>A section of the report: its anchor, its title, and what is drawn.</summary>
internal sealed record ReportSection(string Id, string Title, Type Component);

/// <summary>The sections that a report has. One that has nothing to say is left out, but for what speaks against: that cannot be.</summary>
internal static class ReportSections
{
    private static readonly (ReportSection Section, Func<PacketContents, bool> HasContent)[] All =
    [
        (new("headline", "Headline", typeof(ReportHeadline)), _ => true),
        (new("chain", "The allegation and its elements", typeof(ReportChain)), _ => true),
        (new("limitations", "What speaks against it, and limitations", typeof(ReportLimitations)), _ => true),
        (new("hypotheses", "Competing accounts", typeof(ReportHypotheses)), c => c.Allegation.Hypotheses.Rows.Count > 0),
        (new("figures", "Every figure on one page", typeof(ReportFigures)), c => c.Exhibits.Count > 0),
        (new("exhibits", "Exhibits", typeof(ReportExhibits)), c => c.Exhibits.Count > 0),
        (new("sources", "Sources and what they report", typeof(ReportSources)), c => c.Sources.Count > 0),
        (new("events", "Timeline of events", typeof(ReportEvents)), c => c.Events.Count > 0),
        (new("methods", "Methods", typeof(ReportMethods)), c => c.Exhibits.Count > 0),
        (new("reliability", "Rule 702 and proposed Rule 707, point by point", typeof(ReportReliability)), c => c.Exhibits.Count > 0),
        (new("custody", "Custody record", typeof(ReportCustody)), c => c.Exhibits.Count > 0 || c.Imports.Count > 0),
        (new("files", "Files, hashes and how to verify them", typeof(ReportFiles)), _ => true),
        (new("certification", "Certification (draft)", typeof(ReportCertification)), c => c.Exhibits.Count > 0),
    ];

    public static IReadOnlyList<ReportSection> Of(PacketContents contents) =>
        [.. All.Where(s => s.HasContent(contents)).Select(s => s.Section)];
}
